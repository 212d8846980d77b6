(** The level of the trees after a round of LightGBM

    Source: vinayak2015

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Dart_keeps_level_level_is_lost.
Variable real : realFieldType.
Variables (n : nat).
Variables (eta g k_drop : real).
Variables (x : 'I_n -> real).
Variable E_delta : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (n%:R - 1) != 0 :> real.
Hypothesis nonzero_3 : (1 + k_drop) != 0 :> real.
Hypothesis E_delta_linear : expectation E_delta.
Hypothesis E_delta_1 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1) = n%:R^-1 * (n%:R - k_drop).

Let below_0 : (1 + k_drop) != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let below_1 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> eta)
  | 3%N => entry (@place0 size_of_) (fun=> g)
  | 4%N => entry (@place0 size_of_) (fun=> k_drop)
  | 5%N => entry (@place1 size_of_ 0) (x)
  | 6%N => entry (@place0 size_of_) (fun=> (1 + k_drop)^-1)
  | 7%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 0%N] false [:: ([:: [:: 8%N]], (Times (Entry 7 [::]) (Plus (Entry 1 [::]) (Minus (Entry 4 [::])))))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_delta) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_delta_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|k_] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_delta_1 i0_0_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 4%N; 6%N] [:: (coefficient true 1 1, [:: 6%N]); (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 7%N] [:: (coefficient false 1 1, [::])]].
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
Let line_0 := (Mean 0 (Plus (Times (Times (Times (Entry 6 [::]) (Entry 2 [::])) (Entry 3 [::])) (Total 0 (Times (Plus (Number 1) (Minus (Entry 8 [:: 0%N]))) (Entry 5 [:: 0%N])))) (Total 0 (Times (Plus (Times (Times (Entry 6 [::]) (Plus (Number 1) (Minus (Entry 8 [:: 0%N])))) (Entry 4 [::])) (Entry 8 [:: 0%N])) (Entry 5 [:: 0%N]))))).
Let line_1 := (Plus (Total 0 (Entry 5 [:: 0%N])) (Minus (Times (Times (Entry 6 [::]) (Plus (Number 1) (Minus (Times (Entry 2 [::]) (Entry 3 [::]))))) (Total 0 (Times (Plus (Number 1) (Minus (Mean 0 (Entry 8 [:: 0%N])))) (Entry 5 [:: 0%N])))))).
Let line_2 := (Times (Plus (Number 1) (Minus (Times (Times (Times (Entry 6 [::]) (Entry 7 [::])) (Plus (Number 1) (Minus (Times (Entry 2 [::]) (Entry 3 [::]))))) (Entry 4 [::])))) (Total 0 (Entry 5 [:: 0%N]))).
Let line_3 := (Times (Plus (Number 1) (Minus (Times (Times (Times (Entry 6 [::]) (Entry 7 [::])) (Plus (Number 1) (Minus (Times (Entry 2 [::]) (Entry 3 [::]))))) (Entry 4 [::])))) (Total 0 (Entry 5 [:: 0%N]))).

Theorem dart_keeps_level_level_is_lost :
  let E := E_delta in
  E (fun delta => (1 + k_drop)^-1 * eta * g * (\sum_(j < n) (1 - delta j) * x j) + (\sum_(j < n) ((1 + k_drop)^-1 * (1 - delta j) * k_drop + delta j) * x j))
  = (1 - (1 + k_drop)^-1 * n%:R^-1 * (1 - eta * g) * k_drop) * (\sum_(j < n) x j).
Proof.
move=> E.
have E_linear : expectation E by exact: E_delta_linear.
(* linearity of the expectation *)
have step_1 : E (fun delta => (1 + k_drop)^-1 * eta * g * (\sum_(j < n) (1 - delta j) * x j) + (\sum_(j < n) ((1 + k_drop)^-1 * (1 - delta j) * k_drop + delta j) * x j))
  = (\sum_(j < n) x j) - (1 + k_drop)^-1 * (1 - eta * g) * (\sum_(j < n) (1 - E (fun delta => delta j)) * x j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* the mean *)
have step_2 : (\sum_(j < n) x j) - (1 + k_drop)^-1 * (1 - eta * g) * (\sum_(j < n) (1 - E (fun delta => delta j)) * x j)
  = (1 - (1 + k_drop)^-1 * n%:R^-1 * (1 - eta * g) * k_drop) * (\sum_(j < n) x j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Dart_keeps_level_level_is_lost.
Print Assumptions dart_keeps_level_level_is_lost.
