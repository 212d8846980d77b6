(** The quadratic penalty of a generalised linear model

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Quadratic_penalty.
Variable real : realFieldType.
Variables (m n : nat).
Variables (A A_double_prime A_prime : 'I_m -> real).
Variables (X : 'I_m -> 'I_n -> real).
Variables (beta : 'I_n -> real).
Variables (p : real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : p != 0 :> real.

Let below_0 : p != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place1 size_of_ 0) (A)
  | 4%N => entry (@place1 size_of_ 0) (A_double_prime)
  | 5%N => entry (@place1 size_of_ 0) (A_prime)
  | 6%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 7%N => entry (@place1 size_of_ 1) (beta)
  | 8%N => entry (@place0 size_of_) (fun=> p)
  | 9%N => entry (@place0 size_of_) (fun=> p^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 10%N] [:: 0%N; 1%N] true (mask_table 10 (Entry 8 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in p)) (fun d_ _ => entry (@place2 size_of_ 0 1) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in p) (@place2 size_of_ 0 1)
    10 [:: 0%N; 1%N] (Entry 8 [::]) 2 erefl (@placing2 size_of_ 0 1) erefl) => us_ [t_ u_] h_.
  by rewrite (@place2_at size_of_ 0 1 us_ _ h_).
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 8%N; 9%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Total 0 (Plus (Plus (Times (Entry 5 [:: 0%N]) (Total 1 (Times (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 1%N])))) (Times (Times (Inverse 2) (Power (Total 1 (Times (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 1%N]))) 2)) (Entry 4 [:: 0%N]))) (Entry 3 [:: 0%N])))).
Let line_1 := (Total 0 (Plus (Plus (Times (Mean 0 (Total 1 (Times (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 1%N])))) (Entry 5 [:: 0%N])) (Times (Times (Inverse 2) (Mean 0 (Power (Total 1 (Times (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 1%N]))) 2))) (Entry 4 [:: 0%N]))) (Entry 3 [:: 0%N]))).
Let line_2 := (Total 0 (Plus (Times (Times (Inverse 2) (Mean 0 (Power (Total 1 (Times (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 1%N]))) 2))) (Entry 4 [:: 0%N])) (Entry 3 [:: 0%N]))).
Let line_3 := (Plus (Plus (Times (Inverse 2) (Total 0 (Times (Entry 4 [:: 0%N]) (Total 1 (Times (Times (Power (Entry 7 [:: 1%N]) 2) (Power (Entry 6 [:: 0%N; 1%N]) 2)) (Mean 0 (Power (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) 2))))))) (Times (Inverse 2) (Total 0 (Times (Entry 4 [:: 0%N]) (Total 1 (Total 1 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Mean 0 (Times (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 2%N])) (Minus (Number 1))) (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1)))))) (Entry 7 [:: 2%N])) (Entry 7 [:: 1%N])) (Entry 6 [:: 0%N; 2%N])) (Entry 6 [:: 0%N; 1%N])))))))) (Total 0 (Entry 3 [:: 0%N]))).
Let line_4 := (Plus (Times (Inverse 2) (Total 0 (Times (Entry 4 [:: 0%N]) (Total 1 (Times (Times (Power (Entry 7 [:: 1%N]) 2) (Power (Entry 6 [:: 0%N; 1%N]) 2)) (Mean 0 (Power (Plus (Times (Entry 9 [::]) (Entry 10 [:: 0%N; 1%N])) (Minus (Number 1))) 2))))))) (Total 0 (Entry 3 [:: 0%N]))).
Let line_5 := (Plus (Times (Times (Times (Inverse 2) (Entry 9 [::])) (Plus (Number 1) (Minus (Entry 8 [::])))) (Total 0 (Times (Entry 4 [:: 0%N]) (Total 1 (Times (Power (Entry 7 [:: 1%N]) 2) (Power (Entry 6 [:: 0%N; 1%N]) 2)))))) (Total 0 (Entry 3 [:: 0%N]))).
Let line_6 := (Plus (Times (Times (Times (Inverse 2) (Entry 9 [::])) (Plus (Number 1) (Minus (Entry 8 [::])))) (Total 0 (Times (Entry 4 [:: 0%N]) (Total 1 (Times (Power (Entry 7 [:: 1%N]) 2) (Power (Entry 6 [:: 0%N; 1%N]) 2)))))) (Total 0 (Entry 3 [:: 0%N]))).

Theorem quadratic_penalty :
  let E := mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in p) in
  E (fun R => (\sum_(a < m) (A_prime a * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) + 2%:R^-1 * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2 * A_double_prime a + A a)))
  = 2%:R^-1 * p^-1 * (1 - p) * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2)) + (\sum_(a < m) A a).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun R => (\sum_(a < m) (A_prime a * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) + 2%:R^-1 * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2 * A_double_prime a + A a)))
  = (\sum_(a < m) (E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i)) * A_prime a + 2%:R^-1 * E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2) * A_double_prime a + A a)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, the mean *)
have step_2 : (\sum_(a < m) (E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i)) * A_prime a + 2%:R^-1 * E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2) * A_double_prime a + A a))
  = (\sum_(a < m) (2%:R^-1 * E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2) * A_double_prime a + A a)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* linearity of the expectation, sifting *)
have step_3 : (\sum_(a < m) (2%:R^-1 * E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2) * A_double_prime a + A a))
  = 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2))) + 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * E (fun R => (p^-1 * (R (a, i))%:R - 1) * (p^-1 * (R (a, j))%:R - 1)) * beta i * beta j * X a i * X a j))) + (\sum_(a < m) A a).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* linearity of the expectation, independence, the mean, sifting *)
have step_4 : 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2))) + 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * E (fun R => (p^-1 * (R (a, i))%:R - 1) * (p^-1 * (R (a, j))%:R - 1)) * beta i * beta j * X a i * X a j))) + (\sum_(a < m) A a)
  = 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2))) + (\sum_(a < m) A a).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
(* linearity of the expectation, a mask is its own square, the mean *)
have step_5 : 2%:R^-1 * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2))) + (\sum_(a < m) A a)
  = 2%:R^-1 * p^-1 * (1 - p) * (\sum_(a < m) A_double_prime a * (\sum_(i < n) beta i ^+ 2 * X a i ^+ 2)) + (\sum_(a < m) A a).
  by decide_lines (@decide_ [::] [::] line_4 line_5 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 (etrans step_4 step_5)))).
Qed.
End Quadratic_penalty.
Print Assumptions quadratic_penalty.
