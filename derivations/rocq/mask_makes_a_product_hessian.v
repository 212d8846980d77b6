(** The Hessian of the expected exponential loss

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mask_makes_a_product_hessian.
Variable real : realFieldType.
Variables (n : nat).
Variables (p w x : 'I_n -> real).
Variables (y : real).
Variable k : 'I_n.
Variable l : 'I_n.
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.

Theorem mask_makes_a_product_hessian :
  let E := mask (fun j : 'I_n => p j) in
  slope_in w l (fun w => slope_in w k (fun w => (mask (fun j : 'I_n => (constant (constant (p j))))) (fun delta => (chain (chain exp exp) (chain exp exp)) (- ((constant (constant y)) * (\sum_(i < n) (delta i)%:R * w i * (constant (constant (x i)))))))))
  = y ^+ 2 * (x k ^+ 2 * (k == l)%:R * p k * (\prod_(i < n) ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R)) * exp (- (w k * x k * y)) + (1 - (k == l)%:R) * p k * p l * x k * x l * (\prod_(i < n) ((1 - (i == l)%:R) * ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R) + (i == l)%:R)) * exp (- (w k * x k * y) - w l * x l * y)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the exponential of a sum, independence, the two values of a mask *)
have step_1 : slope_in w l (fun w => slope_in w k (fun w => (mask (fun j : 'I_n => (constant (constant (p j))))) (fun delta => (chain (chain exp exp) (chain exp exp)) (- ((constant (constant y)) * (\sum_(i < n) (delta i)%:R * w i * (constant (constant (x i)))))))))
  = slope_in w l (fun w => slope_in w k (fun w => (\prod_(i < n) (1 + (constant (constant (p i))) * (chain (chain exp exp) (chain exp exp)) (- (w i * (constant (constant (x i))) * (constant (constant y)))) - (constant (constant (p i))))))).
  by_opening_slopes.
(* product and chain rule, products over an index, sifting *)
have step_2 : slope_in w l (fun w => slope_in w k (fun w => (\prod_(i < n) (1 + (constant (constant (p i))) * (chain (chain exp exp) (chain exp exp)) (- (w i * (constant (constant (x i))) * (constant (constant y)))) - (constant (constant (p i)))))))
  = y ^+ 2 * (x k ^+ 2 * (k == l)%:R * p k * (\prod_(i < n) ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R)) * exp (- (w k * x k * y)) + (1 - (k == l)%:R) * p k * p l * x k * x l * (\prod_(i < n) ((1 - (i == l)%:R) * ((1 - (i == k)%:R) * (1 + p i * exp (- (w i * x i * y)) - p i) + (i == k)%:R) + (i == l)%:R)) * exp (- (w k * x k * y) - w l * x l * y)).
  by_slopes_of_products.
exact: (etrans step_1 step_2).
Qed.
End Mask_makes_a_product_hessian.
Print Assumptions mask_makes_a_product_hessian.
