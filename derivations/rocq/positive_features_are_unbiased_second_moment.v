(** The second moment of positive random features

    Source: choromanski2021

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Positive_features_are_unbiased_second_moment.
Variable real : realFieldType.
Variables (n : nat).
Variables (x z : 'I_n -> real).
Variables (exp : real -> real).
Variable E_g : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis exp_exponential : exponential exp.
Hypothesis E_g_linear : expectation E_g.
Hypothesis E_g_generating : forall c_ : 'I_n -> real, E_g (fun g => exp (\sum_(j < n) c_ j * g j)) = exp (\sum_(j < n) (c_ j * 0 + c_ j ^+ 2 * 1 * 2%:R^-1)).

Theorem positive_features_are_unbiased_second_moment :
  let E := E_g in
  E (fun g => exp (2%:R * (\sum_(i < n) g i * x i) - (\sum_(i < n) x i ^+ 2)) * exp (2%:R * (\sum_(i < n) g i * z i) - (\sum_(i < n) z i ^+ 2)))
  = exp (2%:R * (\sum_(i < n) x i * z i) + (\sum_(i < n) (x i + z i) ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: E_g_linear.
(* the exponential of a sum *)
have step_1 : E (fun g => exp (2%:R * (\sum_(i < n) g i * x i) - (\sum_(i < n) x i ^+ 2)) * exp (2%:R * (\sum_(i < n) g i * z i) - (\sum_(i < n) z i ^+ 2)))
  = E (fun g => exp (2%:R * (\sum_(i < n) (x i + z i) * g i) - (\sum_(i < n) (x i ^+ 2 + z i ^+ 2)))).
  by_opening.
(* linearity of the expectation, independence, the exponential of a sum *)
have step_2 : E (fun g => exp (2%:R * (\sum_(i < n) (x i + z i) * g i) - (\sum_(i < n) (x i ^+ 2 + z i ^+ 2))))
  = E (fun g => (\prod_(i < n) exp (2%:R * (x i + z i) * g i))) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2))).
  by_opening.
(* independence *)
have step_3 : E (fun g => (\prod_(i < n) exp (2%:R * (x i + z i) * g i))) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2)))
  = (\prod_(i < n) E (fun g => exp (2%:R * (x i + z i) * g i))) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2))).
  by_opening.
(* the moment generating function *)
have step_4 : (\prod_(i < n) E (fun g => exp (2%:R * (x i + z i) * g i))) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2)))
  = (\prod_(i < n) exp (2%:R * (x i + z i) ^+ 2)) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2))).
  by_opening.
(* the exponential of a sum *)
have step_5 : (\prod_(i < n) exp (2%:R * (x i + z i) ^+ 2)) * exp (- (\sum_(i < n) (x i ^+ 2 + z i ^+ 2)))
  = exp (2%:R * (\sum_(i < n) x i * z i) + (\sum_(i < n) (x i + z i) ^+ 2)).
  by_opening.
exact: (etrans step_1 (etrans step_2 (etrans step_3 (etrans step_4 step_5)))).
Qed.
End Positive_features_are_unbiased_second_moment.
Print Assumptions positive_features_are_unbiased_second_moment.
