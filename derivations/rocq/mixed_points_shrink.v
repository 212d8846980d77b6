(** The mean of the mixed inputs

    Source: carratino2022

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mixed_points_shrink.
Variable real : realFieldType.
Variables (m n : nat).
Variables (X : 'I_m -> 'I_n -> real).
Variables (lambda : real).
Variable a : 'I_m.
Variable i : 'I_n.
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> lambda)
  | 5%N => entry (@place0 size_of_) (fun=> m%:R^-1)
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
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Times (Entry 5 [::]) (Total 0 (Plus (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 3 [:: 2%N; 1%N])) (Times (Entry 3 [:: 0%N; 1%N]) (Entry 4 [::]))))).
Let line_1 := (Plus (Times (Entry 3 [:: 0%N; 1%N]) (Entry 4 [::])) (Times (Times (Entry 5 [::]) (Plus (Number 1) (Minus (Entry 4 [::])))) (Total 0 (Entry 3 [:: 2%N; 1%N])))).
Let line_2 := (Plus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 2%N; 1%N]))) (Times (Plus (Entry 3 [:: 0%N; 1%N]) (Minus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 2%N; 1%N]))))) (Entry 4 [::]))).
Let line_3 := (Plus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 2%N; 1%N]))) (Times (Plus (Entry 3 [:: 0%N; 1%N]) (Minus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 2%N; 1%N]))))) (Entry 4 [::]))).

Theorem mixed_points_shrink :
  m%:R^-1 * (\sum_(b < m) ((1 - lambda) * X b i + X a i * lambda))
  = m%:R^-1 * (\sum_(e < m) X e i) + (X a i - m%:R^-1 * (\sum_(e < m) X e i)) * lambda.
Proof.
(* algebra *)
have step_1 : m%:R^-1 * (\sum_(b < m) ((1 - lambda) * X b i + X a i * lambda))
  = X a i * lambda + m%:R^-1 * (1 - lambda) * (\sum_(e < m) X e i).
  by decide_lines (@decide_ [:: @At size_of_ 0 a; @At size_of_ 1 i] [:: 0%N; 1%N] line_0 line_1 erefl).
(* algebra *)
have step_2 : X a i * lambda + m%:R^-1 * (1 - lambda) * (\sum_(e < m) X e i)
  = m%:R^-1 * (\sum_(e < m) X e i) + (X a i - m%:R^-1 * (\sum_(e < m) X e i)) * lambda.
  by decide_lines (@decide_ [:: @At size_of_ 0 a; @At size_of_ 1 i] [:: 0%N; 1%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Mixed_points_shrink.
Print Assumptions mixed_points_shrink.
