(** The penalty of two copies of one input

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Duplicate_inputs_share.
Variable real : realFieldType.
Variables (a b p x : real).

Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> a)
  | 2%N => entry (@place0 size_of_) (fun=> b)
  | 3%N => entry (@place0 size_of_) (fun=> p)
  | 4%N => entry (@place0 size_of_) (fun=> x)
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
Let line_0 := (Times (Times (Times (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Power (Entry 1 [::]) 2) (Power (Entry 2 [::]) 2))) (Entry 3 [::])).
Let line_1 := (Times (Times (Times (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Minus (Entry 2 [::]))) 2)) (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Entry 2 [::])) 2)))) (Entry 3 [::])).
Let line_2 := (Times (Times (Times (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Minus (Entry 2 [::]))) 2)) (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Entry 2 [::])) 2)))) (Entry 3 [::])).

Theorem duplicate_inputs_share :
  2%:R^-1 * x ^+ 2 * (1 - p) * (a ^+ 2 + b ^+ 2) * p
  = 2%:R^-1 * x ^+ 2 * (1 - p) * (2%:R^-1 * (a - b) ^+ 2 + 2%:R^-1 * (a + b) ^+ 2) * p.
Proof.
(* algebra *)
have step_1 : 2%:R^-1 * x ^+ 2 * (1 - p) * (a ^+ 2 + b ^+ 2) * p
  = 2%:R^-1 * x ^+ 2 * (1 - p) * (2%:R^-1 * (a - b) ^+ 2 + 2%:R^-1 * (a + b) ^+ 2) * p.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
exact: step_1.
Qed.
End Duplicate_inputs_share.
Print Assumptions duplicate_inputs_share.
