(** The variance of a quadratic form in normal numbers

    Source: hutchinson1989

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Trace_estimate_normal_trace_variance.
Variable real : realFieldType.
Variables (n : nat).
Variables (A : 'I_n -> 'I_n -> real).
Variable E_z : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis symmetric_A : forall (i_1 i_2 : 'I_n), A i_1 i_2 = A i_2 i_1.
Hypothesis E_z_linear : expectation E_z.
Hypothesis E_z_1 : forall (i_1 : 'I_n), E_z (fun z => z i_1) = 0.
Hypothesis E_z_2 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 2) = 1.
Hypothesis E_z_1_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 * z i_2) = 0.
Hypothesis E_z_3 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 3) = 0.
Hypothesis E_z_2_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 2 * z i_2) = 0.
Hypothesis E_z_1_1_1 : forall (i_1 i_2 i_3 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_2 != i_3 -> E_z (fun z => z i_1 * z i_2 * z i_3) = 0.
Hypothesis E_z_4 : forall (i_1 : 'I_n), E_z (fun z => z i_1 ^+ 4) = 3%:R.
Hypothesis E_z_2_2 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 2 * z i_2 ^+ 2) = 1.
Hypothesis E_z_3_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_z (fun z => z i_1 ^+ 3 * z i_2) = 0.
Hypothesis E_z_2_1_1 : forall (i_1 i_2 i_3 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_2 != i_3 -> E_z (fun z => z i_1 ^+ 2 * z i_2 * z i_3) = 0.
Hypothesis E_z_1_1_1_1 : forall (i_1 i_2 i_3 i_4 : 'I_n), i_1 != i_2 -> i_1 != i_3 -> i_1 != i_4 -> i_2 != i_3 -> i_2 != i_4 -> i_3 != i_4 -> E_z (fun z => z i_1 * z i_2 * z i_3 * z i_4) = 0.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place2 size_of_ 0 0) (fun t_ : 'I_n * 'I_n => A t_.1 t_.2)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 3%N] [:: 0%N] false [:: ([:: [:: 3%N]], (Number 0)); ([:: [:: 3%N; 3%N]], (Number 1)); ([:: [:: 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N; 3%N; 3%N]], (Number 0)); ([:: [:: 3%N; 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N; 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N; 3%N; 3%N; 3%N]], (Number 3)); ([:: [:: 3%N; 3%N]; [:: 3%N; 3%N]], (Number 1)); ([:: [:: 3%N; 3%N; 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N; 3%N; 3%N]], (Number 0)); ([:: [:: 3%N; 3%N]; [:: 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N; 3%N]; [:: 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N]; [:: 3%N; 3%N]], (Number 0)); ([:: [:: 3%N]; [:: 3%N]; [:: 3%N]; [:: 3%N]], (Number 0))]].
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
Let symmetric_ : seq nat := [:: 2%N].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
rewrite in_cons; case: eqP => [-> _|_]; first by apply: entry_symmetric => i_ j_; exact: symmetric_A.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Mean 0 (Power (Total 0 (Total 0 (Times (Times (Entry 3 [:: 1%N]) (Entry 3 [:: 0%N])) (Entry 2 [:: 1%N; 0%N])))) 2)) (Minus (Power (Mean 0 (Total 0 (Total 0 (Times (Times (Entry 3 [:: 1%N]) (Entry 3 [:: 0%N])) (Entry 2 [:: 1%N; 0%N]))))) 2))).
Let line_1 := (Total 0 (Total 0 (Total 0 (Total 0 (Times (Times (Plus (Mean 0 (Times (Times (Entry 3 [:: 3%N]) (Entry 3 [:: 2%N])) (Times (Entry 3 [:: 1%N]) (Entry 3 [:: 0%N])))) (Minus (Times (Mean 0 (Times (Entry 3 [:: 3%N]) (Entry 3 [:: 2%N]))) (Mean 0 (Times (Entry 3 [:: 1%N]) (Entry 3 [:: 0%N])))))) (Entry 2 [:: 3%N; 2%N])) (Entry 2 [:: 1%N; 0%N])))))).
Let line_2 := (Times (Number 2) (Total 0 (Total 0 (Power (Entry 2 [:: 1%N; 0%N]) 2)))).
Let line_3 := (Times (Number 2) (Total 0 (Total 0 (Power (Entry 2 [:: 1%N; 0%N]) 2)))).

Theorem trace_estimate_normal_trace_variance :
  let E := E_z in
  Var E (fun z => (\sum_(j < n) (\sum_(i < n) z i * z j * A i j)))
  = 2%:R * (\sum_(j < n) (\sum_(i < n) A i j ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: E_z_linear.
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun z => (\sum_(j < n) (\sum_(i < n) z i * z j * A i j)))
  = (\sum_(l < n) (\sum_(k < n) (\sum_(j < n) (\sum_(i < n) Cov E (fun z => z i * z j) (fun z => z k * z l) * A i j * A k l)))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, independence, the mean, the variance and higher moments, sifting *)
have step_2 : (\sum_(l < n) (\sum_(k < n) (\sum_(j < n) (\sum_(i < n) Cov E (fun z => z i * z j) (fun z => z k * z l) * A i j * A k l))))
  = 2%:R * (\sum_(j < n) (\sum_(i < n) A i j ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Trace_estimate_normal_trace_variance.
Print Assumptions trace_estimate_normal_trace_variance.
