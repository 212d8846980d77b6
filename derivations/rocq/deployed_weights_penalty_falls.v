(** At fixed deployed weights the penalty falls with the keep probability

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Deployed_weights_penalty_falls.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p v : 'I_n -> real).
Variable k : 'I_n.
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_1 : forall (i_1 : 'I_n), p i_1 != 0 :> real.

Let below_0 : forall (slot0 : 'I_n), p slot0 != 0 :> real.
Proof. exact: nonzero_1. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place1 size_of_ 0) (v)
  | 5%N => entry (@place1 size_of_ 0) (fun slot0 => (p slot0)^-1)
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
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 3%N; 5%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Times (Number 0) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 1%N]) 2) (Entry 5 [:: 1%N])) (Power (Entry 4 [:: 1%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))))) (Times (Inverse 2) (Total 0 (Plus (Times (Plus (Times (Plus (Times (Times (Times (Number 2) (Power (Entry 2 [:: 1%N]) 1)) (Number 0)) (Entry 5 [:: 1%N])) (Times (Power (Entry 2 [:: 1%N]) 2) (Times (Minus (Power (Entry 5 [:: 1%N]) 2)) (Entry 0 [:: 1%N; 0%N])))) (Power (Entry 4 [:: 1%N]) 2)) (Times (Times (Power (Entry 2 [:: 1%N]) 2) (Entry 5 [:: 1%N])) (Times (Times (Number 2) (Power (Entry 4 [:: 1%N]) 1)) (Number 0)))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Times (Times (Times (Power (Entry 2 [:: 1%N]) 2) (Entry 5 [:: 1%N])) (Power (Entry 4 [:: 1%N]) 2)) (Plus (Number 0) (Minus (Entry 0 [:: 1%N; 0%N])))))))).
Let line_1 := (Minus (Times (Times (Times (Inverse 2) (Power (Entry 2 [:: 0%N]) 2)) (Power (Entry 5 [:: 0%N]) 2)) (Power (Entry 4 [:: 0%N]) 2))).
Let line_2 := (Minus (Times (Times (Times (Inverse 2) (Power (Entry 2 [:: 0%N]) 2)) (Power (Entry 5 [:: 0%N]) 2)) (Power (Entry 4 [:: 0%N]) 2))).

Theorem deployed_weights_penalty_falls :
  slope_in p k (fun p => (constant (2%:R^-1)) * (\sum_(i < n) (constant (I i)) ^+ 2 * reciprocal (p i) * (constant (v i)) ^+ 2 * (1 - p i)))
  = - (2%:R^-1 * I k ^+ 2 * (p k)^-1 ^+ 2 * v k ^+ 2).
Proof.
(* product and chain rule, sifting *)
have step_1 : slope_in p k (fun p => (constant (2%:R^-1)) * (\sum_(i < n) (constant (I i)) ^+ 2 * reciprocal (p i) * (constant (v i)) ^+ 2 * (1 - p i)))
  = - (2%:R^-1 * I k ^+ 2 * (p k)^-1 ^+ 2 * v k ^+ 2).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_0 line_1 erefl).
exact: step_1.
Qed.
End Deployed_weights_penalty_falls.
Print Assumptions deployed_weights_penalty_falls.
