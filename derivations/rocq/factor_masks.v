(** The expected loss of matrix factorisation with dropped columns

    Source: cavazza2018; mianjy2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Factor_masks.
Variable real : realFieldType.
Variables (h m o : nat).
Variables (U : 'I_m -> 'I_h -> real).
Variables (V : 'I_o -> 'I_h -> real).
Variables (Y : 'I_m -> 'I_o -> real).
Variables (theta : real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis m_positive : (0 < m)%N.
Hypothesis o_positive : (0 < o)%N.
Hypothesis nonzero_2 : theta != 0 :> real.

Let below_0 : theta != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: h; m; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ m
  | 3%N => @number_of_units real size_of_ o
  | 4%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_m * 'I_h => U t_.1 t_.2)
  | 5%N => entry (@place2 size_of_ 2 0) (fun t_ : 'I_o * 'I_h => V t_.1 t_.2)
  | 6%N => entry (@place2 size_of_ 1 2) (fun t_ : 'I_m * 'I_o => Y t_.1 t_.2)
  | 7%N => entry (@place0 size_of_) (fun=> theta)
  | 8%N => entry (@place0 size_of_) (fun=> theta^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 9%N] [:: 0%N] true (mask_table 9 (Entry 7 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun c : 'I_h => theta)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun c : 'I_h => theta) (@place1 size_of_ 0)
    9 [:: 0%N] (Entry 7 [::]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 3 families_.
Proof. by split=> [u_ v_|[|[|[|s_]]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 7%N; 8%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 3 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Total 2 (Total 1 (Power (Plus (Entry 6 [:: 1%N; 0%N]) (Minus (Times (Entry 8 [::]) (Total 0 (Times (Times (Entry 9 [:: 2%N]) (Entry 4 [:: 1%N; 2%N])) (Entry 5 [:: 0%N; 2%N])))))) 2)))).
Let line_1 := (Plus (Plus (Plus (Times (Power (Entry 8 [::]) 2) (Total 0 (Total 2 (Total 1 (Times (Times (Power (Entry 4 [:: 2%N; 0%N]) 2) (Power (Entry 5 [:: 1%N; 0%N]) 2)) (Mean 0 (Power (Entry 9 [:: 0%N]) 2))))))) (Times (Power (Entry 8 [::]) 2) (Total 0 (Total 0 (Total 2 (Total 1 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Mean 0 (Times (Entry 9 [:: 1%N]) (Entry 9 [:: 0%N])))) (Entry 4 [:: 3%N; 1%N])) (Entry 4 [:: 3%N; 0%N])) (Entry 5 [:: 2%N; 1%N])) (Entry 5 [:: 2%N; 0%N])))))))) (Total 2 (Total 1 (Power (Entry 6 [:: 1%N; 0%N]) 2)))) (Minus (Times (Times (Number 2) (Entry 8 [::])) (Total 0 (Total 2 (Total 1 (Times (Times (Times (Mean 0 (Entry 9 [:: 0%N])) (Entry 4 [:: 2%N; 0%N])) (Entry 5 [:: 1%N; 0%N])) (Entry 6 [:: 2%N; 1%N])))))))).
Let line_2 := (Plus (Plus (Plus (Times (Entry 8 [::]) (Total 0 (Total 2 (Total 1 (Times (Power (Entry 4 [:: 2%N; 0%N]) 2) (Power (Entry 5 [:: 1%N; 0%N]) 2)))))) (Total 2 (Total 1 (Power (Entry 6 [:: 1%N; 0%N]) 2)))) (Total 0 (Total 0 (Total 2 (Total 1 (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 4 [:: 3%N; 1%N])) (Entry 4 [:: 3%N; 0%N])) (Entry 5 [:: 2%N; 1%N])) (Entry 5 [:: 2%N; 0%N]))))))) (Minus (Times (Number 2) (Total 0 (Total 2 (Total 1 (Times (Times (Entry 4 [:: 2%N; 0%N]) (Entry 5 [:: 1%N; 0%N])) (Entry 6 [:: 2%N; 1%N])))))))).
Let line_3 := (Plus (Times (Times (Entry 8 [::]) (Plus (Number 1) (Minus (Entry 7 [::])))) (Total 0 (Total 2 (Total 1 (Times (Power (Entry 4 [:: 2%N; 0%N]) 2) (Power (Entry 5 [:: 1%N; 0%N]) 2)))))) (Total 2 (Total 1 (Power (Plus (Entry 6 [:: 1%N; 0%N]) (Minus (Total 0 (Times (Entry 4 [:: 1%N; 2%N]) (Entry 5 [:: 0%N; 2%N]))))) 2)))).
Let line_4 := (Plus (Times (Times (Entry 8 [::]) (Plus (Number 1) (Minus (Entry 7 [::])))) (Total 0 (Times (Total 1 (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Total 2 (Power (Entry 5 [:: 1%N; 0%N]) 2))))) (Total 2 (Total 1 (Power (Plus (Entry 6 [:: 1%N; 0%N]) (Minus (Total 0 (Times (Entry 4 [:: 1%N; 2%N]) (Entry 5 [:: 0%N; 2%N]))))) 2)))).
Let line_5 := (Plus (Times (Times (Entry 8 [::]) (Plus (Number 1) (Minus (Entry 7 [::])))) (Total 0 (Times (Total 1 (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Total 2 (Power (Entry 5 [:: 1%N; 0%N]) 2))))) (Total 2 (Total 1 (Power (Plus (Entry 6 [:: 1%N; 0%N]) (Minus (Total 0 (Times (Entry 4 [:: 1%N; 2%N]) (Entry 5 [:: 0%N; 2%N]))))) 2)))).

Theorem factor_masks :
  let E := mask (fun c : 'I_h => theta) in
  E (fun r => (\sum_(l < o) (\sum_(a < m) (Y a l - theta^-1 * (\sum_(c < h) (r c)%:R * U a c * V l c)) ^+ 2)))
  = theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) * (\sum_(l < o) V l c ^+ 2)) + (\sum_(l < o) (\sum_(a < m) (Y a l - (\sum_(c < h) U a c * V l c)) ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation, sifting *)
have step_1 : E (fun r => (\sum_(l < o) (\sum_(a < m) (Y a l - theta^-1 * (\sum_(c < h) (r c)%:R * U a c * V l c)) ^+ 2)))
  = theta^-1 ^+ 2 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2 * E (fun r => (r c)%:R ^+ 2)))) + theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) (1 - (c == d)%:R) * E (fun r => (r c)%:R * (r d)%:R) * U a c * U a d * V l c * V l d)))) + (\sum_(l < o) (\sum_(a < m) Y a l ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) E (fun r => (r c)%:R) * U a c * V l c * Y a l))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean, sifting *)
