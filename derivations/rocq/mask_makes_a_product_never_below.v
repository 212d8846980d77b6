(** The expected exponential loss is not below the loss at the mean mask

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mask_makes_a_product_never_below.
Variable real : realFieldType.
Variables (n : nat).
Variables (p w x : 'I_n -> real).
Variables (y : real).
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis chance_delta : forall (j : 'I_n), 0 <= p j <= 1.
Hypothesis exp_exponential : exponential exp.
Hypothesis exp_above : forall z, 1 + z <= exp z.

Theorem mask_makes_a_product_never_below :
  let E := mask (fun j : 'I_n => p j) in
  is_true (exp (E (fun delta => - (y * (\sum_(i < n) (delta i)%:R * w i * x i))))
    <= (\prod_(i < n) (1 + p i * exp (- (w i * x i * y)) - p i))).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the two values of a mask *)
have step_1 : (\prod_(i < n) (1 + p i * exp (- (w i * x i * y)) - p i))
  = (\prod_(i < n) E (fun delta => exp (- ((delta i)%:R * w i * x i * y)))).
  by_opening.
(* independence *)
have step_2 : (\prod_(i < n) E (fun delta => exp (- ((delta i)%:R * w i * x i * y))))
  = E (fun delta => (\prod_(i < n) exp (- ((delta i)%:R * w i * x i * y)))).
  by_opening.
(* the exponential of a sum *)
have step_3 : E (fun delta => (\prod_(i < n) exp (- ((delta i)%:R * w i * x i * y))))
  = E (fun delta => exp (- (y * (\sum_(i < n) (delta i)%:R * w i * x i)))).
  by_opening.
(* algebra *)
have step_4 : E (fun delta => exp (- (y * (\sum_(i < n) (delta i)%:R * w i * x i))))
  = exp (E (fun delta => - (y * (\sum_(i < n) (delta i)%:R * w i * x i)))) + (E (fun delta => exp (- (y * (\sum_(i < n) (delta i)%:R * w i * x i)))) - exp (E (fun delta => - (y * (\sum_(i < n) (delta i)%:R * w i * x i))))).
  by_opening.
rewrite [X in _ <= X](etrans step_1 (etrans step_2 (etrans step_3 step_4))) ler_addl.
(* Jensen's inequality *)
by_convexity.
Qed.
End Mask_makes_a_product_never_below.
Print Assumptions mask_makes_a_product_never_below.
