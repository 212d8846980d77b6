(** The expected loss under a mask over its realised mean

    Source: hyeonwoo2022; cochran1977

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rank_dropout_penalises_spread.
Variable real : realFieldType.
Variables (n : nat).
Variables (t v_z : real).
Variables (w x : 'I_n -> real).
Variable E_delta : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (n%:R - 1) != 0 :> real.
Hypothesis E_delta_linear : expectation E_delta.
Hypothesis E_delta_1 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1) = 1.
Hypothesis E_delta_2 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1 ^+ 2) = 1 + v_z.
Hypothesis E_delta_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_delta (fun delta => delta j_1 * delta j_2) = 1 - (n%:R - 1)^-1 * v_z.

Let below_0 : (n%:R - 1) != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let below_1 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> t)
  | 3%N => entry (@place0 size_of_) (fun=> v_z)
  | 4%N => entry (@place1 size_of_ 0) (w)
  | 5%N => entry (@place1 size_of_ 0) (x)
  | 6%N => entry (@place0 size_of_) (fun=> (n%:R - 1)^-1)
  | 7%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 0%N] false [:: ([:: [:: 8%N]], (Number 1)); ([:: [:: 8%N; 8%N]], (Plus (Number 1) (Entry 3 [::]))); ([:: [:: 8%N]; [:: 8%N]], (Plus (Number 1) (Minus (Times (Entry 6 [::]) (Entry 3 [::])))))]].
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
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_delta_1 i0_0_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_delta_2 i0_0_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_delta_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 6%N] [:: (coefficient false 1 1, [:: 6%N]); (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 7%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 6%N; 7%N] [:: (coefficient false 1 1, [:: 6%N]); (coefficient true 1 1, [:: 7%N])]].
Let rules_hold_ k_ : (k_ < 3)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|[|[|k_]]] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
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
Let line_0 := (Mean 0 (Power (Plus (Entry 2 [::]) (Minus (Total 0 (Times (Times (Entry 8 [:: 0%N]) (Entry 4 [:: 0%N])) (Entry 5 [:: 0%N]))))) 2)).
Let line_1 := (Plus (Plus (Power (Entry 2 [::]) 2) (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Times (Entry 8 [:: 1%N]) (Entry 8 [:: 0%N]))) (Entry 4 [:: 1%N])) (Entry 4 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N]))))) (Minus (Times (Times (Number 2) (Entry 2 [::])) (Total 0 (Times (Times (Mean 0 (Entry 8 [:: 0%N])) (Entry 4 [:: 0%N])) (Entry 5 [:: 0%N])))))).
Let line_2 := (Plus (Power (Plus (Entry 2 [::]) (Minus (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2) (Total 0 (Total 0 (Times (Times (Times (Times (Times (Entry 6 [::]) (Plus (Times (Times (Entry 0 [:: 1%N; 0%N]) (Entry 3 [::])) (Entry 1 [::])) (Minus (Entry 3 [::])))) (Entry 4 [:: 1%N])) (Entry 4 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N]))))).
Let line_3 := (Plus (Power (Plus (Entry 2 [::]) (Minus (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2) (Times (Times (Times (Entry 6 [::]) (Entry 3 [::])) (Entry 1 [::])) (Total 0 (Power (Plus (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])) (Minus (Times (Entry 7 [::]) (Total 0 (Times (Entry 4 [:: 1%N]) (Entry 5 [:: 1%N])))))) 2)))).
Let line_4 := (Plus (Power (Plus (Entry 2 [::]) (Minus (Total 0 (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2) (Times (Times (Times (Entry 6 [::]) (Entry 3 [::])) (Entry 1 [::])) (Total 0 (Power (Plus (Times (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])) (Minus (Times (Entry 7 [::]) (Total 0 (Times (Entry 4 [:: 1%N]) (Entry 5 [:: 1%N])))))) 2)))).

Theorem rank_dropout_penalises_spread :
  let E := E_delta in
  E (fun delta => (t - (\sum_(j < n) delta j * w j * x j)) ^+ 2)
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + (n%:R - 1)^-1 * v_z * n%:R * (\sum_(i < n) (w i * x i - n%:R^-1 * (\sum_(j < n) w j * x j)) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_delta_linear.
(* linearity of the expectation *)
have step_1 : E (fun delta => (t - (\sum_(j < n) delta j * w j * x j)) ^+ 2)
  = t ^+ 2 + (\sum_(j < n) (\sum_(i < n) E (fun delta => delta i * delta j) * w i * w j * x i * x j)) - 2%:R * t * (\sum_(j < n) E (fun delta => delta j) * w j * x j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* exchangeability, the mean *)
have step_2 : t ^+ 2 + (\sum_(j < n) (\sum_(i < n) E (fun delta => delta i * delta j) * w i * w j * x i * x j)) - 2%:R * t * (\sum_(j < n) E (fun delta => delta j) * w j * x j)
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + (\sum_(j < n) (\sum_(i < n) (n%:R - 1)^-1 * ((i == j)%:R * v_z * n%:R - v_z) * w i * w j * x i * x j)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (t - (\sum_(j < n) w j * x j)) ^+ 2 + (\sum_(j < n) (\sum_(i < n) (n%:R - 1)^-1 * ((i == j)%:R * v_z * n%:R - v_z) * w i * w j * x i * x j))
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + (n%:R - 1)^-1 * v_z * n%:R * (\sum_(i < n) (w i * x i - n%:R^-1 * (\sum_(j < n) w j * x j)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Rank_dropout_penalises_spread.
Print Assumptions rank_dropout_penalises_spread.
