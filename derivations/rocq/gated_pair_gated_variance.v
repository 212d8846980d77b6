(** The variance of a gated value

    Source: chen2019

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gated_pair_gated_variance.
Variable real : realFieldType.
Variables (V_u mu p_u : real).
Variable E_u : (((unit -> real) -> real) -> real).
Hypothesis E_u_linear : expectation E_u.
Hypothesis E_u_1 : E_u (fun u => u tt) = mu.
Hypothesis E_u_2 : E_u (fun u => u tt ^+ 2) = mu ^+ 2 + V_u.

Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> V_u)
  | 2%N => entry (@place0 size_of_) (fun=> mu)
  | 3%N => entry (@place0 size_of_) (fun=> p_u)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 4%N] [::] false [:: ([:: [:: 4%N]], (Entry 2 [::])); ([:: [:: 4%N; 4%N]], (Plus (Power (Entry 2 [::]) 2) (Entry 1 [::])))]; Law [:: 5%N] [::] true (mask_table 5 (Entry 3 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_u) (fun z_ _ => entry (@place0 size_of_) z_)
  | 1%N => through (mask (fun _ : unit => p_u)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_u_linear | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|k_]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_1)).
    apply: (expectation_ext E_u_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_u_2)).
    apply: (expectation_ext E_u_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun _ : unit => p_u) (@place0 size_of_)
    5 [::] (Entry 3 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
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
Let line_0 := (Plus (Mean 0 (Mean 1 (Power (Times (Entry 5 [::]) (Entry 4 [::])) 2))) (Minus (Power (Mean 0 (Mean 1 (Times (Entry 5 [::]) (Entry 4 [::])))) 2))).
Let line_1 := (Plus (Times (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2))) (Mean 0 (Mean 1 (Power (Entry 4 [::]) 2)))) (Minus (Times (Power (Mean 0 (Mean 1 (Entry 5 [::]))) 2) (Power (Mean 0 (Mean 1 (Entry 4 [::]))) 2)))).
Let line_2 := (Plus (Times (Mean 0 (Mean 1 (Power (Entry 4 [::]) 2))) (Entry 3 [::])) (Minus (Times (Power (Entry 2 [::]) 2) (Power (Entry 3 [::]) 2)))).
Let line_3 := (Plus (Times (Entry 1 [::]) (Entry 3 [::])) (Times (Times (Power (Entry 2 [::]) 2) (Plus (Number 1) (Minus (Entry 3 [::])))) (Entry 3 [::]))).
Let line_4 := (Plus (Times (Entry 1 [::]) (Entry 3 [::])) (Times (Times (Power (Entry 2 [::]) 2) (Plus (Number 1) (Minus (Entry 3 [::])))) (Entry 3 [::]))).

Theorem gated_pair_gated_variance :
  let E := both E_u (mask (fun _ : unit => p_u)) in
  Var E (fun '(u, g_u) => (g_u tt)%:R * u tt)
  = V_u * p_u + mu ^+ 2 * (1 - p_u) * p_u.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_u_linear (linearity_of_masks _)).
(* definition of the variance, independence *)
have step_1 : Var E (fun '(u, g_u) => (g_u tt)%:R * u tt)
  = E (fun '(u, g_u) => (g_u tt)%:R ^+ 2) * E (fun '(u, g_u) => u tt ^+ 2) - E (fun '(u, g_u) => (g_u tt)%:R) ^+ 2 * E (fun '(u, g_u) => u tt) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* a mask is its own square, the mean *)
have step_2 : E (fun '(u, g_u) => (g_u tt)%:R ^+ 2) * E (fun '(u, g_u) => u tt ^+ 2) - E (fun '(u, g_u) => (g_u tt)%:R) ^+ 2 * E (fun '(u, g_u) => u tt) ^+ 2
  = E (fun '(u, g_u) => u tt ^+ 2) * p_u - mu ^+ 2 * p_u ^+ 2.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* the variance and higher moments *)
have step_3 : E (fun '(u, g_u) => u tt ^+ 2) * p_u - mu ^+ 2 * p_u ^+ 2
  = V_u * p_u + mu ^+ 2 * (1 - p_u) * p_u.
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Gated_pair_gated_variance.
Print Assumptions gated_pair_gated_variance.
