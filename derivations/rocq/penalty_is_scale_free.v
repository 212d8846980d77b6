(** The dropout penalty is free of scale

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Penalty_is_scale_free.
Variable real : realFieldType.
Variables (n : nat).
Variables (I c p w : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_1 : forall (i_1 : 'I_n), c i_1 != 0 :> real.

Let below_0 : forall (slot0 : 'I_n), c slot0 != 0 :> real.
Proof. exact: nonzero_1. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (c)
  | 4%N => entry (@place1 size_of_ 0) (p)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | 6%N => entry (@place1 size_of_ 0) (fun slot0 => (c slot0)^-1)
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
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 3%N; 6%N] [:: (coefficient false 1 1, [::])]].
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
Let line_0 := (Times (Inverse 2) (Total 0 (Times (Times (Times (Entry 4 [:: 0%N]) (Plus (Number 1) (Minus (Entry 4 [:: 0%N])))) (Times (Power (Entry 6 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2))) (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 3 [:: 0%N]) 2))))).
Let line_1 := (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 4 [:: 0%N])))) (Entry 4 [:: 0%N])))).
Let line_2 := (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 4 [:: 0%N])))) (Entry 4 [:: 0%N])))).

Theorem penalty_is_scale_free :
  2%:R^-1 * (\sum_(i < n) p i * (1 - p i) * ((c i)^-1 ^+ 2 * w i ^+ 2) * (I i ^+ 2 * c i ^+ 2))
  = 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 - p i) * p i).
Proof.
(* algebra *)
have step_1 : 2%:R^-1 * (\sum_(i < n) p i * (1 - p i) * ((c i)^-1 ^+ 2 * w i ^+ 2) * (I i ^+ 2 * c i ^+ 2))
  = 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 - p i) * p i).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
exact: step_1.
Qed.
End Penalty_is_scale_free.
Print Assumptions penalty_is_scale_free.
