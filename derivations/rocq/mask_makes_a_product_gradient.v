(** The gradient of the expected exponential loss

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mask_makes_a_product_gradient.
Variable real : realFieldType.
Variables (n : nat).
Variables (p w x : 'I_n -> real).
Variables (y : real).
Variable k : 'I_n.
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.

Theorem mask_makes_a_product_gradient :
  let E := mask (fun j : 'I_n => p j) in
  slope_in w k (fun w => (mask (fun j : 'I_n => (constant (p j)))) (fun delta => (chain exp exp) (- ((constant y) * (\sum_(i < n) (delta i)%:R * w i * (constant (x i)))))))
  = - (p k * x k * (\prod_(i < n) ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R)) * y * exp (- (w k * x k * y))).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the exponential of a sum, independence, the two values of a mask *)
have step_1 : slope_in w k (fun w => (mask (fun j : 'I_n => (constant (p j)))) (fun delta => (chain exp exp) (- ((constant y) * (\sum_(i < n) (delta i)%:R * w i * (constant (x i)))))))
  = slope_in w k (fun w => (\prod_(i < n) (1 + (constant (p i)) * (chain exp exp) (- (w i * (constant (x i)) * (constant y))) - (constant (p i))))).
  by_opening_slopes.
(* product and chain rule, products over an index, sifting *)
have step_2 : slope_in w k (fun w => (\prod_(i < n) (1 + (constant (p i)) * (chain exp exp) (- (w i * (constant (x i)) * (constant y))) - (constant (p i)))))
  = - (p k * x k * (\prod_(i < n) ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R)) * y * exp (- (w k * x k * y))).
  by_slopes_of_products.
exact: (etrans step_1 step_2).
Qed.
End Mask_makes_a_product_gradient.
Print Assumptions mask_makes_a_product_gradient.
