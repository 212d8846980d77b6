(** The dropout penalty of a Poisson regression is not negative

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Penalty_is_exact_never_negative.
Variable real : realFieldType.
Variables (n : nat).
Variables (beta x : 'I_n -> real).
Variables (d : real).
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (1 - d) != 0 :> real.
Hypothesis chance_delta : forall (j : 'I_n), 0 <= (1 - d) <= 1.
Hypothesis exp_exponential : exponential exp.
Hypothesis exp_above : forall z, 1 + z <= exp z.

Theorem penalty_is_exact_never_negative :
  let E := mask (fun j : 'I_n => 1 - d) in
  is_true (0
    <= (\prod_(i < n) ((1 - d) * exp ((1 - d)^-1 * beta i * x i) + d)) - exp (\sum_(i < n) beta i * x i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the two values of a mask *)
have step_1 : (\prod_(i < n) ((1 - d) * exp ((1 - d)^-1 * beta i * x i) + d)) - exp (\sum_(i < n) beta i * x i)
  = (\prod_(i < n) E (fun delta => exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i).
  by_opening.
(* independence *)
have step_2 : (\prod_(i < n) E (fun delta => exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i)
  = E (fun delta => (\prod_(i < n) exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i).
  by_opening.
(* the exponential of a sum *)
have step_3 : E (fun delta => (\prod_(i < n) exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i)
  = E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (\sum_(i < n) beta i * x i).
  by_opening.
(* linearity of the expectation, the mean *)
have step_4 : E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (\sum_(i < n) beta i * x i)
  = E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (E (fun delta => (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i))).
  by_opening.
(* algebra *)
have step_5 : E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (E (fun delta => (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)))
  = 0 + (E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (E (fun delta => (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)))).
  by_opening.
rewrite [X in _ <= X](etrans step_1 (etrans step_2 (etrans step_3 (etrans step_4 step_5)))) ler_addl.
(* Jensen's inequality *)
by_convexity.
Qed.
End Penalty_is_exact_never_negative.
Print Assumptions penalty_is_exact_never_negative.
