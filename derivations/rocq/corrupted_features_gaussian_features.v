(** The expected squared error with Gaussian inputs

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Corrupted_features_gaussian_features.
Variable real : realFieldType.
Variables (m n : nat).
Variables (X : 'I_m -> 'I_n -> real).
Variables (s : real).
Variables (w : 'I_n -> real).
Variables (y : 'I_m -> real).
Variable E_Z : ((('I_m * 'I_n -> real) -> real) -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_Z_linear : expectation E_Z.
Hypothesis E_Z_1 : forall (a_1 : 'I_m) (i_1 : 'I_n), E_Z (fun Z => Z (a_1, i_1)) = X a_1 i_1.
Hypothesis E_Z_2 : forall (a_1 : 'I_m) (i_1 : 'I_n), E_Z (fun Z => Z (a_1, i_1) ^+ 2) = X a_1 i_1 ^+ 2 + s.
Hypothesis E_Z_1_1 : forall (a_1 : 'I_m) (i_1 : 'I_n) (a_2 : 'I_m) (i_2 : 'I_n), (a_1, i_1) != (a_2, i_2) -> E_Z (fun Z => Z (a_1, i_1) * Z (a_2, i_2)) = X a_1 i_1 * X a_2 i_2.

Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> s)
  | 5%N => entry (@place1 size_of_ 1) (w)
  | 6%N => entry (@place1 size_of_ 0) (y)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N; 1%N] false [:: ([:: [:: 7%N]], (Entry 3 [:: 0%N; 1%N])); ([:: [:: 7%N; 7%N]], (Plus (Power (Entry 3 [:: 0%N; 1%N]) 2) (Entry 4 [::]))); ([:: [:: 7%N]; [:: 7%N]], (Times (Entry 3 [:: 0%N; 1%N]) (Entry 3 [:: 2%N; 3%N])))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_Z) (fun z_ _ => entry (@place2 size_of_ 0 1) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_Z_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts2 [i0_0_ [i0_1_ ->]] _] un_.
    refine (etrans _ (@E_Z_1 i0_0_ i0_1_)).
    apply: (expectation_ext E_Z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts2 [i0_0_ [i0_1_ ->]] _] un_.
    refine (etrans _ (@E_Z_2 i0_0_ i0_1_)).
    apply: (expectation_ext E_Z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts2 [i0_0_ [i0_1_ ->]] /eqP /sorts2 [i1_0_ [i1_1_ ->]] _] un_.
    have ne01_ : (i0_0_, i0_1_) != (i1_0_, i1_1_)
      by apply: (contraTneq _ un_) => -[-> ->]; different_places.
    refine (etrans _ (@E_Z_1_1 i0_0_ i0_1_ i1_0_ i1_1_ ne01_)).
    apply: (expectation_ext E_Z_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Total 0 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 1%N]) (Entry 7 [:: 0%N; 1%N]))))) 2))).
Let line_1 := (Plus (Total 0 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))))) 2)) (Total 1 (Total 0 (Times (Power (Entry 5 [:: 0%N]) 2) (Mean 0 (Power (Plus (Entry 7 [:: 1%N; 0%N]) (Minus (Entry 3 [:: 1%N; 0%N]))) 2)))))).
Let line_2 := (Plus (Times (Times (Entry 4 [::]) (Entry 1 [::])) (Total 1 (Power (Entry 5 [:: 0%N]) 2))) (Total 0 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))))) 2))).
Let line_3 := (Plus (Times (Times (Entry 4 [::]) (Entry 1 [::])) (Total 1 (Power (Entry 5 [:: 0%N]) 2))) (Total 0 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))))) 2))).

Theorem corrupted_features_gaussian_features :
  let E := E_Z in
  E (fun Z => (\sum_(a < m) (y a - (\sum_(i < n) w i * Z (a, i))) ^+ 2))
  = s * m%:R * (\sum_(i < n) w i ^+ 2) + (\sum_(a < m) (y a - (\sum_(i < n) w i * X a i)) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_Z_linear.
(* linearity of the expectation, independence, the mean, sifting *)
have step_1 : E (fun Z => (\sum_(a < m) (y a - (\sum_(i < n) w i * Z (a, i))) ^+ 2))
  = (\sum_(a < m) (y a - (\sum_(i < n) w i * X a i)) ^+ 2) + (\sum_(i < n) (\sum_(a < m) w i ^+ 2 * E (fun Z => (Z (a, i) - X a i) ^+ 2))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, the mean, the variance and higher moments *)
have step_2 : (\sum_(a < m) (y a - (\sum_(i < n) w i * X a i)) ^+ 2) + (\sum_(i < n) (\sum_(a < m) w i ^+ 2 * E (fun Z => (Z (a, i) - X a i) ^+ 2)))
  = s * m%:R * (\sum_(i < n) w i ^+ 2) + (\sum_(a < m) (y a - (\sum_(i < n) w i * X a i)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Corrupted_features_gaussian_features.
Print Assumptions corrupted_features_gaussian_features.
