(** The gradient of the regular loss in its own weights

    Source: ranjan2019, Eq. 1

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Factored_gradient_own_gradient.
Variable real : realFieldType.
Variables (n : nat).
Variables (I v : 'I_n -> real).
Variables (t : real).
Variable k : 'I_n.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place0 size_of_) (fun=> t)
  | 4%N => entry (@place1 size_of_ 0) (v)
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
Let line_0 := (Plus (Times (Number 0) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 4 [:: 1%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 4 [:: 1%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Number 0) (Entry 4 [:: 1%N])) (Times (Entry 2 [:: 1%N]) (Entry 0 [:: 1%N; 0%N]))))))))).
Let line_1 := (Minus (Times (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 4 [:: 1%N]))))) (Entry 2 [:: 0%N]))).
Let line_2 := (Minus (Times (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 2 [:: 1%N]) (Entry 4 [:: 1%N]))))) (Entry 2 [:: 0%N]))).

Theorem factored_gradient_own_gradient :
  D v k (fun v => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * v j)) ^+ 2)
  = - ((t - (\sum_(j < n) I j * v j)) * I k).
Proof.
(* product and chain rule, sifting *)
have step_1 : D v k (fun v => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * v j)) ^+ 2)
  = - ((t - (\sum_(j < n) I j * v j)) * I k).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_0 line_1 erefl).
exact: step_1.
Qed.
End Factored_gradient_own_gradient.
Print Assumptions factored_gradient_own_gradient.
