(** Stein's identity for a third power

    Source: stein1981; salimans2017

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Stein_identity.
Variable real : realFieldType.
Variables (n : nat).
Variables (a s : 'I_n -> real).
Variables (t : real).
Variable k : 'I_n.
Variable E_z : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_z_linear : expectation E_z.
Hypothesis E_z_1 : forall (i_1 : 'I_n), E_z (fun z => z i_1) = 0.
Hypothesis E_z_2 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 2) = s i_1.
Hypothesis E_z_1_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 * z i_2) = 0.
Hypothesis E_z_3 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 3) = 0.
Hypothesis E_z_2_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 2 * z i_2) = 0.
Hypothesis E_z_1_1_1 : forall (i_1 i_2 i_3 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_2 != i_3 -> E_z (fun z => z i_1 * z i_2 * z i_3) = 0.
Hypothesis E_z_4 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 4) = 3%:R * s i_1 ^+ 2.
Hypothesis E_z_2_2 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 2 * z i_2 ^+ 2) = s i_1 * s i_2.
Hypothesis E_z_3_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 3 * z i_2) = 0.
Hypothesis E_z_2_1_1 : forall (i_1 i_2 i_3 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_2 != i_3 -> E_z (fun z => z i_1 ^+ 2 * z i_2 * z i_3) = 0.
Hypothesis E_z_1_1_1_1 : forall (i_1 i_2 i_3 i_4 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_1 != i_4 -> i_2 != i_3 -> i_2 != i_4 -> i_3 != i_4 -> E_z (fun z => z i_1 * z i_2 * z i_3 * z i_4) = 0.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (a)
  | 3%N => entry (@place1 size_of_ 0) (s)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] false [:: ([:: [:: 5%N]], (Number 0)); ([:: [:: 5%N; 5%N]], (Entry 3 [:: 0%N])); ([:: [:: 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N; 5%N; 5%N]], (Number 0)); ([:: [:: 5%N; 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N; 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N; 5%N; 5%N; 5%N]], (Times (Number 3) (Power (Entry 3 [:: 0%N]) 2))); ([:: [:: 5%N; 5%N]; [:: 5%N; 5%N]], (Times (Entry 3 [:: 0%N]) (Entry 3 [:: 1%N]))); ([:: [:: 5%N; 5%N; 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N; 5%N; 5%N]], (Number 0)); ([:: [:: 5%N; 5%N]; [:: 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N; 5%N]; [:: 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N]; [:: 5%N; 5%N]], (Number 0)); ([:: [:: 5%N]; [:: 5%N]; [:: 5%N]; [:: 5%N]], (Number 0))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_z) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_z_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|[|[|[|[|[|[|[|[|[|[|[|[|k_]]]]]]]]]]]]]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_1 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_2 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_3 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i1_0_ != i0_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_1 i1_0_ i0_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|u2_ [|? ?]]]] // _ /and4P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] /eqP /sorts1 [i2_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne02_ : i0_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne12_ : i1_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_1_1_1 i0_0_ i1_0_ i2_0_ ne01_ ne02_ ne12_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_4 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_2 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_3_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i1_0_ != i0_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_3_1 i1_0_ i0_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|u2_ [|? ?]]]] // _ /and4P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] /eqP /sorts1 [i2_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne02_ : i0_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne12_ : i1_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_1_1 i0_0_ i1_0_ i2_0_ ne01_ ne02_ ne12_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|u2_ [|? ?]]]] // _ /and4P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] /eqP /sorts1 [i2_0_ ->] _] un_.
    have ne01_ : i1_0_ != i0_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne02_ : i1_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne12_ : i0_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_1_1 i1_0_ i0_0_ i2_0_ ne01_ ne02_ ne12_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|u2_ [|? ?]]]] // _ /and4P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] /eqP /sorts1 [i2_0_ ->] _] un_.
    have ne01_ : i2_0_ != i0_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne02_ : i2_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne12_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_2_1_1 i2_0_ i0_0_ i1_0_ ne01_ ne02_ ne12_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|u2_ [|u3_ [|? ?]]]]] // _ /and5P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] /eqP /sorts1 [i2_0_ ->] /eqP /sorts1 [i3_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne02_ : i0_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne03_ : i0_0_ != i3_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne12_ : i1_0_ != i2_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne13_ : i1_0_ != i3_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    have ne23_ : i2_0_ != i3_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_1_1_1_1 i0_0_ i1_0_ i2_0_ i3_0_ ne01_ ne02_ ne03_ ne12_ ne13_ ne23_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Mean 0 (Times (Power (Plus (Entry 4 [::]) (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 5 [:: 1%N])))) 3) (Entry 5 [:: 0%N]))).
