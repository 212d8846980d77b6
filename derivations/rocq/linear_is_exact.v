(** The quadratic penalty of a linear model is exact

    Source: wager2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Linear_is_exact.
Variable real : realFieldType.
Variables (m n : nat).
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
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 4%N => entry (@place1 size_of_ 1) (beta)
  | 5%N => entry (@place0 size_of_) (fun=> p)
  | 6%N => entry (@place0 size_of_) (fun=> p^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N; 1%N] true (mask_table 7 (Entry 5 [::]) 2)].
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
    7 [:: 0%N; 1%N] (Entry 5 [::]) 2 erefl (@placing2 size_of_ 0 1) erefl) => us_ [t_ u_] h_.
  by rewrite (@place2_at size_of_ 0 1 us_ _ h_).
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 5%N; 6%N] [:: (coefficient false 1 1, [::])]].
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
Let line_0 := (Mean 0 (Total 0 (Times (Inverse 2) (Power (Total 1 (Times (Times (Times (Entry 6 [::]) (Entry 4 [:: 1%N])) (Entry 7 [:: 0%N; 1%N])) (Entry 3 [:: 0%N; 1%N]))) 2)))).
Let line_1 := (Mean 0 (Total 0 (Plus (Plus (Times (Inverse 2) (Power (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) 2)) (Times (Inverse 2) (Power (Total 1 (Times (Times (Plus (Times (Entry 6 [::]) (Entry 7 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 4 [:: 1%N])) (Entry 3 [:: 0%N; 1%N]))) 2))) (Times (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) (Total 1 (Times (Times (Plus (Times (Entry 6 [::]) (Entry 7 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 4 [:: 1%N])) (Entry 3 [:: 0%N; 1%N]))))))).
Let line_2 := (Plus (Plus (Times (Inverse 2) (Total 0 (Power (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) 2))) (Times (Inverse 2) (Total 0 (Mean 0 (Power (Total 1 (Times (Times (Plus (Times (Entry 6 [::]) (Entry 7 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 4 [:: 1%N])) (Entry 3 [:: 0%N; 1%N]))) 2))))) (Total 0 (Times (Mean 0 (Total 1 (Times (Times (Plus (Times (Entry 6 [::]) (Entry 7 [:: 0%N; 1%N])) (Minus (Number 1))) (Entry 4 [:: 1%N])) (Entry 3 [:: 0%N; 1%N])))) (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N])))))).
Let line_3 := (Plus (Times (Inverse 2) (Total 0 (Power (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) 2))) (Times (Inverse 2) (Total 1 (Total 0 (Times (Times (Power (Entry 4 [:: 0%N]) 2) (Power (Entry 3 [:: 1%N; 0%N]) 2)) (Mean 0 (Power (Plus (Times (Entry 6 [::]) (Entry 7 [:: 1%N; 0%N])) (Minus (Number 1))) 2))))))).
Let line_4 := (Plus (Times (Inverse 2) (Total 0 (Power (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) 2))) (Times (Times (Times (Inverse 2) (Entry 6 [::])) (Plus (Number 1) (Minus (Entry 5 [::])))) (Total 1 (Total 0 (Times (Power (Entry 4 [:: 0%N]) 2) (Power (Entry 3 [:: 1%N; 0%N]) 2)))))).
Let line_5 := (Plus (Times (Inverse 2) (Total 0 (Power (Total 1 (Times (Entry 4 [:: 1%N]) (Entry 3 [:: 0%N; 1%N]))) 2))) (Times (Times (Times (Inverse 2) (Entry 6 [::])) (Plus (Number 1) (Minus (Entry 5 [::])))) (Total 1 (Total 0 (Times (Power (Entry 4 [:: 0%N]) 2) (Power (Entry 3 [:: 1%N; 0%N]) 2)))))).

Theorem linear_is_exact :
  let E := mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in p) in
  E (fun R => (\sum_(a < m) 2%:R^-1 * (\sum_(i < n) p^-1 * beta i * (R (a, i))%:R * X a i) ^+ 2))
  = 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * p^-1 * (1 - p) * (\sum_(i < n) (\sum_(a < m) beta i ^+ 2 * X a i ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* algebra *)
have step_1 : E (fun R => (\sum_(a < m) 2%:R^-1 * (\sum_(i < n) p^-1 * beta i * (R (a, i))%:R * X a i) ^+ 2))
  = E (fun R => (\sum_(a < m) (2%:R^-1 * (\sum_(i < n) beta i * X a i) ^+ 2 + 2%:R^-1 * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2 + (\sum_(i < n) beta i * X a i) * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i)))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation *)
have step_2 : E (fun R => (\sum_(a < m) (2%:R^-1 * (\sum_(i < n) beta i * X a i) ^+ 2 + 2%:R^-1 * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2 + (\sum_(i < n) beta i * X a i) * (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i))))
  = 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * (\sum_(a < m) E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2)) + (\sum_(a < m) E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i)) * (\sum_(i < n) beta i * X a i)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* linearity of the expectation, independence, the mean, sifting *)
have step_3 : 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * (\sum_(a < m) E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i) ^+ 2)) + (\sum_(a < m) E (fun R => (\sum_(i < n) (p^-1 * (R (a, i))%:R - 1) * beta i * X a i)) * (\sum_(i < n) beta i * X a i))
  = 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * (\sum_(i < n) (\sum_(a < m) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2))).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* linearity of the expectation, a mask is its own square, the mean *)
have step_4 : 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * (\sum_(i < n) (\sum_(a < m) beta i ^+ 2 * X a i ^+ 2 * E (fun R => (p^-1 * (R (a, i))%:R - 1) ^+ 2)))
  = 2%:R^-1 * (\sum_(a < m) (\sum_(i < n) beta i * X a i) ^+ 2) + 2%:R^-1 * p^-1 * (1 - p) * (\sum_(i < n) (\sum_(a < m) beta i ^+ 2 * X a i ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Linear_is_exact.
Print Assumptions linear_is_exact.
