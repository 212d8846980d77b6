(** The variance of a sum over edges that are dropped in both directions at once

    Source: rong2020

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Doubled_edges_vary_twice.
Variable real : realFieldType.
Variables (n : nat).
Variables (r : real).
Variables (x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> r)
  | 3%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 4%N] [:: 0%N] true (mask_table 4 (Plus (Number 1) (Minus (Entry 2 [::]))) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 0)
    4 [:: 0%N] (Plus (Number 1) (Minus (Entry 2 [::]))) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Mean 0 (Power (Total 0 (Times (Times (Number 2) (Entry 4 [:: 0%N])) (Entry 3 [:: 0%N]))) 2)) (Minus (Power (Mean 0 (Total 0 (Times (Times (Number 2) (Entry 4 [:: 0%N])) (Entry 3 [:: 0%N])))) 2))).
Let line_1 := (Times (Number 4) (Total 0 (Total 0 (Times (Times (Plus (Mean 0 (Times (Entry 4 [:: 1%N]) (Entry 4 [:: 0%N]))) (Minus (Times (Mean 0 (Entry 4 [:: 1%N])) (Mean 0 (Entry 4 [:: 0%N]))))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N]))))).
Let line_2 := (Times (Number 4) (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Entry 0 [:: 1%N; 0%N])) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 2 [::]))))).
Let line_3 := (Times (Times (Times (Number 4) (Plus (Number 1) (Minus (Entry 2 [::])))) (Entry 2 [::])) (Total 0 (Power (Entry 3 [:: 0%N]) 2))).
Let line_4 := (Times (Times (Times (Number 4) (Plus (Number 1) (Minus (Entry 2 [::])))) (Entry 2 [::])) (Total 0 (Power (Entry 3 [:: 0%N]) 2))).

Theorem doubled_edges_vary_twice :
  let E := mask (fun j : 'I_n => 1 - r) in
  Var E (fun delta => (\sum_(j < n) 2%:R * (delta j)%:R * x j))
  = 4%:R * (1 - r) * r * (\sum_(j < n) x j ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun delta => (\sum_(j < n) 2%:R * (delta j)%:R * x j))
  = 4%:R * (\sum_(j < n) (\sum_(i < n) (E (fun delta => (delta i)%:R * (delta j)%:R) - E (fun delta => (delta i)%:R) * E (fun delta => (delta j)%:R)) * x i * x j)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean *)
have step_2 : 4%:R * (\sum_(j < n) (\sum_(i < n) (E (fun delta => (delta i)%:R * (delta j)%:R) - E (fun delta => (delta i)%:R) * E (fun delta => (delta j)%:R)) * x i * x j))
  = 4%:R * (\sum_(j < n) (\sum_(i < n) (1 - r) * (i == j)%:R * x i * x j * r)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : 4%:R * (\sum_(j < n) (\sum_(i < n) (1 - r) * (i == j)%:R * x i * x j * r))
  = 4%:R * (1 - r) * r * (\sum_(j < n) x j ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Doubled_edges_vary_twice.
Print Assumptions doubled_edges_vary_twice.
