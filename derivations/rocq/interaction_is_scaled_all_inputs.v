(** The expected interaction of all inputs

    Source: lengerich2022

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Interaction_is_scaled_all_inputs.
Variable real : realFieldType.
Variables (n : nat).
Variables (p x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Theorem interaction_is_scaled_all_inputs :
  let E := mask (fun j : 'I_n => p j) in
  E (fun b => (\prod_(i < n) ((b i)%:R * x i)))
  = (\prod_(i < n) p i) * (\prod_(i < n) x i).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* independence *)
have step_1 : E (fun b => (\prod_(i < n) ((b i)%:R * x i)))
  = (\prod_(i < n) E (fun b => (b i)%:R * x i)).
  by_opening.
(* linearity of the expectation, the mean *)
have step_2 : (\prod_(i < n) E (fun b => (b i)%:R * x i))
  = (\prod_(i < n) (p i * x i)).
  by_opening.
(* products over an index *)
have step_3 : (\prod_(i < n) (p i * x i))
  = (\prod_(i < n) p i) * (\prod_(i < n) x i).
  by_opening.
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Interaction_is_scaled_all_inputs.
Print Assumptions interaction_is_scaled_all_inputs.
