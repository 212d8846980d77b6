(** The third central moment of the output under masks of given parity

    Source: maaten2013

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Parity_masks_parity_of_three.
Variable real : realFieldType.
Variables (n : nat).
Variables (I w : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 4%N; 5%N; 6%N] [:: 0%N] true [:: ([:: [:: 4%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 5%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 6%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 4%N; 4%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 4%N; 5%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 4%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 5%N; 5%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 5%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 6%N; 6%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 4%N; 4%N; 4%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 4%N; 4%N; 5%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 4%N; 4%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 4%N; 5%N; 5%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 4%N; 5%N; 6%N]], (Number 0)); ([:: [:: 4%N; 6%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 5%N; 5%N; 5%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0))); ([:: [:: 5%N; 5%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 5%N; 6%N; 6%N]], (Plus (Inverse 4) (Number 0))); ([:: [:: 6%N; 6%N; 6%N]], (Plus (Plus (Plus (Number 0) (Inverse 4)) (Inverse 4)) (Number 0)))]].
Let chance_0 : 'I_n -> bool * bool * bool -> real :=
  fun k : 'I_n => fun o_ : bool * bool * bool => match o_ with | (false, false, false) => 4%:R^-1 | (false, false, true) => 0 | (false, true, false) => 0 | (false, true, true) => 4%:R^-1 | (true, false, false) => 0 | (true, false, true) => 4%:R^-1 | (true, true, false) => 4%:R^-1 | (true, true, true) => 0 end.
Let outcome_0 (f_ : nat) (o_ : bool * bool * bool) : real := match f_ with | 4%N => (o_.1.1)%:R | 5%N => (o_.1.2)%:R | 6%N => (o_.2)%:R | _ => 0 end.
Let chances_0 t_ : \sum_o chance_0 t_ o = 1.
Proof. by rewrite sum_bool3 /chance_0 /=; field. Qed.
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (weighted chance_0) (fun d_ f_ => entry (@place1 size_of_ 0) (fun t_ => outcome_0 f_ (d_ t_)))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity chances_0) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@weighted_moments real size_of_ laws_ average_ families_ 0 _ _ chance_0
    outcome_0 (@place1 size_of_ 0) chances_0 erefl (@placing1 size_of_ 0) erefl) => fs_ e_ us_ t_ look_ h_.
  rewrite (@place1_at size_of_ 0 us_ _ h_); case: (look_in look_); case=> [|[|[|[|[|[|[|[|[|[|[|[|[|[|[|[|[|[|[|k_]]]]]]]]]]]]]]]]]]] //= _ -[<- <-];
  by rewrite sum_bool3 !big_cons !big_nil /chance_0 /outcome_0 /families_ /entry /=; field.
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
Let line_0 := (Mean 0 (Power (Total 0 (Times (Times (Plus (Plus (Plus (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 6 [:: 0%N])) (Minus (Times (Number 3) (Inverse 2)))) (Entry 2 [:: 0%N])) (Entry 3 [:: 0%N]))) 3)).
Let line_1 := (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 3) (Power (Entry 3 [:: 0%N]) 3)) (Mean 0 (Power (Plus (Plus (Plus (Entry 4 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 6 [:: 0%N])) (Minus (Times (Number 3) (Inverse 2)))) 3)))).
Let line_2 := (Minus (Times (Times (Number 3) (Inverse 4)) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 3) (Power (Entry 3 [:: 0%N]) 3))))).
Let line_3 := (Minus (Times (Times (Number 3) (Inverse 4)) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 3) (Power (Entry 3 [:: 0%N]) 3))))).

Theorem parity_masks_parity_of_three :
  let E := weighted (fun k : 'I_n => fun o_ : bool * bool * bool => match o_ with | (false, false, false) => 4%:R^-1 | (false, false, true) => 0 | (false, true, false) => 0 | (false, true, true) => 4%:R^-1 | (true, false, false) => 0 | (true, false, true) => 4%:R^-1 | (true, true, false) => 4%:R^-1 | (true, true, true) => 0 end) in
  E (fun delta_epsilon_zeta => (\sum_(i < n) (((delta_epsilon_zeta i).1.1)%:R + ((delta_epsilon_zeta i).1.2)%:R + ((delta_epsilon_zeta i).2)%:R - 3%:R * 2%:R^-1) * I i * w i) ^+ 3)
  = - (3%:R * 4%:R^-1 * (\sum_(i < n) I i ^+ 3 * w i ^+ 3)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity chances_0).
(* linearity of the expectation, independence, the mean, sifting *)
have step_1 : E (fun delta_epsilon_zeta => (\sum_(i < n) (((delta_epsilon_zeta i).1.1)%:R + ((delta_epsilon_zeta i).1.2)%:R + ((delta_epsilon_zeta i).2)%:R - 3%:R * 2%:R^-1) * I i * w i) ^+ 3)
  = (\sum_(i < n) I i ^+ 3 * w i ^+ 3 * E (fun delta_epsilon_zeta => (((delta_epsilon_zeta i).1.1)%:R + ((delta_epsilon_zeta i).1.2)%:R + ((delta_epsilon_zeta i).2)%:R - 3%:R * 2%:R^-1) ^+ 3)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, the given covariance, a mask is its own square, the mean *)
have step_2 : (\sum_(i < n) I i ^+ 3 * w i ^+ 3 * E (fun delta_epsilon_zeta => (((delta_epsilon_zeta i).1.1)%:R + ((delta_epsilon_zeta i).1.2)%:R + ((delta_epsilon_zeta i).2)%:R - 3%:R * 2%:R^-1) ^+ 3))
  = - (3%:R * 4%:R^-1 * (\sum_(i < n) I i ^+ 3 * w i ^+ 3)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Parity_masks_parity_of_three.
Print Assumptions parity_masks_parity_of_three.
