(** The variance after alpha dropout before the stretch

    Source: klambauer2017

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Alpha_dropout_keeps_variance_one.
Variable real : realFieldType.
Variables (n : nat).
Variables (alpha_prime r : real).
Variables (s : 'I_n -> real).
Variable i : 'I_n.
Variable E_x : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_3 : (1 + alpha_prime ^+ 2 * r) != 0 :> real.
Hypothesis E_x_linear : expectation E_x.
Hypothesis E_x_1 : forall (j_1 : 'I_n), E_x (fun x => x j_1) = 0.
Hypothesis E_x_2 : forall (j_1 : 'I_n), E_x (fun x => x j_1 ^+ 2) = s j_1.
Hypothesis E_x_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_x (fun x => x j_1 * x j_2) = 0.

Let below_0 : (1 + alpha_prime ^+ 2 * r) != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> alpha_prime)
  | 3%N => entry (@place0 size_of_) (fun=> r)
  | 4%N => entry (@place1 size_of_ 0) (s)
  | 5%N => entry (@place0 size_of_) (fun=> (1 + alpha_prime ^+ 2 * r)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] true (mask_table 6 (Plus (Number 1) (Minus (Entry 3 [::]))) 2); Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Number 0)); ([:: [:: 7%N; 7%N]], (Entry 4 [:: 0%N])); ([:: [:: 7%N]; [:: 7%N]], (Number 0))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | 1%N => through (E_x) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: E_x_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 0)
    6 [:: 0%N] (Plus (Number 1) (Minus (Entry 3 [::]))) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_x_1 i0_0_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_x_2 i0_0_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_x_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 2%N; 2%N; 3%N; 5%N] [:: (coefficient true 1 1, [:: 5%N]); (coefficient false 1 1, [::])]].
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
Let line_0 := (Plus (Mean 0 (Mean 1 (Power (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 6 [:: 0%N]))) (Minus (Entry 3 [::]))) (Entry 2 [::])) (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N]))) 2))) (Minus (Power (Mean 0 (Mean 1 (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 6 [:: 0%N]))) (Minus (Entry 3 [::]))) (Entry 2 [::])) (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Mean 0 (Mean 1 (Power (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 6 [:: 0%N]))) (Minus (Entry 3 [::]))) (Entry 2 [::])) (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N]))) 2))) (Minus (Power (Mean 0 (Mean 1 (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 6 [:: 0%N]))) (Minus (Entry 3 [::]))) (Entry 2 [::])) (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N]))))) 2))).
Let line_2 := (Plus (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Mean 0 (Mean 1 (Power (Entry 7 [:: 0%N]) 2)))) (Times (Times (Power (Entry 2 [::]) 2) (Plus (Number 1) (Minus (Entry 3 [::])))) (Entry 3 [::]))).
Let line_3 := (Times (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Plus (Number 1) (Times (Entry 5 [::]) (Plus (Entry 4 [:: 0%N]) (Minus (Number 1)))))) (Plus (Number 1) (Times (Power (Entry 2 [::]) 2) (Entry 3 [::])))).
Let line_4 := (Times (Times (Plus (Number 1) (Minus (Entry 3 [::]))) (Plus (Number 1) (Times (Entry 5 [::]) (Plus (Entry 4 [:: 0%N]) (Minus (Number 1)))))) (Plus (Number 1) (Times (Power (Entry 2 [::]) 2) (Entry 3 [::])))).

Theorem alpha_dropout_keeps_variance_one :
  let E := both (mask (fun j : 'I_n => 1 - r)) E_x in
  Var E (fun '(delta, x) => (1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i)
  = (1 - r) * (1 + (1 + alpha_prime ^+ 2 * r)^-1 * (s i - 1)) * (1 + alpha_prime ^+ 2 * r).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) E_x_linear).
(* definition of the variance *)
have step_1 : Var E (fun '(delta, x) => (1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i)
  = E (fun '(delta, x) => ((1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) ^+ 2) - E (fun '(delta, x) => (1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) ^+ 2.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_0 line_1 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean *)
have step_2 : E (fun '(delta, x) => ((1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) ^+ 2) - E (fun '(delta, x) => (1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) ^+ 2
  = (1 - r) * E (fun '(delta, x) => x i ^+ 2) + alpha_prime ^+ 2 * (1 - r) * r.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_1 line_2 erefl).
(* the variance and higher moments *)
have step_3 : (1 - r) * E (fun '(delta, x) => x i ^+ 2) + alpha_prime ^+ 2 * (1 - r) * r
  = (1 - r) * (1 + (1 + alpha_prime ^+ 2 * r)^-1 * (s i - 1)) * (1 + alpha_prime ^+ 2 * r).
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Alpha_dropout_keeps_variance_one.
Print Assumptions alpha_dropout_keeps_variance_one.
