(** The expected cross-entropy against disturbed labels

    Source: xie2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Label_smoothing_disturbed_label.
Variable real : realFieldType.
Variables (C : nat).
Variables (L q : 'I_C -> real).
Variables (epsilon : real).
Variable E_z : ((('I_C -> real) -> real) -> real).
Hypothesis C_positive : (0 < C)%N.
Hypothesis E_z_linear : expectation E_z.
Hypothesis E_z_1 : forall (d_1 : 'I_C), E_z (fun z => z d_1) = C%:R^-1.

Let below_0 : C%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n C_positive. Qed.
Let size_of_ := nth 0%N [:: C].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ C
  | 2%N => entry (@place1 size_of_ 0) (L)
  | 3%N => entry (@place0 size_of_) (fun=> epsilon)
  | 4%N => entry (@place1 size_of_ 0) (q)
  | 5%N => entry (@place0 size_of_) (fun=> C%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] true (mask_table 6 (Entry 3 [::]) 1); Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Entry 5 [::]))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun _ : unit => epsilon)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | 1%N => through (E_z) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: E_z_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun _ : unit => epsilon) (@place0 size_of_)
    6 [::] (Entry 3 [::]) 1 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
- apply: (joint_moments means_) => //; case=> [|k_] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_1 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 5%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Mean 1 (Total 0 (Times (Plus (Times (Plus (Number 1) (Minus (Entry 6 [::]))) (Entry 4 [:: 0%N])) (Times (Entry 7 [:: 0%N]) (Entry 6 [::]))) (Entry 2 [:: 0%N]))))).
Let line_1 := (Total 0 (Plus (Times (Mean 0 (Mean 1 (Times (Entry 7 [:: 0%N]) (Entry 6 [::])))) (Entry 2 [:: 0%N])) (Times (Times (Plus (Number 1) (Minus (Mean 0 (Mean 1 (Entry 6 [::]))))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N])))).
Let line_2 := (Total 0 (Plus (Times (Times (Entry 5 [::]) (Entry 2 [:: 0%N])) (Entry 3 [::])) (Times (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N])))).
Let line_3 := (Plus (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N])))) (Times (Entry 3 [::]) (Total 0 (Times (Entry 5 [::]) (Entry 2 [:: 0%N]))))).
Let line_4 := (Plus (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N])))) (Times (Entry 3 [::]) (Total 0 (Times (Entry 5 [::]) (Entry 2 [:: 0%N]))))).

Theorem label_smoothing_disturbed_label :
  let E := both (mask (fun _ : unit => epsilon)) E_z in
  E (fun '(delta, z) => (\sum_(c < C) ((1 - (delta tt)%:R) * q c + z c * (delta tt)%:R) * L c))
  = (1 - epsilon) * (\sum_(c < C) L c * q c) + epsilon * (\sum_(c < C) C%:R^-1 * L c).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) E_z_linear).
(* linearity of the expectation *)
have step_1 : E (fun '(delta, z) => (\sum_(c < C) ((1 - (delta tt)%:R) * q c + z c * (delta tt)%:R) * L c))
  = (\sum_(c < C) (E (fun '(delta, z) => z c * (delta tt)%:R) * L c + (1 - E (fun '(delta, z) => (delta tt)%:R)) * L c * q c)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean *)
have step_2 : (\sum_(c < C) (E (fun '(delta, z) => z c * (delta tt)%:R) * L c + (1 - E (fun '(delta, z) => (delta tt)%:R)) * L c * q c))
  = (\sum_(c < C) (C%:R^-1 * L c * epsilon + (1 - epsilon) * L c * q c)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* algebra *)
have step_3 : (\sum_(c < C) (C%:R^-1 * L c * epsilon + (1 - epsilon) * L c * q c))
  = (1 - epsilon) * (\sum_(c < C) L c * q c) + epsilon * (\sum_(c < C) C%:R^-1 * L c).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Label_smoothing_disturbed_label.
Print Assumptions label_smoothing_disturbed_label.
