(** Copies of a pair of columns add up to the pair

    Source: cavazza2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Splitting_halves_unchanged_product.
Variable real : realFieldType.
Variables (N h m o : nat).
Variables (U : 'I_m -> 'I_h -> real).
Variables (V : 'I_o -> 'I_h -> real).
Variables (b : real).
Variable a : 'I_m.
Variable c : 'I_h.
Variable l : 'I_o.
Hypothesis N_positive : (0 < N)%N.
Hypothesis h_positive : (0 < h)%N.
Hypothesis m_positive : (0 < m)%N.
Hypothesis o_positive : (0 < o)%N.
Hypothesis nonzero_1 : b != 0 :> real.

Let below_0 : N%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n N_positive. Qed.
Let below_1 : b != 0 :> real.
Proof. exact: nonzero_1. Qed.
Let size_of_ := nth 0%N [:: N; h; m; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ N
  | 2%N => @number_of_units real size_of_ h
  | 3%N => @number_of_units real size_of_ m
  | 4%N => @number_of_units real size_of_ o
  | 5%N => entry (@place2 size_of_ 2 1) (fun t_ : 'I_m * 'I_h => U t_.1 t_.2)
  | 6%N => entry (@place2 size_of_ 3 1) (fun t_ : 'I_o * 'I_h => V t_.1 t_.2)
  | 7%N => entry (@place0 size_of_) (fun=> b)
  | 8%N => entry (@place0 size_of_) (fun=> N%:R^-1)
  | 9%N => entry (@place0 size_of_) (fun=> b^-1)
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
Let good_ : good 4 families_.
Proof. by split=> [u_ v_|[|[|[|[|s_]]]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 8%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 7%N; 9%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 4 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Total 0 (Times (Times (Times (Entry 9 [::]) (Entry 8 [::])) (Entry 5 [:: 0%N; 1%N])) (Times (Entry 6 [:: 2%N; 1%N]) (Entry 7 [::])))).
Let line_1 := (Times (Entry 5 [:: 0%N; 1%N]) (Entry 6 [:: 2%N; 1%N])).
Let line_2 := (Times (Entry 5 [:: 0%N; 1%N]) (Entry 6 [:: 2%N; 1%N])).

Theorem splitting_halves_unchanged_product :
  (\sum_(e < N) b^-1 * N%:R^-1 * U a c * (V l c * b))
  = U a c * V l c.
Proof.
(* algebra *)
have step_1 : (\sum_(e < N) b^-1 * N%:R^-1 * U a c * (V l c * b))
  = U a c * V l c.
  by decide_lines (@decide_ [:: @At size_of_ 2 a; @At size_of_ 1 c; @At size_of_ 3 l] [:: 2%N; 1%N; 3%N] line_0 line_1 erefl).
exact: step_1.
Qed.
End Splitting_halves_unchanged_product.
Print Assumptions splitting_halves_unchanged_product.
