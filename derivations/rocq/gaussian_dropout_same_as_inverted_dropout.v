(** Gaussian dropout with the variance of an inverted mask

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gaussian_dropout_same_as_inverted_dropout.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p w : 'I_n -> real).
Variables (t : real).
Variable E_xi : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_3 : forall (i_1 : 'I_n), p i_1 != 0 :> real.
Hypothesis E_xi_linear : expectation E_xi.
Hypothesis E_xi_1 : forall (j_1 : 'I_n), E_xi (fun xi => xi j_1) = 1.
Hypothesis E_xi_2 : forall (j_1 : 'I_n), E_xi (fun xi => xi j_1 ^+ 2) = 1 + (p j_1)^-1 * (1 - p j_1).
Hypothesis E_xi_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_xi (fun xi => xi j_1 * xi j_2) = 1.

Let below_0 : forall (slot0 : 'I_n), p slot0 != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | 6%N => entry (@place1 size_of_ 0) (fun slot0 => (p slot0)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Number 1)); ([:: [:: 7%N; 7%N]], (Plus (Number 1) (Times (Entry 6 [:: 0%N]) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))))); ([:: [:: 7%N]; [:: 7%N]], (Number 1))]; Law [:: 8%N] [:: 0%N] true (mask_table 8 (Entry 3 [:: 0%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_xi) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | 1%N => through (mask (fun j : 'I_n => p j)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_xi_linear | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_xi_1 i0_0_)).
    apply: (expectation_ext E_xi_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_xi_2 i0_0_)).
    apply: (expectation_ext E_xi_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_xi_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_xi_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun j : 'I_n => p j) (@place1 size_of_ 0)
    8 [:: 0%N] (Entry 3 [:: 0%N]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 3%N; 6%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts1 [i0_ ->].
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Mean 1 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 7 [:: 0%N]))))) 2)))).
Let line_1 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 6 [:: 0%N])) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N]))))))).
Let line_2 := (Mean 0 (Mean 1 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Times (Entry 6 [:: 0%N]) (Entry 2 [:: 0%N])) (Entry 8 [:: 0%N])) (Entry 5 [:: 0%N]))))) 2)))).
Let line_3 := (Mean 0 (Mean 1 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Times (Entry 6 [:: 0%N]) (Entry 2 [:: 0%N])) (Entry 8 [:: 0%N])) (Entry 5 [:: 0%N]))))) 2)))).

Theorem gaussian_dropout_same_as_inverted_dropout :
  let E := both E_xi (mask (fun j : 'I_n => p j)) in
  E (fun '(xi, delta) => 2%:R^-1 * (t - (\sum_(j < n) I j * w j * xi j)) ^+ 2)
  = E (fun '(xi, delta) => 2%:R^-1 * (t - (\sum_(j < n) (p j)^-1 * I j * (delta j)%:R * w j)) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_xi_linear (linearity_of_masks _)).
(* linearity of the expectation, independence, the mean, the variance and higher moments, sifting *)
have step_1 : E (fun '(xi, delta) => 2%:R^-1 * (t - (\sum_(j < n) I j * w j * xi j)) ^+ 2)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2 * (1 - p i)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean, sifting *)
have step_2 : 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2 * (1 - p i))
  = E (fun '(xi, delta) => 2%:R^-1 * (t - (\sum_(j < n) (p j)^-1 * I j * (delta j)%:R * w j)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Gaussian_dropout_same_as_inverted_dropout.
Print Assumptions gaussian_dropout_same_as_inverted_dropout.
