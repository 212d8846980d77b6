(** The variance of a batch mean whose branch is dropped for the batch

    Source: huang2016

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Batch_mask_does_not_average.
Variable real : realFieldType.
Variables (m : nat).
Variables (B : 'I_m -> real).
Variables (r : real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis nonzero_2 : (1 - r) != 0 :> real.

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let below_1 : (1 - r) != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: m].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => entry (@place1 size_of_ 0) (B)
  | 3%N => entry (@place0 size_of_) (fun=> r)
  | 4%N => entry (@place0 size_of_) (fun=> m%:R^-1)
  | 5%N => entry (@place0 size_of_) (fun=> (1 - r)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] true (mask_table 6 (Plus (Number 1) (Minus (Entry 3 [::]))) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun _ : unit => 1 - r)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun _ : unit => 1 - r) (@place0 size_of_)
    6 [::] (Plus (Number 1) (Minus (Entry 3 [::]))) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 4%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 3%N; 5%N] [:: (coefficient false 1 1, [:: 5%N]); (coefficient true 1 1, [::])]].
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
Let line_0 := (Plus (Mean 0 (Power (Times (Entry 4 [::]) (Total 0 (Times (Times (Entry 5 [::]) (Entry 2 [:: 0%N])) (Entry 6 [::])))) 2)) (Minus (Power (Mean 0 (Times (Entry 4 [::]) (Total 0 (Times (Times (Entry 5 [::]) (Entry 2 [:: 0%N])) (Entry 6 [::]))))) 2))).
Let line_1 := (Times (Times (Times (Power (Entry 5 [::]) 2) (Power (Entry 4 [::]) 2)) (Power (Total 0 (Entry 2 [:: 0%N])) 2)) (Plus (Mean 0 (Power (Entry 6 [::]) 2)) (Minus (Power (Mean 0 (Entry 6 [::])) 2)))).
Let line_2 := (Times (Times (Times (Entry 5 [::]) (Power (Entry 4 [::]) 2)) (Power (Total 0 (Entry 2 [:: 0%N])) 2)) (Entry 3 [::])).
Let line_3 := (Times (Times (Times (Entry 5 [::]) (Power (Entry 4 [::]) 2)) (Power (Total 0 (Entry 2 [:: 0%N])) 2)) (Entry 3 [::])).

Theorem batch_mask_does_not_average :
  let E := mask (fun _ : unit => 1 - r) in
  Var E (fun gamma => m%:R^-1 * (\sum_(e < m) (1 - r)^-1 * B e * (gamma tt)%:R))
  = (1 - r)^-1 * m%:R^-1 ^+ 2 * (\sum_(e < m) B e) ^+ 2 * r.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun gamma => m%:R^-1 * (\sum_(e < m) (1 - r)^-1 * B e * (gamma tt)%:R))
  = (1 - r)^-1 ^+ 2 * m%:R^-1 ^+ 2 * (\sum_(e < m) B e) ^+ 2 * (E (fun gamma => (gamma tt)%:R ^+ 2) - E (fun gamma => (gamma tt)%:R) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* a mask is its own square, the mean *)
have step_2 : (1 - r)^-1 ^+ 2 * m%:R^-1 ^+ 2 * (\sum_(e < m) B e) ^+ 2 * (E (fun gamma => (gamma tt)%:R ^+ 2) - E (fun gamma => (gamma tt)%:R) ^+ 2)
  = (1 - r)^-1 * m%:R^-1 ^+ 2 * (\sum_(e < m) B e) ^+ 2 * r.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Batch_mask_does_not_average.
Print Assumptions batch_mask_does_not_average.