Let line_1 := (Plus (Plus (Plus (Times (Power (Entry 4 [::]) 3) (Mean 0 (Entry 5 [:: 0%N]))) (Times (Times (Number 3) (Power (Entry 4 [::]) 2)) (Total 0 (Times (Mean 0 (Times (Entry 5 [:: 1%N]) (Entry 5 [:: 0%N]))) (Entry 2 [:: 1%N]))))) (Times (Times (Number 3) (Entry 4 [::])) (Total 0 (Total 0 (Times (Times (Mean 0 (Times (Times (Entry 5 [:: 2%N]) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N]))) (Entry 2 [:: 2%N])) (Entry 2 [:: 1%N])))))) (Total 0 (Total 0 (Total 0 (Times (Times (Times (Mean 0 (Times (Times (Times (Entry 5 [:: 3%N]) (Entry 5 [:: 2%N])) (Entry 5 [:: 0%N])) (Entry 5 [:: 1%N]))) (Entry 2 [:: 3%N])) (Entry 2 [:: 2%N])) (Entry 2 [:: 1%N])))))).
Let line_2 := (Times (Times (Times (Number 3) (Plus (Power (Entry 4 [::]) 2) (Total 0 (Times (Power (Entry 2 [:: 1%N]) 2) (Entry 3 [:: 1%N]))))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])).
Let line_3 := (Times (Times (Times (Number 3) (Mean 0 (Power (Plus (Entry 4 [::]) (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 5 [:: 1%N])))) 2))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])).
Let line_4 := (Times (Times (Times (Number 3) (Mean 0 (Power (Plus (Entry 4 [::]) (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 5 [:: 1%N])))) 2))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])).

Theorem stein_identity :
  let E := E_z in
  E (fun z => (t + (\sum_(i < n) a i * z i)) ^+ 3 * z k)
  = 3%:R * E (fun z => (t + (\sum_(i < n) a i * z i)) ^+ 2) * a k * s k.
Proof.
move=> E.
have E_linear : expectation E by exact: E_z_linear.
(* linearity of the expectation *)
have step_1 : E (fun z => (t + (\sum_(i < n) a i * z i)) ^+ 3 * z k)
  = t ^+ 3 * E (fun z => z k) + 3%:R * t ^+ 2 * (\sum_(i < n) E (fun z => z i * z k) * a i) + 3%:R * t * (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j * z k) * a i * a j)) + (\sum_(l < n) (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j * z k * z l) * a i * a j * a l))).
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_0 line_1 erefl).
(* independence, the mean, the variance and higher moments, sifting *)
have step_2 : t ^+ 3 * E (fun z => z k) + 3%:R * t ^+ 2 * (\sum_(i < n) E (fun z => z i * z k) * a i) + 3%:R * t * (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j * z k) * a i * a j)) + (\sum_(l < n) (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j * z k * z l) * a i * a j * a l)))
  = 3%:R * (t ^+ 2 + (\sum_(i < n) a i ^+ 2 * s i)) * a k * s k.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_1 line_2 erefl).
(* linearity of the expectation, independence, the mean, the variance and higher moments, sifting *)
have step_3 : 3%:R * (t ^+ 2 + (\sum_(i < n) a i ^+ 2 * s i)) * a k * s k
  = 3%:R * E (fun z => (t + (\sum_(i < n) a i * z i)) ^+ 2) * a k * s k.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Stein_identity.
Print Assumptions stein_identity.
