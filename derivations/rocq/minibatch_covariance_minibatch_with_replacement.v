(** The variance of a minibatch with replacement

    Source: cochran1977

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Minibatch_covariance_minibatch_with_replacement.
Variable real : realFieldType.
Variables (n : nat).
Variables (b : real).
Variables (g : 'I_n -> real).
Variable E_N : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : b != 0 :> real.
Hypothesis E_N_linear : expectation E_N.
Hypothesis E_N_1 : forall (j_1 : 'I_n), E_N (fun N => N j_1) = n%:R^-1 * b.
Hypothesis E_N_2 : forall (j_1 : 'I_n), E_N (fun N => N j_1 ^+ 2) = n%:R^-1 * (1 + n%:R^-1 * (b - 1)) * b.
Hypothesis E_N_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_N (fun N => N j_1 * N j_2) = n%:R^-1 ^+ 2 * (b - 1) * b.

Let below_0 : b != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let below_1 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> b)
  | 3%N => entry (@place1 size_of_ 0) (g)
  | 4%N => entry (@place0 size_of_) (fun=> b^-1)
  | 5%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] false [:: ([:: [:: 6%N]], (Times (Entry 5 [::]) (Entry 2 [::]))); ([:: [:: 6%N; 6%N]], (Times (Times (Entry 5 [::]) (Plus (Number 1) (Times (Entry 5 [::]) (Plus (Entry 2 [::]) (Minus (Number 1)))))) (Entry 2 [::]))); ([:: [:: 6%N]; [:: 6%N]], (Times (Times (Power (Entry 5 [::]) 2) (Plus (Entry 2 [::]) (Minus (Number 1)))) (Entry 2 [::])))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_N) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_N_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_N_1 i0_0_)).
    apply: (expectation_ext E_N_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_N_2 i0_0_)).
    apply: (expectation_ext E_N_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_N_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_N_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 2%N; 4%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 5%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 2)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|[|k_]] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Mean 0 (Power (Times (Entry 4 [::]) (Total 0 (Times (Entry 6 [:: 0%N]) (Entry 3 [:: 0%N])))) 2)) (Minus (Power (Mean 0 (Times (Entry 4 [::]) (Total 0 (Times (Entry 6 [:: 0%N]) (Entry 3 [:: 0%N]))))) 2))).
Let line_1 := (Times (Power (Entry 4 [::]) 2) (Total 0 (Total 0 (Times (Times (Plus (Mean 0 (Times (Entry 6 [:: 1%N]) (Entry 6 [:: 0%N]))) (Minus (Times (Mean 0 (Entry 6 [:: 1%N])) (Mean 0 (Entry 6 [:: 0%N]))))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N]))))).
Let line_2 := (Times (Power (Entry 4 [::]) 2) (Total 0 (Total 0 (Times (Times (Plus (Times (Times (Entry 5 [::]) (Entry 0 [:: 1%N; 0%N])) (Entry 2 [::])) (Minus (Times (Power (Entry 5 [::]) 2) (Entry 2 [::])))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N]))))).
Let line_3 := (Times (Entry 4 [::]) (Plus (Times (Entry 5 [::]) (Total 0 (Power (Entry 3 [:: 0%N]) 2))) (Minus (Times (Power (Entry 5 [::]) 2) (Power (Total 0 (Entry 3 [:: 0%N])) 2))))).
Let line_4 := (Times (Times (Entry 4 [::]) (Entry 5 [::])) (Total 0 (Power (Plus (Entry 3 [:: 0%N]) (Minus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 1%N]))))) 2))).
Let line_5 := (Times (Times (Entry 4 [::]) (Entry 5 [::])) (Total 0 (Power (Plus (Entry 3 [:: 0%N]) (Minus (Times (Entry 5 [::]) (Total 0 (Entry 3 [:: 1%N]))))) 2))).

Theorem minibatch_covariance_minibatch_with_replacement :
  let E := E_N in
  Var E (fun N => b^-1 * (\sum_(i < n) N i * g i))
  = b^-1 * n%:R^-1 * (\sum_(i < n) (g i - n%:R^-1 * (\sum_(j < n) g j)) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_N_linear.
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun N => b^-1 * (\sum_(i < n) N i * g i))
  = b^-1 ^+ 2 * (\sum_(j < n) (\sum_(i < n) Cov E (fun N => N i) (fun N => N j) * g i * g j)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, exchangeability, the mean *)
have step_2 : b^-1 ^+ 2 * (\sum_(j < n) (\sum_(i < n) Cov E (fun N => N i) (fun N => N j) * g i * g j))
  = b^-1 ^+ 2 * (\sum_(j < n) (\sum_(i < n) (n%:R^-1 * (i == j)%:R * b - n%:R^-1 ^+ 2 * b) * g i * g j)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : b^-1 ^+ 2 * (\sum_(j < n) (\sum_(i < n) (n%:R^-1 * (i == j)%:R * b - n%:R^-1 ^+ 2 * b) * g i * g j))
  = b^-1 * (n%:R^-1 * (\sum_(i < n) g i ^+ 2) - n%:R^-1 ^+ 2 * (\sum_(j < n) g j) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* algebra *)
have step_4 : b^-1 * (n%:R^-1 * (\sum_(i < n) g i ^+ 2) - n%:R^-1 ^+ 2 * (\sum_(j < n) g j) ^+ 2)
  = b^-1 * n%:R^-1 * (\sum_(i < n) (g i - n%:R^-1 * (\sum_(j < n) g j)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Minibatch_covariance_minibatch_with_replacement.
Print Assumptions minibatch_covariance_minibatch_with_replacement.
