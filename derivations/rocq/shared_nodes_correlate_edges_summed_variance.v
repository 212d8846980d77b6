(** The variance of a sum over the edges of a node

    Source: feng2020

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Shared_nodes_correlate_edges_summed_variance.
Variable real : realFieldType.
Variables (n : nat).
Variables (r : real).
Variables (w x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> r)
  | 3%N => entry (@place1 size_of_ 0) (w)
  | 4%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] true (mask_table 5 (Plus (Number 1) (Minus (Entry 2 [::]))) 2); Law [:: 6%N] [::] true (mask_table 6 (Plus (Number 1) (Minus (Entry 2 [::]))) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun _ : unit => 1 - r)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 0)
    5 [:: 0%N] (Plus (Number 1) (Minus (Entry 2 [::]))) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun _ : unit => 1 - r) (@place0 size_of_)
    6 [::] (Plus (Number 1) (Minus (Entry 2 [::]))) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
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
Let line_0 := (Plus (Mean 0 (Mean 1 (Power (Total 0 (Times (Times (Times (Entry 5 [:: 0%N]) (Entry 3 [:: 0%N])) (Entry 4 [:: 0%N])) (Entry 6 [::]))) 2))) (Minus (Power (Mean 0 (Mean 1 (Total 0 (Times (Times (Times (Entry 5 [:: 0%N]) (Entry 3 [:: 0%N])) (Entry 4 [:: 0%N])) (Entry 6 [::]))))) 2))).
Let line_1 := (Plus (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Times (Power (Entry 6 [::]) 2) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 4 [:: 1%N])) (Entry 4 [:: 0%N])))) (Minus (Power (Total 0 (Times (Times (Mean 0 (Mean 1 (Times (Entry 5 [:: 0%N]) (Entry 6 [::])))) (Entry 3 [:: 0%N])) (Entry 4 [:: 0%N]))) 2))).
Let line_2 := (Plus (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 5 [:: 1%N]) (Entry 5 [:: 0%N])))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 4 [:: 1%N])) (Entry 4 [:: 0%N]))))) (Minus (Times (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 4) (Power (Total 0 (Times (Entry 3 [:: 0%N]) (Entry 4 [:: 0%N]))) 2)))).
Let line_3 := (Plus (Times (Power (Total 0 (Times (Entry 3 [:: 0%N]) (Entry 4 [:: 0%N]))) 2) (Plus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 3) (Minus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 4)))) (Times (Plus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 2) (Minus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 3))) (Total 0 (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2))))).
Let line_4 := (Plus (Times (Power (Total 0 (Times (Entry 3 [:: 0%N]) (Entry 4 [:: 0%N]))) 2) (Plus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 3) (Minus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 4)))) (Times (Plus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 2) (Minus (Power (Plus (Number 1) (Minus (Entry 2 [::]))) 3))) (Total 0 (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2))))).

Theorem shared_nodes_correlate_edges_summed_variance :
  let E := both (mask (fun j : 'I_n => 1 - r)) (mask (fun _ : unit => 1 - r)) in
  Var E (fun '(delta, gamma) => (\sum_(j < n) (delta j)%:R * w j * x j * (gamma tt)%:R))
  = (\sum_(j < n) w j * x j) ^+ 2 * ((1 - r) ^+ 3 - (1 - r) ^+ 4) + ((1 - r) ^+ 2 - (1 - r) ^+ 3) * (\sum_(j < n) w j ^+ 2 * x j ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun '(delta, gamma) => (\sum_(j < n) (delta j)%:R * w j * x j * (gamma tt)%:R))
  = (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => (gamma tt)%:R ^+ 2 * (delta i)%:R * (delta j)%:R) * w i * w j * x i * x j)) - (\sum_(j < n) E (fun '(delta, gamma) => (delta j)%:R * (gamma tt)%:R) * w j * x j) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean *)
have step_2 : (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => (gamma tt)%:R ^+ 2 * (delta i)%:R * (delta j)%:R) * w i * w j * x i * x j)) - (\sum_(j < n) E (fun '(delta, gamma) => (delta j)%:R * (gamma tt)%:R) * w j * x j) ^+ 2
  = (1 - r) * (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => (delta i)%:R * (delta j)%:R) * w i * w j * x i * x j)) - (1 - r) ^+ 4 * (\sum_(j < n) w j * x j) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting, independence, a mask is its own square, the mean *)
have step_3 : (1 - r) * (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => (delta i)%:R * (delta j)%:R) * w i * w j * x i * x j)) - (1 - r) ^+ 4 * (\sum_(j < n) w j * x j) ^+ 2
  = (\sum_(j < n) w j * x j) ^+ 2 * ((1 - r) ^+ 3 - (1 - r) ^+ 4) + ((1 - r) ^+ 2 - (1 - r) ^+ 3) * (\sum_(j < n) w j ^+ 2 * x j ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Shared_nodes_correlate_edges_summed_variance.
Print Assumptions shared_nodes_correlate_edges_summed_variance.
