(** The expected loss behind alpha dropout

    Source: klambauer2017

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Alpha_dropout_penalty.
Variable real : realFieldType.
Variables (n : nat).
Variables (a_p alpha_prime r t : real).
Variables (w x : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> a_p)
  | 3%N => entry (@place0 size_of_) (fun=> alpha_prime)
  | 4%N => entry (@place0 size_of_) (fun=> r)
  | 5%N => entry (@place0 size_of_) (fun=> t)
  | 6%N => entry (@place1 size_of_ 0) (w)
  | 7%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 0%N] true (mask_table 8 (Plus (Number 1) (Minus (Entry 4 [::]))) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 0)
    8 [:: 0%N] (Plus (Number 1) (Minus (Entry 4 [::]))) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
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
Let line_0 := (Mean 0 (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Plus (Times (Plus (Plus (Number 1) (Minus (Entry 8 [:: 0%N]))) (Minus (Entry 4 [::]))) (Entry 3 [::])) (Times (Entry 8 [:: 0%N]) (Entry 7 [:: 0%N]))) (Entry 6 [:: 0%N])) (Entry 2 [::]))))) 2)).
Let line_1 := (Mean 0 (Power (Plus (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])) (Entry 2 [::]))))) (Minus (Times (Entry 2 [::]) (Total 0 (Times (Times (Plus (Entry 7 [:: 0%N]) (Minus (Entry 3 [::]))) (Plus (Plus (Entry 8 [:: 0%N]) (Entry 4 [::])) (Minus (Number 1)))) (Entry 6 [:: 0%N])))))) 2)).
Let line_2 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])) (Entry 2 [::]))))) 2) (Times (Power (Entry 2 [::]) 2) (Total 0 (Times (Times (Power (Plus (Entry 7 [:: 0%N]) (Minus (Entry 3 [::]))) 2) (Power (Entry 6 [:: 0%N]) 2)) (Mean 0 (Power (Plus (Plus (Entry 8 [:: 0%N]) (Entry 4 [::])) (Minus (Number 1))) 2)))))).
Let line_3 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])) (Entry 2 [::]))))) 2) (Times (Times (Times (Power (Entry 2 [::]) 2) (Plus (Number 1) (Minus (Entry 4 [::])))) (Entry 4 [::])) (Total 0 (Times (Power (Plus (Entry 7 [:: 0%N]) (Minus (Entry 3 [::]))) 2) (Power (Entry 6 [:: 0%N]) 2))))).
Let line_4 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Times (Plus (Number 1) (Minus (Entry 4 [::]))) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])) (Entry 2 [::]))))) 2) (Times (Times (Times (Power (Entry 2 [::]) 2) (Plus (Number 1) (Minus (Entry 4 [::])))) (Entry 4 [::])) (Total 0 (Times (Power (Plus (Entry 7 [:: 0%N]) (Minus (Entry 3 [::]))) 2) (Power (Entry 6 [:: 0%N]) 2))))).

Theorem alpha_dropout_penalty :
  let E := mask (fun j : 'I_n => 1 - r) in
  E (fun delta => (t - (\sum_(j < n) ((1 - (delta j)%:R - r) * alpha_prime + (delta j)%:R * x j) * w j * a_p)) ^+ 2)
  = (t - (\sum_(j < n) (1 - r) * w j * x j * a_p)) ^+ 2 + a_p ^+ 2 * (1 - r) * r * (\sum_(j < n) (x j - alpha_prime) ^+ 2 * w j ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* algebra *)
have step_1 : E (fun delta => (t - (\sum_(j < n) ((1 - (delta j)%:R - r) * alpha_prime + (delta j)%:R * x j) * w j * a_p)) ^+ 2)
  = E (fun delta => (t - (\sum_(j < n) (1 - r) * w j * x j * a_p) - a_p * (\sum_(j < n) (x j - alpha_prime) * ((delta j)%:R + r - 1) * w j)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* sifting, linearity of the expectation, independence, the mean *)
have step_2 : E (fun delta => (t - (\sum_(j < n) (1 - r) * w j * x j * a_p) - a_p * (\sum_(j < n) (x j - alpha_prime) * ((delta j)%:R + r - 1) * w j)) ^+ 2)
  = (t - (\sum_(j < n) (1 - r) * w j * x j * a_p)) ^+ 2 + a_p ^+ 2 * (\sum_(j < n) (x j - alpha_prime) ^+ 2 * w j ^+ 2 * E (fun delta => ((delta j)%:R + r - 1) ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* linearity of the expectation, a mask is its own square, the mean *)
have step_3 : (t - (\sum_(j < n) (1 - r) * w j * x j * a_p)) ^+ 2 + a_p ^+ 2 * (\sum_(j < n) (x j - alpha_prime) ^+ 2 * w j ^+ 2 * E (fun delta => ((delta j)%:R + r - 1) ^+ 2))
  = (t - (\sum_(j < n) (1 - r) * w j * x j * a_p)) ^+ 2 + a_p ^+ 2 * (1 - r) * r * (\sum_(j < n) (x j - alpha_prime) ^+ 2 * w j ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Alpha_dropout_penalty.
Print Assumptions alpha_dropout_penalty.
