(** The dropout penalty of a Poisson regression

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Penalty_is_exact.
Variable real : realFieldType.
Variables (n : nat).
Variables (beta x : 'I_n -> real).
Variables (d : real).
Variables (exp : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (1 - d) != 0 :> real.
Hypothesis exp_exponential : exponential exp.

Theorem penalty_is_exact :
  let E := mask (fun j : 'I_n => 1 - d) in
  E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (\sum_(i < n) beta i * x i)
  = (\prod_(i < n) ((1 - d) * exp ((1 - d)^-1 * beta i * x i) + d)) - exp (\sum_(i < n) beta i * x i).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* the exponential of a sum *)
have step_1 : E (fun delta => exp (\sum_(i < n) (1 - d)^-1 * beta i * (delta i)%:R * x i)) - exp (\sum_(i < n) beta i * x i)
  = E (fun delta => (\prod_(i < n) exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i).
  by_opening.
(* independence *)
have step_2 : E (fun delta => (\prod_(i < n) exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i)
  = (\prod_(i < n) E (fun delta => exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i).
  by_opening.
(* the two values of a mask *)
have step_3 : (\prod_(i < n) E (fun delta => exp ((1 - d)^-1 * beta i * (delta i)%:R * x i))) - exp (\sum_(i < n) beta i * x i)
  = (\prod_(i < n) ((1 - d) * exp ((1 - d)^-1 * beta i * x i) + d)) - exp (\sum_(i < n) beta i * x i).
  by_opening.
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Penalty_is_exact.
Print Assumptions penalty_is_exact.
