(** The mean of a residual chain with stochastic depth

    Source: huang2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Depth_multiplies_mean_output.
Variable real : realFieldType.
Variables (n : nat).
Variables (a p : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Theorem depth_multiplies_mean_output :
  let E := mask (fun j : 'I_n => p j) in
  E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R)))
  = (\prod_(i < n) (1 + a i * p i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* independence *)
have step_1 : E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R)))
  = (\prod_(i < n) E (fun b => 1 + a i * (b i)%:R)).
  by_opening.
(* linearity of the expectation, the mean *)
have step_2 : (\prod_(i < n) E (fun b => 1 + a i * (b i)%:R))
  = (\prod_(i < n) (1 + a i * p i)).
  by_opening.
exact: (etrans step_1 step_2).
Qed.
End Depth_multiplies_mean_output.
Print Assumptions depth_multiplies_mean_output.
