(** The expected output of two linear layers under dropout

    Source: baldi2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Expected_output.
Variable real : realFieldType.
Variables (h n : nat).
Variables (I p : 'I_n -> real).
Variables (W : 'I_h -> 'I_n -> real).
Variables (q v : 'I_h -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: h; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place1 size_of_ 1) (I)
  | 4%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_h * 'I_n => W t_.1 t_.2)
  | 5%N => entry (@place1 size_of_ 1) (p)
  | 6%N => entry (@place1 size_of_ 0) (q)
  | 7%N => entry (@place1 size_of_ 0) (v)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 1%N] true (mask_table 8 (Entry 5 [:: 0%N]) 1); Law [:: 9%N] [:: 0%N] true (mask_table 9 (Entry 6 [:: 0%N]) 1)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun i : 'I_n => p i)) (fun d_ _ => entry (@place1 size_of_ 1) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun c : 'I_h => q c)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun i : 'I_n => p i) (@place1 size_of_ 1)
    8 [:: 1%N] (Entry 5 [:: 0%N]) 1 erefl (@placing1 size_of_ 1) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 1 us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun c : 'I_h => q c) (@place1 size_of_ 0)
    9 [:: 0%N] (Entry 6 [:: 0%N]) 1 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
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
Let line_0 := (Mean 0 (Mean 1 (Total 0 (Times (Times (Entry 9 [:: 0%N]) (Entry 7 [:: 0%N])) (Total 1 (Times (Times (Entry 3 [:: 1%N]) (Entry 8 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))))).
Let line_1 := (Total 0 (Times (Entry 7 [:: 0%N]) (Total 1 (Times (Times (Mean 0 (Mean 1 (Times (Entry 8 [:: 1%N]) (Entry 9 [:: 0%N])))) (Entry 3 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))).
Let line_2 := (Total 0 (Times (Entry 7 [:: 0%N]) (Total 1 (Times (Times (Times (Mean 0 (Mean 1 (Entry 8 [:: 1%N]))) (Mean 0 (Mean 1 (Entry 9 [:: 0%N])))) (Entry 3 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))).
Let line_3 := (Total 0 (Times (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N])) (Total 1 (Times (Times (Entry 3 [:: 1%N]) (Entry 5 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))).
Let line_4 := (Total 0 (Times (Times (Entry 6 [:: 0%N]) (Entry 7 [:: 0%N])) (Total 1 (Times (Times (Entry 3 [:: 1%N]) (Entry 5 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))).

Theorem expected_output :
  let E := both (mask (fun i : 'I_n => p i)) (mask (fun c : 'I_h => q c)) in
  E (fun '(delta, r) => (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * (delta i)%:R * W c i)))
  = (\sum_(c < h) q c * v c * (\sum_(i < n) I i * p i * W c i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* linearity of the expectation *)
have step_1 : E (fun '(delta, r) => (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * (delta i)%:R * W c i)))
  = (\sum_(c < h) v c * (\sum_(i < n) E (fun '(delta, r) => (delta i)%:R * (r c)%:R) * I i * W c i)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence *)
have step_2 : (\sum_(c < h) v c * (\sum_(i < n) E (fun '(delta, r) => (delta i)%:R * (r c)%:R) * I i * W c i))
  = (\sum_(c < h) v c * (\sum_(i < n) E (fun '(delta, r) => (delta i)%:R) * E (fun '(delta, r) => (r c)%:R) * I i * W c i)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* the mean *)
have step_3 : (\sum_(c < h) v c * (\sum_(i < n) E (fun '(delta, r) => (delta i)%:R) * E (fun '(delta, r) => (r c)%:R) * I i * W c i))
  = (\sum_(c < h) q c * v c * (\sum_(i < n) I i * p i * W c i)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Expected_output.
Print Assumptions expected_output.
