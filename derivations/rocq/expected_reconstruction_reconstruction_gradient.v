(** The gradient of the expected reconstruction error

    Source: chen2012

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Expected_reconstruction_reconstruction_gradient.
Variable real : realFieldType.
Variables (m n : nat).
Variables (B : 'I_n -> 'I_n -> real).
Variables (X : 'I_m -> 'I_n -> real).
Variables (q : 'I_n -> real).
Variable j : 'I_n.
Variable k : 'I_n.
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 1 1) (fun t_ : 'I_n * 'I_n => B t_.1 t_.2)
  | 4%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 5%N => entry (@place1 size_of_ 1) (q)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N; 1%N] true (mask_table 6 (Entry 5 [:: 1%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in q i)) (fun d_ _ => entry (@place2 size_of_ 0 1) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in q i) (@place2 size_of_ 0 1)
    6 [:: 0%N; 1%N] (Entry 5 [:: 1%N]) 2 erefl (@placing2 size_of_ 0 1) erefl) => us_ [t_ u_] h_.
  by rewrite (@place2_at size_of_ 0 1 us_ _ h_).
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
Let line_0 := (Mean 0 (Plus (Times (Number 0) (Total 1 (Total 0 (Power (Plus (Entry 4 [:: 3%N; 2%N]) (Minus (Total 1 (Times (Times (Entry 3 [:: 4%N; 2%N]) (Entry 6 [:: 3%N; 4%N])) (Entry 4 [:: 3%N; 4%N]))))) 2)))) (Times (Inverse 2) (Total 1 (Total 0 (Times (Times (Number 2) (Power (Plus (Entry 4 [:: 3%N; 2%N]) (Minus (Total 1 (Times (Times (Entry 3 [:: 4%N; 2%N]) (Entry 6 [:: 3%N; 4%N])) (Entry 4 [:: 3%N; 4%N]))))) 1)) (Plus (Number 0) (Minus (Total 1 (Plus (Times (Plus (Times (Times (Entry 0 [:: 4%N; 0%N]) (Entry 0 [:: 2%N; 1%N])) (Entry 6 [:: 3%N; 4%N])) (Times (Entry 3 [:: 4%N; 2%N]) (Number 0))) (Entry 4 [:: 3%N; 4%N])) (Times (Times (Entry 3 [:: 4%N; 2%N]) (Entry 6 [:: 3%N; 4%N])) (Number 0)))))))))))).
Let line_1 := (Mean 0 (Minus (Total 0 (Times (Times (Plus (Entry 4 [:: 2%N; 1%N]) (Minus (Total 1 (Times (Times (Entry 3 [:: 3%N; 1%N]) (Entry 6 [:: 2%N; 3%N])) (Entry 4 [:: 2%N; 3%N]))))) (Entry 6 [:: 2%N; 0%N])) (Entry 4 [:: 2%N; 0%N]))))).
Let line_2 := (Plus (Total 1 (Times (Mean 0 (Total 0 (Times (Times (Times (Entry 6 [:: 3%N; 2%N]) (Entry 6 [:: 3%N; 0%N])) (Entry 4 [:: 3%N; 2%N])) (Entry 4 [:: 3%N; 0%N])))) (Entry 3 [:: 2%N; 1%N]))) (Minus (Mean 0 (Total 0 (Times (Times (Entry 6 [:: 2%N; 0%N]) (Entry 4 [:: 2%N; 0%N])) (Entry 4 [:: 2%N; 1%N])))))).
Let line_3 := (Plus (Total 1 (Times (Times (Plus (Times (Entry 5 [:: 2%N]) (Entry 5 [:: 0%N])) (Times (Times (Plus (Number 1) (Minus (Entry 5 [:: 0%N]))) (Entry 0 [:: 2%N; 0%N])) (Entry 5 [:: 0%N]))) (Entry 3 [:: 2%N; 1%N])) (Total 0 (Times (Entry 4 [:: 3%N; 2%N]) (Entry 4 [:: 3%N; 0%N]))))) (Minus (Times (Entry 5 [:: 0%N]) (Total 0 (Times (Entry 4 [:: 2%N; 0%N]) (Entry 4 [:: 2%N; 1%N])))))).
Let line_4 := (Plus (Total 1 (Times (Times (Plus (Times (Entry 5 [:: 2%N]) (Entry 5 [:: 0%N])) (Times (Times (Plus (Number 1) (Minus (Entry 5 [:: 0%N]))) (Entry 0 [:: 2%N; 0%N])) (Entry 5 [:: 0%N]))) (Entry 3 [:: 2%N; 1%N])) (Total 0 (Times (Entry 4 [:: 3%N; 2%N]) (Entry 4 [:: 3%N; 0%N]))))) (Minus (Times (Entry 5 [:: 0%N]) (Total 0 (Times (Entry 4 [:: 2%N; 0%N]) (Entry 4 [:: 2%N; 1%N])))))).

