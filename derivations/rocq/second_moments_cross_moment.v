(** The expected scatter of a feature with a dropped one

    Source: chen2012

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Second_moments_cross_moment.
Variable real : realFieldType.
Variables (m n : nat).
Variables (X : 'I_m -> 'I_n -> real).
Variables (q : 'I_n -> real).
Variable i : 'I_n.
Variable j : 'I_n.
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_m * 'I_n => X t_.1 t_.2)
  | 4%N => entry (@place1 size_of_ 1) (q)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N; 1%N] true (mask_table 5 (Entry 4 [:: 1%N]) 1)].
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
    5 [:: 0%N; 1%N] (Entry 4 [:: 1%N]) 1 erefl (@placing2 size_of_ 0 1) erefl) => us_ [t_ u_] h_.
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
Let line_0 := (Mean 0 (Total 0 (Times (Times (Entry 5 [:: 2%N; 1%N]) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 2%N; 1%N])))).
Let line_1 := (Total 0 (Times (Times (Mean 0 (Entry 5 [:: 2%N; 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 2%N; 1%N]))).
Let line_2 := (Times (Entry 4 [:: 1%N]) (Total 0 (Times (Entry 3 [:: 2%N; 0%N]) (Entry 3 [:: 2%N; 1%N])))).
Let line_3 := (Times (Entry 4 [:: 1%N]) (Total 0 (Times (Entry 3 [:: 2%N; 0%N]) (Entry 3 [:: 2%N; 1%N])))).

Theorem second_moments_cross_moment :
  let E := mask (fun place_ : 'I_m * 'I_n => let: (a, i) := place_ in q i) in
  E (fun R => (\sum_(a < m) (R (a, j))%:R * X a i * X a j))
  = q j * (\sum_(a < m) X a i * X a j).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun R => (\sum_(a < m) (R (a, j))%:R * X a i * X a j))
  = (\sum_(a < m) E (fun R => (R (a, j))%:R) * X a i * X a j).
  by decide_lines (@decide_ [:: @At size_of_ 1 i; @At size_of_ 1 j] [:: 1%N; 1%N] line_0 line_1 erefl).
(* the mean *)
have step_2 : (\sum_(a < m) E (fun R => (R (a, j))%:R) * X a i * X a j)
  = q j * (\sum_(a < m) X a i * X a j).
  by decide_lines (@decide_ [:: @At size_of_ 1 i; @At size_of_ 1 j] [:: 1%N; 1%N] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Second_moments_cross_moment.
Print Assumptions second_moments_cross_moment.
