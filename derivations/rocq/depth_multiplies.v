(** The variance of a residual chain with stochastic depth

    Source: huang2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Depth_multiplies.
Variable real : realFieldType.
Variables (n : nat).
Variables (a p : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Theorem depth_multiplies :
  let E := mask (fun j : 'I_n => p j) in
  Var E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R)))
  = (\prod_(i < n) (1 + a i ^+ 2 * p i + 2%:R * a i * p i)) - (\prod_(i < n) (1 + a i * p i)) ^+ 2.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* definition of the variance *)
have step_1 : Var E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R)))
  = E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R) ^+ 2)) - E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R))) ^+ 2.
  by_opening.
(* independence *)
have step_2 : E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R) ^+ 2)) - E (fun b => (\prod_(i < n) (1 + a i * (b i)%:R))) ^+ 2
  = (\prod_(i < n) E (fun b => (1 + a i * (b i)%:R) ^+ 2)) - (\prod_(i < n) E (fun b => 1 + a i * (b i)%:R)) ^+ 2.
  by_opening.
(* linearity of the expectation, a mask is its own square, the mean *)
have step_3 : (\prod_(i < n) E (fun b => (1 + a i * (b i)%:R) ^+ 2)) - (\prod_(i < n) E (fun b => 1 + a i * (b i)%:R)) ^+ 2
  = (\prod_(i < n) (1 + a i ^+ 2 * p i + 2%:R * a i * p i)) - (\prod_(i < n) (1 + a i * p i)) ^+ 2.
  by_opening.
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Depth_multiplies.
Print Assumptions depth_multiplies.