Theorem expected_reconstruction_reconstruction_gradient :
  let E := mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in q i) in
  D (fun place_ : 'I_n * 'I_n => let: (a_, b_) := place_ in B a_ b_) (j, k) (fun B => (mask (fun place_ : 'I_m * 'I_n => (let: (a, i) := place_ in q i)%:P)) (fun R => (2%:R^-1)%:P * (\sum_(l < n) (\sum_(a < m) ((X a l)%:P - (\sum_(i < n) B (i, l) * (R (a, i))%:R * (X a i)%:P)) ^+ 2))))
  = (\sum_(i < n) (q i * q j + (1 - q j) * (i == j)%:R * q j) * B i k * (\sum_(a < m) X a i * X a j)) - q j * (\sum_(a < m) X a j * X a k).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* product and chain rule, linearity of the expectation, sifting *)
have step_1 : D (fun place_ : 'I_n * 'I_n => let: (a_, b_) := place_ in B a_ b_) (j, k) (fun B => (mask (fun place_ : 'I_m * 'I_n => (let: (a, i) := place_ in q i)%:P)) (fun R => (2%:R^-1)%:P * (\sum_(l < n) (\sum_(a < m) ((X a l)%:P - (\sum_(i < n) B (i, l) * (R (a, i))%:R * (X a i)%:P)) ^+ 2))))
  = E (fun R => - (\sum_(a < m) (X a k - (\sum_(i < n) B i k * (R (a, i))%:R * X a i)) * (R (a, j))%:R * X a j)).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 1 j; @At size_of_ 1 k] [:: 1%N; 1%N] line_0 line_1 erefl).
(* linearity of the expectation *)
have step_2 : E (fun R => - (\sum_(a < m) (X a k - (\sum_(i < n) B i k * (R (a, i))%:R * X a i)) * (R (a, j))%:R * X a j))
  = (\sum_(i < n) E (fun R => (\sum_(a < m) (R (a, i))%:R * (R (a, j))%:R * X a i * X a j)) * B i k) - E (fun R => (\sum_(a < m) (R (a, j))%:R * X a j * X a k)).
  by decide_lines (@decide_ [:: @At size_of_ 1 j; @At size_of_ 1 k] [:: 1%N; 1%N] line_1 line_2 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean *)
have step_3 : (\sum_(i < n) E (fun R => (\sum_(a < m) (R (a, i))%:R * (R (a, j))%:R * X a i * X a j)) * B i k) - E (fun R => (\sum_(a < m) (R (a, j))%:R * X a j * X a k))
  = (\sum_(i < n) (q i * q j + (1 - q j) * (i == j)%:R * q j) * B i k * (\sum_(a < m) X a i * X a j)) - q j * (\sum_(a < m) X a j * X a k).
  by decide_lines (@decide_ [:: @At size_of_ 1 j; @At size_of_ 1 k] [:: 1%N; 1%N] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Expected_reconstruction_reconstruction_gradient.
Print Assumptions expected_reconstruction_reconstruction_gradient.
