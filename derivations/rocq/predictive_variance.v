(** The predictive variance of Monte Carlo dropout

    Source: gal2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Predictive_variance.
Variable real : realFieldType.
Variables (m : nat).
Variables (tau : real).
Variables (y : 'I_m -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis nonzero_1 : tau != 0 :> real.

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let below_1 : tau != 0 :> real.
Proof. exact: nonzero_1. Qed.
Let size_of_ := nth 0%N [:: m].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => entry (@place0 size_of_) (fun=> tau)
  | 3%N => entry (@place1 size_of_ 0) (y)
  | 4%N => entry (@place0 size_of_) (fun=> m%:R^-1)
  | 5%N => entry (@place0 size_of_) (fun=> tau^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [::].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. exact: evaluation. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
by apply: no_moments; case: g_.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 4%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 2%N; 5%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 2)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|[|k_]] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Plus (Entry 5 [::]) (Times (Entry 4 [::]) (Total 0 (Power (Entry 3 [:: 0%N]) 2)))) (Minus (Times (Power (Entry 4 [::]) 2) (Power (Total 0 (Entry 3 [:: 0%N])) 2)))).
Let line_1 := (Plus (Entry 5 [::]) (Times (Entry 4 [::]) (Total 0 (Plus (Plus (Power (Entry 3 [:: 0%N]) 2) (Times (Power (Entry 4 [::]) 2) (Power (Total 0 (Entry 3 [:: 1%N])) 2))) (Minus (Times (Times (Times (Number 2) (Entry 4 [::])) (Entry 3 [:: 0%N])) (Total 0 (Entry 3 [:: 1%N])))))))).
Let line_2 := (Plus (Entry 5 [::]) (Times (Entry 4 [::]) (Total 0 (Power (Plus (Entry 3 [:: 0%N]) (Minus (Times (Entry 4 [::]) (Total 0 (Entry 3 [:: 1%N]))))) 2)))).
Let line_3 := (Plus (Entry 5 [::]) (Times (Entry 4 [::]) (Total 0 (Power (Plus (Entry 3 [:: 0%N]) (Minus (Times (Entry 4 [::]) (Total 0 (Entry 3 [:: 1%N]))))) 2)))).

Theorem predictive_variance :
  tau^-1 + m%:R^-1 * (\sum_(e < m) y e ^+ 2) - m%:R^-1 ^+ 2 * (\sum_(f < m) y f) ^+ 2
  = tau^-1 + m%:R^-1 * (\sum_(e < m) (y e - m%:R^-1 * (\sum_(f < m) y f)) ^+ 2).
Proof.
(* algebra *)
have step_1 : tau^-1 + m%:R^-1 * (\sum_(e < m) y e ^+ 2) - m%:R^-1 ^+ 2 * (\sum_(f < m) y f) ^+ 2
  = tau^-1 + m%:R^-1 * (\sum_(e < m) (y e ^+ 2 + m%:R^-1 ^+ 2 * (\sum_(f < m) y f) ^+ 2 - 2%:R * m%:R^-1 * y e * (\sum_(f < m) y f))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* algebra *)
have step_2 : tau^-1 + m%:R^-1 * (\sum_(e < m) (y e ^+ 2 + m%:R^-1 ^+ 2 * (\sum_(f < m) y f) ^+ 2 - 2%:R * m%:R^-1 * y e * (\sum_(f < m) y f)))
  = tau^-1 + m%:R^-1 * (\sum_(e < m) (y e - m%:R^-1 * (\sum_(f < m) y f)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Predictive_variance.
Print Assumptions predictive_variance.
