(** The mean after alpha dropout

    Source: klambauer2017

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Alpha_dropout_keeps_variance_one_stretched_mean.
Variable real : realFieldType.
Variables (n : nat).
Variables (a_p alpha_prime r : real).
Variables (mu s : 'I_n -> real).
Variable i : 'I_n.
Variable E_x : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_x_linear : expectation E_x.
Hypothesis E_x_1 : forall (j_1 : 'I_n), E_x (fun x => x j_1) = mu j_1.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> a_p)
  | 3%N => entry (@place0 size_of_) (fun=> alpha_prime)
  | 4%N => entry (@place1 size_of_ 0) (mu)
  | 5%N => entry (@place0 size_of_) (fun=> r)
  | 6%N => entry (@place1 size_of_ 0) (s)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] true (mask_table 7 (Plus (Number 1) (Minus (Entry 5 [::]))) 1); Law [:: 8%N] [:: 0%N] false [:: ([:: [:: 8%N]], (Entry 4 [:: 0%N]))]].
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
    7 [:: 0%N] (Plus (Number 1) (Minus (Entry 5 [::]))) 1 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
- apply: (joint_moments means_) => //; case=> [|k_] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_x_1 i0_0_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Mean 0 (Mean 1 (Times (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 7 [:: 0%N]))) (Minus (Entry 5 [::]))) (Entry 3 [::])) (Times (Entry 7 [:: 0%N]) (Entry 8 [:: 0%N]))) (Entry 2 [::])))).
Let line_1 := (Times (Plus (Times (Plus (Plus (Number 1) (Minus (Mean 0 (Mean 1 (Entry 7 [:: 0%N]))))) (Minus (Entry 5 [::]))) (Entry 3 [::])) (Mean 0 (Mean 1 (Times (Entry 7 [:: 0%N]) (Entry 8 [:: 0%N]))))) (Entry 2 [::])).
Let line_2 := (Times (Times (Plus (Number 1) (Minus (Entry 5 [::]))) (Entry 4 [:: 0%N])) (Entry 2 [::])).
Let line_3 := (Times (Times (Plus (Number 1) (Minus (Entry 5 [::]))) (Entry 4 [:: 0%N])) (Entry 2 [::])).

Theorem alpha_dropout_keeps_variance_one_stretched_mean :
  let E := both (mask (fun j : 'I_n => 1 - r)) E_x in
  E (fun '(delta, x) => ((1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) * a_p)
  = (1 - r) * mu i * a_p.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) E_x_linear).
(* linearity of the expectation *)
have step_1 : E (fun '(delta, x) => ((1 - (delta i)%:R - r) * alpha_prime + (delta i)%:R * x i) * a_p)
  = ((1 - E (fun '(delta, x) => (delta i)%:R) - r) * alpha_prime + E (fun '(delta, x) => (delta i)%:R * x i)) * a_p.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_0 line_1 erefl).
(* independence, the mean *)
have step_2 : ((1 - E (fun '(delta, x) => (delta i)%:R) - r) * alpha_prime + E (fun '(delta, x) => (delta i)%:R * x i)) * a_p
  = (1 - r) * mu i * a_p.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Alpha_dropout_keeps_variance_one_stretched_mean.
Print Assumptions alpha_dropout_keeps_variance_one_stretched_mean.
