(** The squared norm of a Jacobian by a random direction

    Source: hoffman2019

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Jacobian_norm.
Variable real : realFieldType.
Variables (n o : nat).
Variables (J : 'I_n -> 'I_o -> real).
Variable E_v : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis o_positive : (0 < o)%N.
Hypothesis E_v_linear : expectation E_v.
Hypothesis E_v_1 : forall (i_1 : 'I_n), E_v (fun v => v i_1) = 0.
Hypothesis E_v_2 : forall (i_1 : 'I_n), E_v (fun v => v i_1 ^+ 2) = n%:R^-1.
Hypothesis E_v_1_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_v (fun v => v i_1 * v i_2) = 0.

Let below_0 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let size_of_ := nth 0%N [:: n; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => @number_of_units real size_of_ o
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_n * 'I_o => J t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] false [:: ([:: [:: 5%N]], (Number 0)); ([:: [:: 5%N; 5%N]], (Entry 4 [::])); ([:: [:: 5%N]; [:: 5%N]], (Number 0))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_v) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_v_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_v_1 i0_0_)).
    apply: (expectation_ext E_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_v_2 i0_0_)).
    apply: (expectation_ext E_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_v_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_v_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Times (Mean 0 (Total 1 (Power (Total 0 (Times (Entry 5 [:: 1%N]) (Entry 3 [:: 1%N; 0%N]))) 2))) (Entry 1 [::])).
Let line_1 := (Times (Entry 1 [::]) (Total 1 (Total 0 (Total 0 (Times (Times (Mean 0 (Times (Entry 5 [:: 2%N]) (Entry 5 [:: 1%N]))) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))).
Let line_2 := (Total 1 (Total 0 (Total 0 (Times (Times (Entry 0 [:: 2%N; 1%N]) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N]))))).
Let line_3 := (Total 1 (Total 0 (Power (Entry 3 [:: 1%N; 0%N]) 2))).
Let line_4 := (Total 1 (Total 0 (Power (Entry 3 [:: 1%N; 0%N]) 2))).

Theorem jacobian_norm :
  let E := E_v in
  E (fun v => (\sum_(e < o) (\sum_(i < n) v i * J i e) ^+ 2)) * n%:R
  = (\sum_(e < o) (\sum_(i < n) J i e ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: E_v_linear.
(* linearity of the expectation *)
have step_1 : E (fun v => (\sum_(e < o) (\sum_(i < n) v i * J i e) ^+ 2)) * n%:R
  = n%:R * (\sum_(e < o) (\sum_(j < n) (\sum_(i < n) E (fun v => v i * v j) * J i e * J j e))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* exchangeability *)
have step_2 : n%:R * (\sum_(e < o) (\sum_(j < n) (\sum_(i < n) E (fun v => v i * v j) * J i e * J j e)))
  = (\sum_(e < o) (\sum_(j < n) (\sum_(i < n) (i == j)%:R * J i e * J j e))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (\sum_(e < o) (\sum_(j < n) (\sum_(i < n) (i == j)%:R * J i e * J j e)))
  = (\sum_(e < o) (\sum_(i < n) J i e ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Jacobian_norm.
Print Assumptions jacobian_norm.
