(** The mean of a linear state after two steps under fresh masks

    Source: semeniuta2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Recurrent_mask_grows_fresh_masks.
Variable real : realFieldType.
Variables (n : nat).
Variables (r u : real).
Variables (x : 'I_n -> real).
Variable i : 'I_n.
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (1 - r) != 0 :> real.

Let below_0 : (1 - r) != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> r)
  | 3%N => entry (@place0 size_of_) (fun=> u)
  | 4%N => entry (@place1 size_of_ 0) (x)
  | 5%N => entry (@place0 size_of_) (fun=> (1 - r)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] true (mask_table 6 (Plus (Number 1) (Minus (Entry 2 [::]))) 1); Law [:: 7%N] [:: 0%N] true (mask_table 7 (Plus (Number 1) (Minus (Entry 2 [::]))) 1)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun _ : unit => 1 - r)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun _ : unit => 1 - r) (@place0 size_of_)
    6 [::] (Plus (Number 1) (Minus (Entry 2 [::]))) 1 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 0)
    7 [:: 0%N] (Plus (Number 1) (Minus (Entry 2 [::]))) 1 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 2%N; 5%N] [:: (coefficient false 1 1, [:: 5%N]); (coefficient true 1 1, [::])]].
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
Let line_0 := (Mean 0 (Mean 1 (Times (Times (Times (Times (Power (Entry 5 [::]) 2) (Power (Entry 3 [::]) 2)) (Entry 7 [:: 0%N])) (Entry 4 [:: 0%N])) (Entry 6 [::])))).
Let line_1 := (Times (Times (Times (Times (Power (Entry 5 [::]) 2) (Power (Entry 3 [::]) 2)) (Mean 0 (Mean 1 (Entry 7 [:: 0%N])))) (Mean 0 (Mean 1 (Entry 6 [::])))) (Entry 4 [:: 0%N])).
Let line_2 := (Times (Power (Entry 3 [::]) 2) (Entry 4 [:: 0%N])).
Let line_3 := (Times (Power (Entry 3 [::]) 2) (Entry 4 [:: 0%N])).

Theorem recurrent_mask_grows_fresh_masks :
  let E := both (mask (fun _ : unit => 1 - r)) (mask (fun j : 'I_n => 1 - r)) in
  E (fun '(gamma, delta) => (1 - r)^-1 ^+ 2 * u ^+ 2 * (delta i)%:R * x i * (gamma tt)%:R)
  = u ^+ 2 * x i.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* linearity of the expectation, independence *)
have step_1 : E (fun '(gamma, delta) => (1 - r)^-1 ^+ 2 * u ^+ 2 * (delta i)%:R * x i * (gamma tt)%:R)
  = (1 - r)^-1 ^+ 2 * u ^+ 2 * E (fun '(gamma, delta) => (delta i)%:R) * E (fun '(gamma, delta) => (gamma tt)%:R) * x i.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_0 line_1 erefl).
(* the mean *)
have step_2 : (1 - r)^-1 ^+ 2 * u ^+ 2 * E (fun '(gamma, delta) => (delta i)%:R) * E (fun '(gamma, delta) => (gamma tt)%:R) * x i
  = u ^+ 2 * x i.
  by decide_lines (@decide_ [:: @At size_of_ 0 i] [:: 0%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Recurrent_mask_grows_fresh_masks.
Print Assumptions recurrent_mask_grows_fresh_masks.
