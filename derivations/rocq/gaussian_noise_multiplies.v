(** The expected exponential loss under normal noise

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gaussian_noise_multiplies.
Variable real : realFieldType.
Variables (n : nat).
Variables (v y : real).
Variables (w x : 'I_n -> real).
Variables (exp : real -> real).
Variable E_xi : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.
Hypothesis E_xi_linear : expectation E_xi.
Hypothesis E_xi_generating : forall c_ : 'I_n -> real, E_xi (fun xi => exp (\sum_(j < n) c_ j * xi j)) = exp (\sum_(j < n) (c_ j * x j + c_ j ^+ 2 * v * 2%:R^-1)).

Theorem gaussian_noise_multiplies :
  let E := E_xi in
  E (fun xi => exp (- (y * (\sum_(i < n) w i * xi i))))
  = exp (2%:R^-1 * y ^+ 2 * v * (\sum_(i < n) w i ^+ 2) - y * (\sum_(i < n) w i * x i)).
Proof.
move=> E.
have E_linear : expectation E by exact: E_xi_linear.
(* the exponential of a sum *)
have step_1 : E (fun xi => exp (- (y * (\sum_(i < n) w i * xi i))))
  = E (fun xi => (\prod_(i < n) exp (- (w i * xi i * y)))).
  by_opening.
(* independence *)
have step_2 : E (fun xi => (\prod_(i < n) exp (- (w i * xi i * y))))
  = (\prod_(i < n) E (fun xi => exp (- (w i * xi i * y)))).
  by_opening.
(* the moment generating function *)
have step_3 : (\prod_(i < n) E (fun xi => exp (- (w i * xi i * y))))
  = (\prod_(i < n) exp (2%:R^-1 * w i ^+ 2 * y ^+ 2 * v - w i * x i * y)).
  by_opening.
(* the exponential of a sum *)
have step_4 : (\prod_(i < n) exp (2%:R^-1 * w i ^+ 2 * y ^+ 2 * v - w i * x i * y))
  = exp (2%:R^-1 * y ^+ 2 * v * (\sum_(i < n) w i ^+ 2) - y * (\sum_(i < n) w i * x i)).
  by_opening.
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Gaussian_noise_multiplies.
Print Assumptions gaussian_noise_multiplies.
