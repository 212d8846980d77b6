(** The cross-entropy against smoothed labels

    Source: szegedy2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Label_smoothing.
Variable real : realFieldType.
Variables (C : nat).
Variables (L q : 'I_C -> real).
Variables (epsilon : real).
Hypothesis C_positive : (0 < C)%N.

Let below_0 : C%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n C_positive. Qed.
Let size_of_ := nth 0%N [:: C].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ C
  | 2%N => entry (@place1 size_of_ 0) (L)
  | 3%N => entry (@place0 size_of_) (fun=> epsilon)
  | 4%N => entry (@place1 size_of_ 0) (q)
  | 5%N => entry (@place0 size_of_) (fun=> C%:R^-1)
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
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 5%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Total 0 (Times (Plus (Times (Entry 5 [::]) (Entry 3 [::])) (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Entry 4 [:: 0%N]))) (Entry 2 [:: 0%N]))).
Let line_1 := (Plus (Total 0 (Times (Times (Entry 5 [::]) (Entry 2 [:: 0%N])) (Entry 3 [::]))) (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N])))).
Let line_2 := (Plus (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N])))) (Times (Entry 3 [::]) (Total 0 (Times (Entry 5 [::]) (Entry 2 [:: 0%N]))))).
Let line_3 := (Plus (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N])))) (Times (Entry 3 [::]) (Total 0 (Times (Entry 5 [::]) (Entry 2 [:: 0%N]))))).

Theorem label_smoothing :
  (\sum_(c < C) (C%:R^-1 * epsilon + (1 - epsilon) * q c) * L c)
  = (1 - epsilon) * (\sum_(c < C) L c * q c) + epsilon * (\sum_(c < C) C%:R^-1 * L c).
Proof.
(* algebra *)
have step_1 : (\sum_(c < C) (C%:R^-1 * epsilon + (1 - epsilon) * q c) * L c)
  = (\sum_(c < C) C%:R^-1 * L c * epsilon) + (\sum_(c < C) (1 - epsilon) * L c * q c).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* algebra *)
have step_2 : (\sum_(c < C) C%:R^-1 * L c * epsilon) + (\sum_(c < C) (1 - epsilon) * L c * q c)
  = (1 - epsilon) * (\sum_(c < C) L c * q c) + epsilon * (\sum_(c < C) C%:R^-1 * L c).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Label_smoothing.
Print Assumptions label_smoothing.
