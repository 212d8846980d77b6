(** The curvature of softplus

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Curvature_of_the_logistic_loss_second_derivative.
Variable real : realFieldType.
Variables (t : real).
Variables (logistic softplus : real -> real).

Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> t)
  | 2%N => entry (@place0 size_of_) (fun=> logistic t)
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
Let good_ : good 0 families_.
Proof. by split=> [u_ v_|s_]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 0 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Times (Times (Times (Entry 2 [::]) (Plus (Number 1) (Minus (Entry 2 [::])))) (Number 1)) (Number 1)) (Times (Entry 2 [::]) (Number 0))).
Let line_1 := (Times (Times (Entry 2 [::]) (Plus (Number 1) (Minus (Entry 2 [::])))) (Number 1)).
Let line_2 := (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Entry 2 [::])).
Let line_3 := (Times (Plus (Number 1) (Minus (Entry 2 [::]))) (Entry 2 [::])).

Theorem curvature_of_the_logistic_loss_second_derivative :
  slope_in (fun _ : unit => t) tt (fun t => slope_in t tt (fun t => (chain (chain softplus logistic) (chain logistic (fun z_ => logistic z_ * (1 - logistic z_)))) (t tt)))
  = (1 - logistic t) * logistic t.
Proof.
(* product and chain rule *)
have step_1 : slope_in (fun _ : unit => t) tt (fun t => slope_in t tt (fun t => (chain (chain softplus logistic) (chain logistic (fun z_ => logistic z_ * (1 - logistic z_)))) (t tt)))
  = slope_in (fun _ : unit => t) tt (fun t => (chain logistic (fun z_ => logistic z_ * (1 - logistic z_))) (t tt)).
  etransitivity; first by differentiate.
  symmetry; etransitivity; first by differentiate.
  symmetry.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* product and chain rule *)
have step_2 : slope_in (fun _ : unit => t) tt (fun t => (chain logistic (fun z_ => logistic z_ * (1 - logistic z_))) (t tt))
  = (1 - logistic t) * logistic t.
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Curvature_of_the_logistic_loss_second_derivative.
Print Assumptions curvature_of_the_logistic_loss_second_derivative.
