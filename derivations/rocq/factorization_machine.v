(** The expected answer of a factorisation machine

    Source: rendle2010

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Factorization_machine.
Variable real : realFieldType.
Variables (h o : nat).
Variables (V : 'I_o -> 'I_h -> real).
Variables (beta : real).
Variables (p w z : 'I_o -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis o_positive : (0 < o)%N.

Let size_of_ := nth 0%N [:: h; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ o
  | 3%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_o * 'I_h => V t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> beta)
  | 5%N => entry (@place1 size_of_ 1) (p)
  | 6%N => entry (@place1 size_of_ 1) (w)
  | 7%N => entry (@place1 size_of_ 1) (z)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 1%N] true (mask_table 8 (Entry 5 [:: 0%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun l : 'I_o => p l)) (fun d_ _ => entry (@place1 size_of_ 1) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun l : 'I_o => p l) (@place1 size_of_ 1)
    8 [:: 1%N] (Entry 5 [:: 0%N]) 2 erefl (@placing1 size_of_ 1) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 1 us_ _ h_).
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
Let line_0 := (Mean 0 (Plus (Plus (Times (Inverse 2) (Total 0 (Total 1 (Total 1 (Times (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Entry 8 [:: 2%N])) (Entry 8 [:: 1%N])) (Entry 7 [:: 2%N])) (Entry 7 [:: 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))) (Entry 4 [::])) (Total 1 (Times (Times (Entry 8 [:: 0%N]) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N]))))).
Let line_1 := (Plus (Plus (Times (Inverse 2) (Total 0 (Total 1 (Total 1 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Mean 0 (Times (Entry 8 [:: 2%N]) (Entry 8 [:: 1%N])))) (Entry 7 [:: 2%N])) (Entry 7 [:: 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))) (Entry 4 [::])) (Total 1 (Times (Times (Mean 0 (Entry 8 [:: 0%N])) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])))).
Let line_2 := (Plus (Plus (Times (Inverse 2) (Total 0 (Total 1 (Total 1 (Times (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Entry 5 [:: 2%N])) (Entry 5 [:: 1%N])) (Entry 7 [:: 2%N])) (Entry 7 [:: 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))) (Entry 4 [::])) (Total 1 (Times (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])))).
Let line_3 := (Plus (Plus (Times (Inverse 2) (Total 0 (Total 1 (Total 1 (Times (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Entry 5 [:: 2%N])) (Entry 5 [:: 1%N])) (Entry 7 [:: 2%N])) (Entry 7 [:: 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))) (Entry 4 [::])) (Total 1 (Times (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N])) (Entry 7 [:: 0%N])))).

Theorem factorization_machine :
  let E := mask (fun l : 'I_o => p l) in
  E (fun delta => 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * (delta k)%:R * (delta l)%:R * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) (delta l)%:R * w l * z l))
  = 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * p k * p l * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) p l * w l * z l).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun delta => 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * (delta k)%:R * (delta l)%:R * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) (delta l)%:R * w l * z l))
  = 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * E (fun delta => (delta k)%:R * (delta l)%:R) * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) E (fun delta => (delta l)%:R) * w l * z l).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean, sifting *)
have step_2 : 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * E (fun delta => (delta k)%:R * (delta l)%:R) * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) E (fun delta => (delta l)%:R) * w l * z l)
  = 2%:R^-1 * (\sum_(c < h) (\sum_(l < o) (\sum_(k < o) (1 - (k == l)%:R) * p k * p l * z k * z l * V k c * V l c))) + beta + (\sum_(l < o) p l * w l * z l).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Factorization_machine.
Print Assumptions factorization_machine.
