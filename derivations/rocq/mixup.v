(** The expected squared residuals under mixup

    Source: zhang2018; carratino2022

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mixup.
Variable real : realFieldType.
Variables (m : nat).
Variables (alpha : real).
Variables (r : 'I_m -> real).
Variable E_lambda : (((unit -> real) -> real) -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis positive_1_0 : 0 < alpha.
Hypothesis E_lambda_linear : expectation E_lambda.
Hypothesis E_lambda_1 : E_lambda (fun lambda => lambda tt) = 2%:R^-1.
Hypothesis E_lambda_2 : E_lambda (fun lambda => lambda tt ^+ 2) = 2%:R^-1 * (1 + 2%:R * alpha)^-1 * (1 + alpha).

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let below_1 : (1 + 2%:R * alpha) != 0 :> real.
Proof. by apply: lt0r_neq0; rewrite ?addr_gt0 ?mulr_gt0 ?ltr01 ?ltr0n ?positive_1_0. Qed.
Let size_of_ := nth 0%N [:: m].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => entry (@place0 size_of_) (fun=> alpha)
  | 3%N => entry (@place1 size_of_ 0) (r)
  | 4%N => entry (@place0 size_of_) (fun=> m%:R^-1)
  | 5%N => entry (@place0 size_of_) (fun=> (1 + 2%:R * alpha)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] false [:: ([:: [:: 6%N]], (Inverse 2)); ([:: [:: 6%N; 6%N]], (Times (Times (Inverse 2) (Entry 5 [::])) (Plus (Number 1) (Entry 2 [::]))))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_lambda) (fun z_ _ => entry (@place0 size_of_) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_lambda_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|k_]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_lambda_1)).
    apply: (expectation_ext E_lambda_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_lambda_2)).
    apply: (expectation_ext E_lambda_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 4%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 2%N; 5%N] [:: (coefficient true 1 2, [:: 5%N]); (coefficient false 1 2, [::])]].
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
Let line_0 := (Mean 0 (Times (Power (Entry 4 [::]) 2) (Total 0 (Total 0 (Power (Plus (Times (Plus (Number 1) (Minus (Entry 6 [::]))) (Entry 3 [:: 0%N])) (Times (Entry 3 [:: 1%N]) (Entry 6 [::]))) 2))))).
Let line_1 := (Plus (Times (Times (Entry 4 [::]) (Plus (Plus (Number 1) (Times (Number 2) (Mean 0 (Power (Entry 6 [::]) 2)))) (Minus (Times (Number 2) (Mean 0 (Entry 6 [::])))))) (Total 0 (Power (Entry 3 [:: 0%N]) 2))) (Times (Times (Power (Entry 4 [::]) 2) (Power (Total 0 (Entry 3 [:: 0%N])) 2)) (Plus (Times (Number 2) (Mean 0 (Entry 6 [::]))) (Minus (Times (Number 2) (Mean 0 (Power (Entry 6 [::]) 2))))))).
Let line_2 := (Plus (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Times (Entry 5 [::]) (Entry 2 [::]))))) (Total 0 (Power (Entry 3 [:: 0%N]) 2))) (Times (Times (Times (Entry 5 [::]) (Power (Entry 4 [::]) 2)) (Power (Total 0 (Entry 3 [:: 0%N])) 2)) (Entry 2 [::]))).
Let line_3 := (Plus (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Times (Entry 5 [::]) (Entry 2 [::]))))) (Total 0 (Power (Entry 3 [:: 0%N]) 2))) (Times (Times (Times (Entry 5 [::]) (Power (Entry 4 [::]) 2)) (Power (Total 0 (Entry 3 [:: 0%N])) 2)) (Entry 2 [::]))).

Theorem mixup :
  let E := E_lambda in
  E (fun lambda => m%:R^-1 ^+ 2 * (\sum_(b < m) (\sum_(a < m) ((1 - lambda tt) * r b + r a * lambda tt) ^+ 2)))
  = m%:R^-1 * (1 - (1 + 2%:R * alpha)^-1 * alpha) * (\sum_(a < m) r a ^+ 2) + (1 + 2%:R * alpha)^-1 * m%:R^-1 ^+ 2 * (\sum_(a < m) r a) ^+ 2 * alpha.
Proof.
move=> E.
have E_linear : expectation E by exact: E_lambda_linear.
(* linearity of the expectation *)
have step_1 : E (fun lambda => m%:R^-1 ^+ 2 * (\sum_(b < m) (\sum_(a < m) ((1 - lambda tt) * r b + r a * lambda tt) ^+ 2)))
  = m%:R^-1 * (1 + 2%:R * E (fun lambda => lambda tt ^+ 2) - 2%:R * E (fun lambda => lambda tt)) * (\sum_(a < m) r a ^+ 2) + m%:R^-1 ^+ 2 * (\sum_(a < m) r a) ^+ 2 * (2%:R * E (fun lambda => lambda tt) - 2%:R * E (fun lambda => lambda tt ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* the mean, the variance and higher moments *)
have step_2 : m%:R^-1 * (1 + 2%:R * E (fun lambda => lambda tt ^+ 2) - 2%:R * E (fun lambda => lambda tt)) * (\sum_(a < m) r a ^+ 2) + m%:R^-1 ^+ 2 * (\sum_(a < m) r a) ^+ 2 * (2%:R * E (fun lambda => lambda tt) - 2%:R * E (fun lambda => lambda tt ^+ 2))
  = m%:R^-1 * (1 - (1 + 2%:R * alpha)^-1 * alpha) * (\sum_(a < m) r a ^+ 2) + (1 + 2%:R * alpha)^-1 * m%:R^-1 ^+ 2 * (\sum_(a < m) r a) ^+ 2 * alpha.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Mixup.
Print Assumptions mixup.
