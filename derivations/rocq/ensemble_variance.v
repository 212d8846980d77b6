(** The variance of outputs between 0 and 1

    Source: baldi2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Ensemble_variance.
Variable real : realFieldType.
Variables (m : nat).
Variables (O0 P : 'I_m -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis nonnegative_1 : forall (e : 'I_m), 0 <= P e.
Hypothesis nonnegative_2 : forall (e : 'I_m), 0 <= O0 e.
Hypothesis nonnegative_3 : forall (e : 'I_m), 0 <= (1 - O0 e).

Let size_of_ := nth 0%N [:: m].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => entry (@place1 size_of_ 0) (O0)
  | 3%N => entry (@place1 size_of_ 0) (P)
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
Let line_0 := (Times (Plus (Number 1) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N]))))) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N])))).
Let line_1 := (Plus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N]))) (Minus (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N]))) 2))).
Let line_2 := (Plus (Plus (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 3 [:: 0%N]))) (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 2 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])))) (Minus (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N]))) 2))).
Let line_3 := (Plus (Plus (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 3 [:: 0%N]))) (Minus (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 3 [:: 0%N]))) 2))) (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 2 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])))).

Theorem ensemble_variance :
  is_true ((\sum_(e < m) O0 e ^+ 2 * P e) - (\sum_(e < m) O0 e * P e) ^+ 2
    <= (1 - (\sum_(e < m) O0 e * P e)) * (\sum_(e < m) O0 e * P e)).
Proof.
(* algebra *)
have step_1 : (1 - (\sum_(e < m) O0 e * P e)) * (\sum_(e < m) O0 e * P e)
  = (\sum_(e < m) O0 e * P e) - (\sum_(e < m) O0 e * P e) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* algebra *)
have step_2 : (\sum_(e < m) O0 e * P e) - (\sum_(e < m) O0 e * P e) ^+ 2
  = (\sum_(e < m) O0 e ^+ 2 * P e) + (\sum_(e < m) (1 - O0 e) * O0 e * P e) - (\sum_(e < m) O0 e * P e) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* algebra *)
have step_3 : (\sum_(e < m) O0 e ^+ 2 * P e) + (\sum_(e < m) (1 - O0 e) * O0 e * P e) - (\sum_(e < m) O0 e * P e) ^+ 2
  = (\sum_(e < m) O0 e ^+ 2 * P e) - (\sum_(e < m) O0 e * P e) ^+ 2 + (\sum_(e < m) (1 - O0 e) * O0 e * P e).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
rewrite [X in _ <= X](etrans step_1 (etrans step_2 step_3)) ler_addl.
by not_negative.
Qed.
End Ensemble_variance.
Print Assumptions ensemble_variance.
