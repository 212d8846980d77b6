(** The penalty of dropped columns is free of rescaling

    Source: cavazza2018; mianjy2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Penalty_is_rescaling_free.
Variable real : realFieldType.
Variables (h m o : nat).
Variables (U : 'I_m -> 'I_h -> real).
Variables (V : 'I_o -> 'I_h -> real).
Variables (s : 'I_h -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis m_positive : (0 < m)%N.
Hypothesis o_positive : (0 < o)%N.
Hypothesis nonzero_1 : forall (i_1 : 'I_h), s i_1 != 0 :> real.

Let below_0 : forall (slot0 : 'I_h), s slot0 != 0 :> real.
Proof. exact: nonzero_1. Qed.
Let size_of_ := nth 0%N [:: h; m; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ m
  | 3%N => @number_of_units real size_of_ o
  | 4%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_m * 'I_h => U t_.1 t_.2)
  | 5%N => entry (@place2 size_of_ 2 0) (fun t_ : 'I_o * 'I_h => V t_.1 t_.2)
  | 6%N => entry (@place1 size_of_ 0) (s)
  | 7%N => entry (@place1 size_of_ 0) (fun slot0 => (s slot0)^-1)
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
Let good_ : good 3 families_.
Proof. by split=> [u_ v_|[|[|[|s_]]]]. Qed.
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 6%N; 7%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts1 [i0_ ->].
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 3 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Total 0 (Times (Total 2 (Power (Times (Entry 7 [:: 0%N]) (Entry 5 [:: 1%N; 0%N])) 2)) (Total 1 (Power (Times (Entry 6 [:: 0%N]) (Entry 4 [:: 1%N; 0%N])) 2)))).
Let line_1 := (Total 0 (Times (Total 1 (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Total 2 (Power (Entry 5 [:: 1%N; 0%N]) 2)))).
Let line_2 := (Total 0 (Times (Total 1 (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Total 2 (Power (Entry 5 [:: 1%N; 0%N]) 2)))).

Theorem penalty_is_rescaling_free :
  (\sum_(c < h) (\sum_(l < o) ((s c)^-1 * V l c) ^+ 2) * (\sum_(a < m) (s c * U a c) ^+ 2))
  = (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) * (\sum_(l < o) V l c ^+ 2)).
Proof.
(* algebra *)
have step_1 : (\sum_(c < h) (\sum_(l < o) ((s c)^-1 * V l c) ^+ 2) * (\sum_(a < m) (s c * U a c) ^+ 2))
  = (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) * (\sum_(l < o) V l c ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
exact: step_1.
Qed.
End Penalty_is_rescaling_free.
Print Assumptions penalty_is_rescaling_free.