have step_2 : theta^-1 ^+ 2 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2 * E (fun r => (r c)%:R ^+ 2)))) + theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) (1 - (c == d)%:R) * E (fun r => (r c)%:R * (r d)%:R) * U a c * U a d * V l c * V l d)))) + (\sum_(l < o) (\sum_(a < m) Y a l ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) E (fun r => (r c)%:R) * U a c * V l c * Y a l)))
  = theta^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2))) + (\sum_(l < o) (\sum_(a < m) Y a l ^+ 2)) + (\sum_(d < h) (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) (1 - (c == d)%:R) * U a c * U a d * V l c * V l d)))) - 2%:R * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c * V l c * Y a l))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : theta^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2))) + (\sum_(l < o) (\sum_(a < m) Y a l ^+ 2)) + (\sum_(d < h) (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) (1 - (c == d)%:R) * U a c * U a d * V l c * V l d)))) - 2%:R * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c * V l c * Y a l)))
  = theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2))) + (\sum_(l < o) (\sum_(a < m) (Y a l - (\sum_(c < h) U a c * V l c)) ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* algebra *)
have step_4 : theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(l < o) (\sum_(a < m) U a c ^+ 2 * V l c ^+ 2))) + (\sum_(l < o) (\sum_(a < m) (Y a l - (\sum_(c < h) U a c * V l c)) ^+ 2))
  = theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) * (\sum_(l < o) V l c ^+ 2)) + (\sum_(l < o) (\sum_(a < m) (Y a l - (\sum_(c < h) U a c * V l c)) ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Factor_masks.
Print Assumptions factor_masks.
