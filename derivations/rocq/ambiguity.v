(** The squared error of a masked ensemble

    Source: krogh1995

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Ambiguity.
Variable real : realFieldType.
Variables (n : nat).
Variables (a q : 'I_n -> real).
Variables (t : real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (a)
  | 3%N => entry (@place1 size_of_ 0) (q)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] true (mask_table 5 (Entry 3 [:: 0%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => q j)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => q j) (@place1 size_of_ 0)
    5 [:: 0%N] (Entry 3 [:: 0%N]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
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
Let line_0 := (Mean 0 (Power (Plus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))) (Minus (Entry 4 [::]))) 2)).
Let line_1 := (Plus (Plus (Power (Entry 4 [::]) 2) (Mean 0 (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))) 2))) (Minus (Times (Times (Number 2) (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) (Entry 4 [::])))).
Let line_2 := (Plus (Power (Plus (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))) (Minus (Entry 4 [::]))) 2) (Plus (Mean 0 (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))) 2)) (Minus (Power (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))) 2)))).
Let line_3 := (Plus (Power (Plus (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))) (Minus (Entry 4 [::]))) 2) (Plus (Mean 0 (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))) 2)) (Minus (Power (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))) 2)))).

Theorem ambiguity :
  let E := mask (fun j : 'I_n => q j) in
  E (fun delta => ((\sum_(i < n) a i * (delta i)%:R) - t) ^+ 2)
  = (E (fun delta => (\sum_(i < n) a i * (delta i)%:R)) - t) ^+ 2 + Var E (fun delta => (\sum_(i < n) a i * (delta i)%:R)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun delta => ((\sum_(i < n) a i * (delta i)%:R) - t) ^+ 2)
  = t ^+ 2 + E (fun delta => (\sum_(i < n) a i * (delta i)%:R) ^+ 2) - 2%:R * E (fun delta => (\sum_(i < n) a i * (delta i)%:R)) * t.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance *)
have step_2 : t ^+ 2 + E (fun delta => (\sum_(i < n) a i * (delta i)%:R) ^+ 2) - 2%:R * E (fun delta => (\sum_(i < n) a i * (delta i)%:R)) * t
  = (E (fun delta => (\sum_(i < n) a i * (delta i)%:R)) - t) ^+ 2 + Var E (fun delta => (\sum_(i < n) a i * (delta i)%:R)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Ambiguity.
Print Assumptions ambiguity.
