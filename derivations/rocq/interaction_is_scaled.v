(** The expected interaction of a set of inputs

    Source: lengerich2022

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Interaction_is_scaled.
Variable real : realFieldType.
Variables (n : nat).
Variables (p s x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Theorem interaction_is_scaled :
  let E := mask (fun j : 'I_n => p j) in
  E (fun b => (\prod_(i < n) (1 + ((b i)%:R * x i - 1) * s i)))
  = (\prod_(i < n) (1 + (p i * x i - 1) * s i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* independence *)
have step_1 : E (fun b => (\prod_(i < n) (1 + ((b i)%:R * x i - 1) * s i)))
  = (\prod_(i < n) E (fun b => 1 + ((b i)%:R * x i - 1) * s i)).
  by_opening.
(* linearity of the expectation, the mean *)
have step_2 : (\prod_(i < n) E (fun b => 1 + ((b i)%:R * x i - 1) * s i))
  = (\prod_(i < n) (1 + (p i * x i - 1) * s i)).
  by_opening.
exact: (etrans step_1 step_2).
Qed.
End Interaction_is_scaled.
Print Assumptions interaction_is_scaled.
