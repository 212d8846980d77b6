(** The expected loss of Gaussian dropout

    Source: ranjan2019, Eq. 8; srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gaussian_dropout.
Variable real : realFieldType.
Variables (n : nat).
Variables (I s w : 'I_n -> real).
Variables (t : real).
Variable E_xi : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_xi_linear : expectation E_xi.
Hypothesis E_xi_1 : forall (j_1 : 'I_n), E_xi (fun xi => xi j_1) = 1.
Hypothesis E_xi_2 : forall (j_1 : 'I_n), E_xi (fun xi => xi j_1 ^+ 2) = 1 + s j_1.
Hypothesis E_xi_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_xi (fun xi => xi j_1 * xi j_2) = 1.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (s)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] false [:: ([:: [:: 6%N]], (Number 1)); ([:: [:: 6%N; 6%N]], (Plus (Number 1) (Entry 3 [:: 0%N]))); ([:: [:: 6%N]; [:: 6%N]], (Number 1))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_xi) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_xi_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
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
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 6 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Mean 0 (Power (Entry 6 [:: 0%N]) 2)))))) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Mean 0 (Times (Entry 6 [:: 1%N]) (Entry 6 [:: 0%N])))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])))))) (Minus (Times (Entry 4 [::]) (Total 0 (Times (Times (Mean 0 (Entry 6 [:: 0%N])) (Entry 2 [:: 0%N])) (Entry 5 [:: 0%N])))))).
Let line_2 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Entry 3 [:: 0%N])))))) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])))))) (Minus (Times (Entry 4 [::]) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))))).
Let line_3 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Entry 3 [:: 0%N]))))).
Let line_4 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Entry 3 [:: 0%N]))))).

Theorem gaussian_dropout :
  let E := E_xi in
  E (fun xi => 2%:R^-1 * (t - (\sum_(j < n) I j * w j * xi j)) ^+ 2)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * s i).
Proof.
move=> E.
have E_linear : expectation E by exact: E_xi_linear.
(* linearity of the expectation, sifting *)
have step_1 : E (fun xi => 2%:R^-1 * (t - (\sum_(j < n) I j * w j * xi j)) ^+ 2)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * E (fun xi => xi i ^+ 2)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * E (fun xi => xi i * xi j) * I i * I j * w i * w j)) - t * (\sum_(j < n) E (fun xi => xi j) * I j * w j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean, the variance and higher moments, sifting *)
have step_2 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * E (fun xi => xi i ^+ 2)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * E (fun xi => xi i * xi j) * I i * I j * w i * w j)) - t * (\sum_(j < n) E (fun xi => xi j) * I j * w j)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 + s i)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) I j * w j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 + s i)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) I j * w j)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * s i).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Gaussian_dropout.
Print Assumptions gaussian_dropout.
