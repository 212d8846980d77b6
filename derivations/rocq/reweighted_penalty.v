(** A reweighted ridge penalty is at least an L1 penalty

    Source: lejeune2021

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Reweighted_penalty.
Variable real : realFieldType.
Variables (n : nat).
Variables (eta s : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonnegative_1 : forall (i : 'I_n), 0 <= eta i.
Hypothesis nonzero_2 : forall (i_1 : 'I_n), eta i_1 != 0 :> real.

Let below_0 : forall (slot0 : 'I_n), eta slot0 != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (eta)
  | 3%N => entry (@place1 size_of_ 0) (s)
  | 4%N => entry (@place1 size_of_ 0) (fun slot0 => (eta slot0)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [::].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. exact: evaluation. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
by apply: no_moments; case: g_.
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 2%N; 4%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts1 [i0_ ->].
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
Let line_0 := (Total 0 (Plus (Times (Entry 4 [:: 0%N]) (Power (Entry 3 [:: 0%N]) 2)) (Entry 2 [:: 0%N]))).
Let line_1 := (Plus (Times (Number 2) (Total 0 (Entry 3 [:: 0%N]))) (Total 0 (Plus (Plus (Times (Entry 4 [:: 0%N]) (Power (Entry 3 [:: 0%N]) 2)) (Entry 2 [:: 0%N])) (Minus (Times (Number 2) (Entry 3 [:: 0%N])))))).
Let line_2 := (Plus (Times (Number 2) (Total 0 (Entry 3 [:: 0%N]))) (Total 0 (Times (Power (Plus (Entry 3 [:: 0%N]) (Minus (Entry 2 [:: 0%N]))) 2) (Entry 4 [:: 0%N])))).
Let line_3 := (Plus (Times (Number 2) (Total 0 (Entry 3 [:: 0%N]))) (Total 0 (Times (Power (Plus (Entry 3 [:: 0%N]) (Minus (Entry 2 [:: 0%N]))) 2) (Entry 4 [:: 0%N])))).

Theorem reweighted_penalty :
  is_true (2%:R * (\sum_(i < n) s i)
    <= (\sum_(i < n) ((eta i)^-1 * s i ^+ 2 + eta i))).
Proof.
(* algebra *)
have step_1 : (\sum_(i < n) ((eta i)^-1 * s i ^+ 2 + eta i))
  = 2%:R * (\sum_(i < n) s i) + (\sum_(i < n) ((eta i)^-1 * s i ^+ 2 + eta i - 2%:R * s i)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* algebra *)
have step_2 : 2%:R * (\sum_(i < n) s i) + (\sum_(i < n) ((eta i)^-1 * s i ^+ 2 + eta i - 2%:R * s i))
  = 2%:R * (\sum_(i < n) s i) + (\sum_(i < n) (s i - eta i) ^+ 2 * (eta i)^-1).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
rewrite [X in _ <= X](etrans step_1 step_2) ler_addl.
by not_negative.
Qed.
End Reweighted_penalty.
Print Assumptions reweighted_penalty.
