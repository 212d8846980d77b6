(** The shift of the variance from training to test

    Source: li2019

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Variance_shift.
Variable real : realFieldType.
Variables (c p v : real).
Variable E_x : (((unit -> real) -> real) -> real).
Hypothesis nonzero_3 : p != 0 :> real.
Hypothesis E_x_linear : expectation E_x.
Hypothesis E_x_1 : E_x (fun x => x tt) = c.
Hypothesis E_x_2 : E_x (fun x => x tt ^+ 2) = c ^+ 2 + v.

Let below_0 : p != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> c)
  | 2%N => entry (@place0 size_of_) (fun=> p)
  | 3%N => entry (@place0 size_of_) (fun=> v)
  | 4%N => entry (@place0 size_of_) (fun=> p^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [::] false [:: ([:: [:: 5%N]], (Entry 1 [::])); ([:: [:: 5%N; 5%N]], (Plus (Power (Entry 1 [::]) 2) (Entry 3 [::])))]; Law [:: 6%N] [::] true (mask_table 6 (Entry 2 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_x) (fun z_ _ => entry (@place0 size_of_) z_)
  | 1%N => through (mask (fun _ : unit => p)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_x_linear | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|k_]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_x_1)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_x_2)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun _ : unit => p) (@place0 size_of_)
    6 [::] (Entry 2 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
Qed.
Let good_ : good 0 families_.
Proof. by split=> [u_ v_|s_]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 2%N; 4%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 0 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Plus (Mean 0 (Mean 1 (Power (Times (Times (Entry 4 [::]) (Entry 6 [::])) (Entry 5 [::])) 2))) (Minus (Power (Mean 0 (Mean 1 (Times (Times (Entry 4 [::]) (Entry 6 [::])) (Entry 5 [::])))) 2))) (Minus (Plus (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2))) (Minus (Power (Mean 0 (Mean 1 (Entry 5 [::]))) 2))))).
Let line_1 := (Plus (Times (Power (Entry 4 [::]) 2) (Plus (Mean 0 (Mean 1 (Power (Times (Entry 6 [::]) (Entry 5 [::])) 2))) (Minus (Power (Mean 0 (Mean 1 (Times (Entry 6 [::]) (Entry 5 [::])))) 2)))) (Minus (Plus (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2))) (Minus (Power (Mean 0 (Mean 1 (Entry 5 [::]))) 2))))).
Let line_2 := (Plus (Plus (Power (Mean 0 (Mean 1 (Entry 5 [::]))) 2) (Times (Power (Entry 4 [::]) 2) (Plus (Times (Mean 0 (Mean 1 (Power (Entry 6 [::]) 2))) (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2)))) (Minus (Times (Power (Mean 0 (Mean 1 (Entry 6 [::]))) 2) (Power (Mean 0 (Mean 1 (Entry 5 [::]))) 2)))))) (Minus (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2))))).
Let line_3 := (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Entry 2 [::])))) (Mean 0 (Mean 1 (Power (Entry 5 [::]) 2)))).
Let line_4 := (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Entry 2 [::])))) (Plus (Power (Entry 1 [::]) 2) (Entry 3 [::]))).
Let line_5 := (Times (Times (Entry 4 [::]) (Plus (Number 1) (Minus (Entry 2 [::])))) (Plus (Power (Entry 1 [::]) 2) (Entry 3 [::]))).

Theorem variance_shift :
  let E := both E_x (mask (fun _ : unit => p)) in
  Var E (fun '(x, delta) => p^-1 * (delta tt)%:R * x tt) - Var E (fun '(x, delta) => x tt)
  = p^-1 * (1 - p) * (c ^+ 2 + v).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_x_linear (linearity_of_masks _)).
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun '(x, delta) => p^-1 * (delta tt)%:R * x tt) - Var E (fun '(x, delta) => x tt)
  = p^-1 ^+ 2 * Var E (fun '(x, delta) => (delta tt)%:R * x tt) - Var E (fun '(x, delta) => x tt).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, independence *)
have step_2 : p^-1 ^+ 2 * Var E (fun '(x, delta) => (delta tt)%:R * x tt) - Var E (fun '(x, delta) => x tt)
  = E (fun '(x, delta) => x tt) ^+ 2 + p^-1 ^+ 2 * (E (fun '(x, delta) => (delta tt)%:R ^+ 2) * E (fun '(x, delta) => x tt ^+ 2) - E (fun '(x, delta) => (delta tt)%:R) ^+ 2 * E (fun '(x, delta) => x tt) ^+ 2) - E (fun '(x, delta) => x tt ^+ 2).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* a mask is its own square, the mean *)
have step_3 : E (fun '(x, delta) => x tt) ^+ 2 + p^-1 ^+ 2 * (E (fun '(x, delta) => (delta tt)%:R ^+ 2) * E (fun '(x, delta) => x tt ^+ 2) - E (fun '(x, delta) => (delta tt)%:R) ^+ 2 * E (fun '(x, delta) => x tt) ^+ 2) - E (fun '(x, delta) => x tt ^+ 2)
  = p^-1 * (1 - p) * E (fun '(x, delta) => x tt ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* the variance and higher moments *)
have step_4 : p^-1 * (1 - p) * E (fun '(x, delta) => x tt ^+ 2)
  = p^-1 * (1 - p) * (c ^+ 2 + v).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Variance_shift.
Print Assumptions variance_shift.
