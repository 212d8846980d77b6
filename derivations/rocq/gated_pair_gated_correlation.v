(** The correlation of two gated centred values

    Source: chen2019

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gated_pair_gated_correlation.
Variable real : realFieldType.
Variables (C V_u V_v p_u p_v : real).
Variable E_u_v : (((unit -> real) * (unit -> real) -> real) -> real).
Hypothesis E_u_v_linear : expectation E_u_v.
Hypothesis E_u_v_1_0 : E_u_v (fun u_v => u_v.1 tt) = 0.
Hypothesis E_u_v_2_0 : E_u_v (fun u_v => u_v.1 tt ^+ 2) = V_u.
Hypothesis E_u_v_0_1 : E_u_v (fun u_v => u_v.2 tt) = 0.
Hypothesis E_u_v_0_2 : E_u_v (fun u_v => u_v.2 tt ^+ 2) = V_v.
Hypothesis E_u_v_1_1 : E_u_v (fun u_v => u_v.1 tt * u_v.2 tt) = C.

Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> C)
  | 2%N => entry (@place0 size_of_) (fun=> V_u)
  | 3%N => entry (@place0 size_of_) (fun=> V_v)
  | 4%N => entry (@place0 size_of_) (fun=> p_u)
  | 5%N => entry (@place0 size_of_) (fun=> p_v)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N; 7%N] [::] false [:: ([:: [:: 6%N]], (Number 0)); ([:: [:: 6%N; 6%N]], (Entry 2 [::])); ([:: [:: 7%N]], (Number 0)); ([:: [:: 7%N; 7%N]], (Entry 3 [::])); ([:: [:: 6%N; 7%N]], (Entry 1 [::]))]; Law [:: 8%N] [::] true (mask_table 8 (Entry 4 [::]) 2); Law [:: 9%N] [::] true (mask_table 9 (Entry 5 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_u_v) (fun z_ f_ => match f_ with | 6%N => entry (@place0 size_of_) z_.1 | 7%N => entry (@place0 size_of_) z_.2 | _ => @nothing real size_of_ end)
  | 1%N => through (mask (fun _ : unit => p_u)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | 2%N => through (mask (fun _ : unit => p_v)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|[|g_]]]; [apply: through_linear; exact: E_u_v_linear | apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|[|g_]]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|[|[|k_]]]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_v_1_0)).
    apply: (expectation_ext E_u_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_v_2_0)).
    apply: (expectation_ext E_u_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_v_0_1)).
    apply: (expectation_ext E_u_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_v_0_2)).
    apply: (expectation_ext E_u_v_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_v_1_1)).
    apply: (expectation_ext E_u_v_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun _ : unit => p_u) (@place0 size_of_)
    8 [::] (Entry 4 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 2 _ (fun _ : unit => p_v) (@place0 size_of_)
    9 [::] (Entry 5 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
Qed.
Let good_ : good 0 families_.
Proof. by split=> [u_ v_|s_]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 0 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Times (Times (Power (Mean 0 (Mean 1 (Mean 2 (Times (Times (Times (Entry 8 [::]) (Entry 9 [::])) (Entry 6 [::])) (Entry 7 [::]))))) 2) (Entry 2 [::])) (Entry 3 [::])).
Let line_1 := (Times (Times (Times (Times (Power (Mean 0 (Mean 1 (Mean 2 (Times (Entry 6 [::]) (Entry 7 [::]))))) 2) (Power (Mean 0 (Mean 1 (Mean 2 (Entry 8 [::])))) 2)) (Power (Mean 0 (Mean 1 (Mean 2 (Entry 9 [::])))) 2)) (Entry 2 [::])) (Entry 3 [::])).
Let line_2 := (Times (Times (Times (Times (Power (Entry 1 [::]) 2) (Power (Entry 4 [::]) 2)) (Power (Entry 5 [::]) 2)) (Entry 2 [::])) (Entry 3 [::])).
Let line_3 := (Times (Times (Times (Times (Power (Entry 1 [::]) 2) (Mean 0 (Mean 1 (Mean 2 (Times (Power (Entry 8 [::]) 2) (Power (Entry 6 [::]) 2)))))) (Mean 0 (Mean 1 (Mean 2 (Times (Power (Entry 9 [::]) 2) (Power (Entry 7 [::]) 2)))))) (Entry 4 [::])) (Entry 5 [::])).
Let line_4 := (Times (Times (Times (Times (Power (Entry 1 [::]) 2) (Mean 0 (Mean 1 (Mean 2 (Times (Power (Entry 8 [::]) 2) (Power (Entry 6 [::]) 2)))))) (Mean 0 (Mean 1 (Mean 2 (Times (Power (Entry 9 [::]) 2) (Power (Entry 7 [::]) 2)))))) (Entry 4 [::])) (Entry 5 [::])).

Theorem gated_pair_gated_correlation :
  let E := both (both E_u_v (mask (fun _ : unit => p_u))) (mask (fun _ : unit => p_v)) in
  E (fun '(u_v, g_u, g_v) => (g_u tt)%:R * (g_v tt)%:R * u_v.1 tt * u_v.2 tt) ^+ 2 * V_u * V_v
  = C ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_u tt)%:R ^+ 2 * u_v.1 tt ^+ 2) * E (fun '(u_v, g_u, g_v) => (g_v tt)%:R ^+ 2 * u_v.2 tt ^+ 2) * p_u * p_v.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_both E_u_v_linear (linearity_of_masks _)) (linearity_of_masks _)).
(* independence *)
have step_1 : E (fun '(u_v, g_u, g_v) => (g_u tt)%:R * (g_v tt)%:R * u_v.1 tt * u_v.2 tt) ^+ 2 * V_u * V_v
  = E (fun '(u_v, g_u, g_v) => u_v.1 tt * u_v.2 tt) ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_u tt)%:R) ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_v tt)%:R) ^+ 2 * V_u * V_v.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* the given covariance, the mean *)
have step_2 : E (fun '(u_v, g_u, g_v) => u_v.1 tt * u_v.2 tt) ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_u tt)%:R) ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_v tt)%:R) ^+ 2 * V_u * V_v
  = C ^+ 2 * p_u ^+ 2 * p_v ^+ 2 * V_u * V_v.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* independence, a mask is its own square, the mean, the variance and higher moments *)
have step_3 : C ^+ 2 * p_u ^+ 2 * p_v ^+ 2 * V_u * V_v
  = C ^+ 2 * E (fun '(u_v, g_u, g_v) => (g_u tt)%:R ^+ 2 * u_v.1 tt ^+ 2) * E (fun '(u_v, g_u, g_v) => (g_v tt)%:R ^+ 2 * u_v.2 tt ^+ 2) * p_u * p_v.
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Gated_pair_gated_correlation.
Print Assumptions gated_pair_gated_correlation.
