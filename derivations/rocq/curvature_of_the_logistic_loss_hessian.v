(** The Hessian of the logistic loss

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Curvature_of_the_logistic_loss_hessian.
Variable real : realFieldType.
Variables (n : nat).
Variables (w x : 'I_n -> real).
Variable k : 'I_n.
Variable l : 'I_n.
Variables (logistic softplus : real -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (w)
  | 3%N => entry (@place1 size_of_ 0) (x)
  | 4%N => entry (@place0 size_of_) (fun=> logistic (\sum_(i < n) w i * x i))
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
Let line_0 := (Plus (Times (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Entry 4 [::])))) (Total 0 (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Entry 3 [:: 2%N])) (Times (Entry 2 [:: 2%N]) (Number 0))))) (Total 0 (Plus (Times (Entry 0 [:: 2%N; 0%N]) (Entry 3 [:: 2%N])) (Times (Entry 2 [:: 2%N]) (Number 0))))) (Times (Entry 4 [::]) (Total 0 (Plus (Plus (Times (Number 0) (Entry 3 [:: 2%N])) (Times (Entry 0 [:: 2%N; 0%N]) (Number 0))) (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Number 0)) (Times (Entry 2 [:: 2%N]) (Number 0))))))).
Let line_1 := (Plus (Times (Number 0) (Entry 4 [::])) (Times (Entry 3 [:: 0%N]) (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Entry 4 [::])))) (Total 0 (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Entry 3 [:: 2%N])) (Times (Entry 2 [:: 2%N]) (Number 0))))))).
Let line_2 := (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 3 [:: 0%N])) (Entry 3 [:: 1%N])) (Entry 4 [::])).
Let line_3 := (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 3 [:: 0%N])) (Entry 3 [:: 1%N])) (Entry 4 [::])).

Theorem curvature_of_the_logistic_loss_hessian :
  slope_in w l (fun w => slope_in w k (fun w => (chain (chain softplus logistic) (chain logistic (fun z_ => logistic z_ * (1 - logistic z_)))) (\sum_(i < n) w i * (constant (constant (x i))))))
  = (1 - logistic (\sum_(i < n) w i * x i)) * x k * x l * logistic (\sum_(i < n) w i * x i).
Proof.
(* product and chain rule, sifting *)
have step_1 : slope_in w l (fun w => slope_in w k (fun w => (chain (chain softplus logistic) (chain logistic (fun z_ => logistic z_ * (1 - logistic z_)))) (\sum_(i < n) w i * (constant (constant (x i))))))
  = slope_in w l (fun w => (constant (x k)) * (chain logistic (fun z_ => logistic z_ * (1 - logistic z_))) (\sum_(i < n) w i * (constant (x i)))).
  etransitivity; first by differentiate.
  symmetry; etransitivity; first by differentiate.
  symmetry.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_0 line_1 erefl).
(* product and chain rule, sifting *)
have step_2 : slope_in w l (fun w => (constant (x k)) * (chain logistic (fun z_ => logistic z_ * (1 - logistic z_))) (\sum_(i < n) w i * (constant (x i))))
  = (1 - logistic (\sum_(i < n) w i * x i)) * x k * x l * logistic (\sum_(i < n) w i * x i).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Curvature_of_the_logistic_loss_hessian.
Print Assumptions curvature_of_the_logistic_loss_hessian.
