(** The expected exponential loss under blankout

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Blankout_makes_a_product.
Variable real : realFieldType.
Variables (n : nat).
Variables (d y : real).
Variables (w x : 'I_n -> real).
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (1 - d) != 0 :> real.
Hypothesis exp_exponential : exponential exp.

Theorem blankout_makes_a_product :
  let E := mask (fun j : 'I_n => 1 - d) in
  E (fun delta => exp (- ((1 - d)^-1 * y * (\sum_(i < n) (delta i)%:R * w i * x i))))
  = (\prod_(i < n) ((1 - d) * exp (- ((1 - d)^-1 * w i * x i * y)) + d)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the exponential of a sum *)
have step_1 : E (fun delta => exp (- ((1 - d)^-1 * y * (\sum_(i < n) (delta i)%:R * w i * x i))))
  = E (fun delta => (\prod_(i < n) exp (- ((1 - d)^-1 * (delta i)%:R * w i * x i * y)))).
  by_opening.
(* independence *)
have step_2 : E (fun delta => (\prod_(i < n) exp (- ((1 - d)^-1 * (delta i)%:R * w i * x i * y))))
  = (\prod_(i < n) E (fun delta => exp (- ((1 - d)^-1 * (delta i)%:R * w i * x i * y)))).
  by_opening.
(* the two values of a mask *)
have step_3 : (\prod_(i < n) E (fun delta => exp (- ((1 - d)^-1 * (delta i)%:R * w i * x i * y))))
  = (\prod_(i < n) ((1 - d) * exp (- ((1 - d)^-1 * w i * x i * y)) + d)).
  by_opening.
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Blankout_makes_a_product.
Print Assumptions blankout_makes_a_product.
