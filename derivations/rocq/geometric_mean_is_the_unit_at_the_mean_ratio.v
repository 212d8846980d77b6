(** The ratio of the geometric means of a logistic unit

    Source: baldi2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Geometric_mean_is_the_unit_at_the_mean_ratio.
Variable real : realFieldType.
Variables (n : nat).
Variables (p w x : 'I_n -> real).
Variables (exp softplus logistic : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.
Hypothesis softplus_reflected : forall z, softplus z - softplus (- z) = z.

Theorem geometric_mean_is_the_unit_at_the_mean_ratio :
  let E := mask (fun j : 'I_n => p j) in
  exp (- E (fun delta => softplus (- (\sum_(i < n) (delta i)%:R * w i * x i))))
  = exp (- E (fun delta => softplus (\sum_(i < n) (delta i)%:R * w i * x i))) * exp (E (fun delta => (\sum_(i < n) (delta i)%:R * w i * x i))).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation, the logistic function at opposite places *)
have step_1 : exp (- E (fun delta => softplus (- (\sum_(i < n) (delta i)%:R * w i * x i))))
  = exp (E (fun delta => (\sum_(i < n) (delta i)%:R * w i * x i) - softplus (\sum_(i < n) (delta i)%:R * w i * x i))).
  by_opening.
(* linearity of the expectation, the exponential of a sum *)
have step_2 : exp (E (fun delta => (\sum_(i < n) (delta i)%:R * w i * x i) - softplus (\sum_(i < n) (delta i)%:R * w i * x i)))
  = exp (- E (fun delta => softplus (\sum_(i < n) (delta i)%:R * w i * x i))) * exp (E (fun delta => (\sum_(i < n) (delta i)%:R * w i * x i))).
  by_opening.
exact: (etrans step_1 step_2).
Qed.
End Geometric_mean_is_the_unit_at_the_mean_ratio.
Print Assumptions geometric_mean_is_the_unit_at_the_mean_ratio.
