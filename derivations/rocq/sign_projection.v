(** The expected squared length of a projection by signs

    Source: achlioptas2003

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Sign_projection.
Variable real : realFieldType.
Variables (m n : nat).
Variables (x : 'I_n -> real).
Variable E_R : ((('I_m * 'I_n -> real) -> real) -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_R_linear : expectation E_R.
Hypothesis E_R_1 : forall (c_1 : 'I_m) (i_1 : 'I_n), E_R (fun R => R (c_1, i_1)) = 0.
Hypothesis E_R_2 : forall (c_1 : 'I_m) (i_1 : 'I_n), E_R (fun R => R (c_1, i_1) ^+ 2) = 1.
Hypothesis E_R_1_1 : forall (c_1 : 'I_m) (i_1 : 'I_n) (c_2 : 'I_m) (i_2 : 'I_n), (c_1, i_1) != (c_2, i_2) -> E_R (fun R => R (c_1, i_1) * R (c_2, i_2)) = 0.

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place1 size_of_ 1) (x)
  | 4%N => entry (@place0 size_of_) (fun=> m%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N; 1%N] false [:: ([:: [:: 5%N]], (Number 0)); ([:: [:: 5%N; 5%N]], (Number 1)); ([:: [:: 5%N]; [:: 5%N]], (Number 0))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_R) (fun z_ _ => entry (@place2 size_of_ 0 1) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_R_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts2 [i0_0_ [i0_1_ ->]] _] un_.
    refine (etrans _ (@E_R_1 i0_0_ i0_1_)).
    apply: (expectation_ext E_R_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts2 [i0_0_ [i0_1_ ->]] _] un_.
    refine (etrans _ (@E_R_2 i0_0_ i0_1_)).
    apply: (expectation_ext E_R_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts2 [i0_0_ [i0_1_ ->]] /eqP /sorts2 [i1_0_ [i1_1_ ->]] _] un_.
    have ne01_ : (i0_0_, i0_1_) != (i1_0_, i1_1_)
      by apply: (contraTneq _ un_) => -[-> ->]; different_places.
    refine (etrans _ (@E_R_1_1 i0_0_ i0_1_ i1_0_ i1_1_ ne01_)).
    apply: (expectation_ext E_R_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 4%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Times (Entry 4 [::]) (Total 0 (Power (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 5 [:: 0%N; 1%N]))) 2)))).
Let line_1 := (Times (Entry 4 [::]) (Total 1 (Total 1 (Total 0 (Times (Times (Mean 0 (Times (Entry 5 [:: 2%N; 1%N]) (Entry 5 [:: 2%N; 0%N]))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])))))).
Let line_2 := (Total 1 (Total 1 (Times (Times (Entry 0 [:: 1%N; 0%N]) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])))).
Let line_3 := (Total 1 (Power (Entry 3 [:: 0%N]) 2)).
Let line_4 := (Total 1 (Power (Entry 3 [:: 0%N]) 2)).

Theorem sign_projection :
  let E := E_R in
  E (fun R => m%:R^-1 * (\sum_(c < m) (\sum_(i < n) x i * R (c, i)) ^+ 2))
  = (\sum_(i < n) x i ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_R_linear.
(* linearity of the expectation *)
have step_1 : E (fun R => m%:R^-1 * (\sum_(c < m) (\sum_(i < n) x i * R (c, i)) ^+ 2))
  = m%:R^-1 * (\sum_(j < n) (\sum_(i < n) (\sum_(c < m) E (fun R => R (c, i) * R (c, j)) * x i * x j))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean, the variance and higher moments *)
have step_2 : m%:R^-1 * (\sum_(j < n) (\sum_(i < n) (\sum_(c < m) E (fun R => R (c, i) * R (c, j)) * x i * x j)))
  = (\sum_(j < n) (\sum_(i < n) (i == j)%:R * x i * x j)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (\sum_(j < n) (\sum_(i < n) (i == j)%:R * x i * x j))
  = (\sum_(i < n) x i ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Sign_projection.
Print Assumptions sign_projection.
