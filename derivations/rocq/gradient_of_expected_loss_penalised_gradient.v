(** The gradient of the regular loss with the penalty

    Source: ranjan2019, Eqs 6 and 7

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gradient_of_expected_loss_penalised_gradient.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p w : 'I_n -> real).
Variables (t : real).
Variable k : 'I_n.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
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
Let line_0 := (Plus (Plus (Times (Number 0) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Plus (Times (Number 0) (Entry 3 [:: 1%N])) (Times (Entry 2 [:: 1%N]) (Number 0))) (Entry 5 [:: 1%N])) (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 0 [:: 1%N; 0%N]))))))))) (Plus (Times (Number 0) (Total 0 (Times (Times (Times (Entry 3 [:: 1%N]) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Power (Entry 5 [:: 1%N]) 2)) (Power (Entry 2 [:: 1%N]) 2)))) (Times (Inverse 2) (Total 0 (Plus (Times (Plus (Times (Plus (Times (Number 0) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Times (Entry 3 [:: 1%N]) (Plus (Number 0) (Minus (Number 0))))) (Power (Entry 5 [:: 1%N]) 2)) (Times (Times (Entry 3 [:: 1%N]) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Times (Times (Number 2) (Power (Entry 5 [:: 1%N]) 1)) (Entry 0 [:: 1%N; 0%N])))) (Power (Entry 2 [:: 1%N]) 2)) (Times (Times (Times (Entry 3 [:: 1%N]) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Power (Entry 5 [:: 1%N]) 2)) (Times (Times (Number 2) (Power (Entry 2 [:: 1%N]) 1)) (Number 0)))))))).
Let line_1 := (Plus (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])) (Entry 5 [:: 0%N])) (Minus (Times (Times (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N])))).
Let line_2 := (Plus (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])) (Entry 5 [:: 0%N])) (Plus (Times (Number 0) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Plus (Times (Number 0) (Entry 3 [:: 1%N])) (Times (Entry 2 [:: 1%N]) (Number 0))) (Entry 5 [:: 1%N])) (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 0 [:: 1%N; 0%N])))))))))).
Let line_3 := (Plus (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])) (Entry 5 [:: 0%N])) (Plus (Times (Number 0) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 5 [:: 1%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Plus (Times (Number 0) (Entry 3 [:: 1%N])) (Times (Entry 2 [:: 1%N]) (Number 0))) (Entry 5 [:: 1%N])) (Times (Times (Entry 2 [:: 1%N]) (Entry 3 [:: 1%N])) (Entry 0 [:: 1%N; 0%N])))))))))).

Theorem gradient_of_expected_loss_penalised_gradient :
  D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (p j)%:P * w j)) ^+ 2 + (2%:R^-1)%:P * (\sum_(i < n) (p i)%:P * (1 - (p i)%:P) * w i ^+ 2 * (I i)%:P ^+ 2))
  = I k ^+ 2 * (1 - p k) * p k * w k + D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (p j)%:P * w j)) ^+ 2).
Proof.
(* product and chain rule, sifting *)
have step_1 : D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (p j)%:P * w j)) ^+ 2 + (2%:R^-1)%:P * (\sum_(i < n) (p i)%:P * (1 - (p i)%:P) * w i ^+ 2 * (I i)%:P ^+ 2))
  = I k ^+ 2 * (1 - p k) * p k * w k - (t - (\sum_(j < n) I j * p j * w j)) * I k * p k.
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_0 line_1 erefl).
(* product and chain rule, sifting *)
have step_2 : I k ^+ 2 * (1 - p k) * p k * w k - (t - (\sum_(j < n) I j * p j * w j)) * I k * p k
  = I k ^+ 2 * (1 - p k) * p k * w k + D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (p j)%:P * w j)) ^+ 2).
  symmetry; etransitivity; first by differentiate.
  symmetry.
  by decide_lines (@decide_ [:: @At size_of_ 0 k] [:: 0%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Gradient_of_expected_loss_penalised_gradient.
Print Assumptions gradient_of_expected_loss_penalised_gradient.
