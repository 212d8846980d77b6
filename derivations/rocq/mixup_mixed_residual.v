(** A linear model has the mixed residual at a mixed sample

    Source: zhang2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mixup_mixed_residual.
Variable real : realFieldType.
Variables (m n : nat).
Variables (X : 'I_m -> 'I_n -> real).
Variables (lambda : real).
Variables (w : 'I_n -> real).
Variables (y : 'I_m -> real).
Variable a : 'I_m.
Variable b : 'I_m.
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> lambda)
  | 5%N => entry (@place1 size_of_ 1) (w)
  | 6%N => entry (@place1 size_of_ 0) (y)
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
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Plus (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 6 [:: 1%N])) (Times (Entry 6 [:: 0%N]) (Entry 4 [::]))) (Minus (Total 1 (Times (Plus (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 3 [:: 1%N; 2%N])) (Times (Entry 3 [:: 0%N; 2%N]) (Entry 4 [::]))) (Entry 5 [:: 2%N]))))).
Let line_1 := (Plus (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Plus (Entry 6 [:: 1%N]) (Minus (Total 1 (Times (Entry 5 [:: 2%N]) (Entry 3 [:: 1%N; 2%N])))))) (Times (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 2%N]) (Entry 3 [:: 0%N; 2%N]))))) (Entry 4 [::]))).
Let line_2 := (Plus (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Plus (Entry 6 [:: 1%N]) (Minus (Total 1 (Times (Entry 5 [:: 2%N]) (Entry 3 [:: 1%N; 2%N])))))) (Times (Plus (Entry 6 [:: 0%N]) (Minus (Total 1 (Times (Entry 5 [:: 2%N]) (Entry 3 [:: 0%N; 2%N]))))) (Entry 4 [::]))).

Theorem mixup_mixed_residual :
  (1 - lambda) * y b + y a * lambda - (\sum_(i < n) ((1 - lambda) * X b i + X a i * lambda) * w i)
  = (1 - lambda) * (y b - (\sum_(i < n) w i * X b i)) + (y a - (\sum_(i < n) w i * X a i)) * lambda.
Proof.
(* algebra *)
have step_1 : (1 - lambda) * y b + y a * lambda - (\sum_(i < n) ((1 - lambda) * X b i + X a i * lambda) * w i)
  = (1 - lambda) * (y b - (\sum_(i < n) w i * X b i)) + (y a - (\sum_(i < n) w i * X a i)) * lambda.
  by decide_lines (@decide_ [:: @At size_of_ 0 a; @At size_of_ 0 b] [:: 0%N; 0%N] line_0 line_1 erefl).
exact: step_1.
Qed.
End Mixup_mixed_residual.
Print Assumptions mixup_mixed_residual.
