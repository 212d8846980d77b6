(** The mean of dropout with a rounded factor

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rounding_shifts_mean.
Variable real : realFieldType.
Variables (n : nat).
Variables (r r_p : real).
Variables (w x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> r)
  | 3%N => entry (@place0 size_of_) (fun=> r_p)
  | 4%N => entry (@place1 size_of_ 0) (w)
  | 5%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] true (mask_table 6 (Plus (Number 1) (Minus (Entry 2 [::]))) 1)].
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
    6 [:: 0%N] (Plus (Number 1) (Minus (Entry 2 [::]))) 1 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
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
Let line_0 := (Plus (Mean 0 (Total 0 (Times (Times (Times (Entry 6 [:: 0%N]) (Entry 4 [:: 0%N])) (Entry 5 [:: 0%N])) (Entry 3 [::])))) (Minus (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N]))))).
Let line_1 := (Total 0 (Times (Times (Plus (Times (Mean 0 (Entry 6 [:: 0%N])) (Entry 3 [::])) (Minus (Number 1))) (Entry 4 [:: 0%N])) (Entry 5 [:: 0%N]))).
Let line_2 := (Times (Plus (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Entry 3 [::])) (Minus (Number 1))) (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])))).
Let line_3 := (Times (Plus (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Entry 3 [::])) (Minus (Number 1))) (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])))).

Theorem rounding_shifts_mean :
  let E := mask (fun j : 'I_n => 1 - r) in
  E (fun delta => (\sum_(j < n) (delta j)%:R * w j * x j * r_p)) - (\sum_(j < n) w j * x j)
  = ((1 - r) * r_p - 1) * (\sum_(j < n) w j * x j).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun delta => (\sum_(j < n) (delta j)%:R * w j * x j * r_p)) - (\sum_(j < n) w j * x j)
  = (\sum_(j < n) (E (fun delta => (delta j)%:R) * r_p - 1) * w j * x j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* the mean *)
have step_2 : (\sum_(j < n) (E (fun delta => (delta j)%:R) * r_p - 1) * w j * x j)
  = ((1 - r) * r_p - 1) * (\sum_(j < n) w j * x j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Rounding_shifts_mean.
Print Assumptions rounding_shifts_mean.
