(** The expected exponential loss under a mask

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mask_makes_a_product.
Variable real : realFieldType.
Variables (n : nat).
Variables (p w x : 'I_n -> real).
Variables (y : real).
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.

Theorem mask_makes_a_product :
  let E := mask (fun j : 'I_n => p j) in
  E (fun delta => exp (- (y * (\sum_(i < n) (delta i)%:R * w i * x i))))
  = (\prod_(i < n) (1 + p i * exp (- (w i * x i * y)) - p i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the exponential of a sum *)
have step_1 : E (fun delta => exp (- (y * (\sum_(i < n) (delta i)%:R * w i * x i))))
  = E (fun delta => (\prod_(i < n) exp (- ((delta i)%:R * w i * x i * y)))).
  by_opening.
(* independence *)
have step_2 : E (fun delta => (\prod_(i < n) exp (- ((delta i)%:R * w i * x i * y))))
  = (\prod_(i < n) E (fun delta => exp (- ((delta i)%:R * w i * x i * y)))).
  by_opening.
(* the two values of a mask *)
have step_3 : (\prod_(i < n) E (fun delta => exp (- ((delta i)%:R * w i * x i * y))))
  = (\prod_(i < n) (1 + p i * exp (- (w i * x i * y)) - p i)).
  by_opening.
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Mask_makes_a_product.
Print Assumptions mask_makes_a_product.
