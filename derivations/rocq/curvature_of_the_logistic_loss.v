(** The dropout penalty of logistic regression to second order

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Curvature_of_the_logistic_loss.
Variable real : realFieldType.
Variables (n : nat).
Variables (beta x : 'I_n -> real).
Variables (q : real).
Variables (logistic softplus : real -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : q != 0 :> real.

Let below_0 : q != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (beta)
  | 3%N => entry (@place0 size_of_) (fun=> q)
  | 4%N => entry (@place1 size_of_ 0) (x)
  | 5%N => entry (@place0 size_of_) (fun=> q^-1)
  | 6%N => entry (@place0 size_of_) (fun=> logistic (\sum_(i < n) beta i * x i))
  | 7%N => entry (@place0 size_of_) (fun=> softplus (\sum_(i < n) beta i * x i))
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 0%N] true (mask_table 8 (Entry 3 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => q)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => q) (@place1 size_of_ 0)
    8 [:: 0%N] (Entry 3 [::]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 3%N; 5%N] [:: (coefficient false 1 1, [::])]].
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
Let line_0 := (Plus (Mean 0 (Plus (Plus (Times (Total 0 (Times (Times (Plus (Times (Entry 5 [::]) (Entry 8 [:: 0%N])) (Minus (Number 1))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))) (Entry 6 [::])) (Times (Times (Times (Inverse 2) (Power (Total 0 (Times (Times (Plus (Times (Entry 5 [::]) (Entry 8 [:: 0%N])) (Minus (Number 1))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))) 2)) (Plus (Number 1) (Minus (Entry 6 [::])))) (Entry 6 [::]))) (Entry 7 [::]))) (Minus (Entry 7 [::]))).
Let line_1 := (Plus (Times (Mean 0 (Total 0 (Times (Times (Plus (Times (Entry 5 [::]) (Entry 8 [:: 0%N])) (Minus (Number 1))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N])))) (Entry 6 [::])) (Times (Times (Times (Inverse 2) (Plus (Number 1) (Minus (Entry 6 [::])))) (Mean 0 (Power (Total 0 (Times (Times (Plus (Times (Entry 5 [::]) (Entry 8 [:: 0%N])) (Minus (Number 1))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))) 2))) (Entry 6 [::]))).
Let line_2 := (Times (Times (Times (Times (Times (Inverse 2) (Entry 5 [::])) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Number 1) (Minus (Entry 6 [::])))) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2)))) (Entry 6 [::])).
Let line_3 := (Times (Times (Times (Times (Times (Inverse 2) (Entry 5 [::])) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Number 1) (Minus (Entry 6 [::])))) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2)))) (Entry 6 [::])).

Theorem curvature_of_the_logistic_loss :
  let E := mask (fun j : 'I_n => q) in
  E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) * logistic (\sum_(i < n) beta i * x i) + 2%:R^-1 * (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) ^+ 2 * (1 - logistic (\sum_(i < n) beta i * x i)) * logistic (\sum_(i < n) beta i * x i) + softplus (\sum_(i < n) beta i * x i)) - softplus (\sum_(i < n) beta i * x i)
  = 2%:R^-1 * q^-1 * (1 - q) * (1 - logistic (\sum_(i < n) beta i * x i)) * (\sum_(i < n) beta i ^+ 2 * x i ^+ 2) * logistic (\sum_(i < n) beta i * x i).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) * logistic (\sum_(i < n) beta i * x i) + 2%:R^-1 * (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) ^+ 2 * (1 - logistic (\sum_(i < n) beta i * x i)) * logistic (\sum_(i < n) beta i * x i) + softplus (\sum_(i < n) beta i * x i)) - softplus (\sum_(i < n) beta i * x i)
  = E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i)) * logistic (\sum_(i < n) beta i * x i) + 2%:R^-1 * (1 - logistic (\sum_(i < n) beta i * x i)) * E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) ^+ 2) * logistic (\sum_(i < n) beta i * x i).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean *)
have step_2 : E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i)) * logistic (\sum_(i < n) beta i * x i) + 2%:R^-1 * (1 - logistic (\sum_(i < n) beta i * x i)) * E (fun delta => (\sum_(i < n) (q^-1 * (delta i)%:R - 1) * beta i * x i) ^+ 2) * logistic (\sum_(i < n) beta i * x i)
  = 2%:R^-1 * q^-1 * (1 - q) * (1 - logistic (\sum_(i < n) beta i * x i)) * (\sum_(i < n) beta i ^+ 2 * x i ^+ 2) * logistic (\sum_(i < n) beta i * x i).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Curvature_of_the_logistic_loss.
Print Assumptions curvature_of_the_logistic_loss.
