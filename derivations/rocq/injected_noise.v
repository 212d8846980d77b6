(** The expected loss of two linear layers with noise added to each

    Source: camuto2020

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Injected_noise.
Variable real : realFieldType.
Variables (h n : nat).
Variables (I : 'I_n -> real).
Variables (W : 'I_h -> 'I_n -> real).
Variables (s_0 s_1 t : real).
Variables (v : 'I_h -> real).
Variable E_epsilon : ((('I_n -> real) -> real) -> real).
Variable E_eta : ((('I_h -> real) -> real) -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_epsilon_linear : expectation E_epsilon.
Hypothesis E_epsilon_1 : forall (i_1 : 'I_n), E_epsilon (fun epsilon => epsilon i_1) = 0.
Hypothesis E_epsilon_2 : forall (i_1 : 'I_n), E_epsilon (fun epsilon => epsilon i_1 ^+ 2) = s_0.
Hypothesis E_epsilon_1_1 : forall (i_1 i_2 : 'I_n), i_1 != i_2 -> E_epsilon (fun epsilon => epsilon i_1 * epsilon i_2) = 0.
Hypothesis E_eta_linear : expectation E_eta.
Hypothesis E_eta_1 : forall (c_1 : 'I_h), E_eta (fun eta => eta c_1) = 0.
Hypothesis E_eta_2 : forall (c_1 : 'I_h), E_eta (fun eta => eta c_1 ^+ 2) = s_1.
Hypothesis E_eta_1_1 : forall (c_1 c_2 : 'I_h), c_1 != c_2 -> E_eta (fun eta => eta c_1 * eta c_2) = 0.

Let size_of_ := nth 0%N [:: h; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place1 size_of_ 1) (I)
  | 4%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_h * 'I_n => W t_.1 t_.2)
  | 5%N => entry (@place0 size_of_) (fun=> s_0)
  | 6%N => entry (@place0 size_of_) (fun=> s_1)
  | 7%N => entry (@place0 size_of_) (fun=> t)
  | 8%N => entry (@place1 size_of_ 0) (v)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 9%N] [:: 1%N] false [:: ([:: [:: 9%N]], (Number 0)); ([:: [:: 9%N; 9%N]], (Entry 5 [::])); ([:: [:: 9%N]; [:: 9%N]], (Number 0))]; Law [:: 10%N] [:: 0%N] false [:: ([:: [:: 10%N]], (Number 0)); ([:: [:: 10%N; 10%N]], (Entry 6 [::])); ([:: [:: 10%N]; [:: 10%N]], (Number 0))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_epsilon) (fun z_ _ => entry (@place1 size_of_ 1) z_)
  | 1%N => through (E_eta) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_epsilon_linear | apply: through_linear; exact: E_eta_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_epsilon_1 i0_0_)).
    apply: (expectation_ext E_epsilon_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_epsilon_2 i0_0_)).
    apply: (expectation_ext E_epsilon_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_epsilon_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_epsilon_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_eta_1 i0_0_)).
    apply: (expectation_ext E_eta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_eta_2 i0_0_)).
    apply: (expectation_ext E_eta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_eta_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_eta_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Mean 0 (Mean 1 (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Plus (Entry 10 [:: 0%N]) (Total 1 (Times (Plus (Entry 3 [:: 1%N]) (Entry 9 [:: 1%N])) (Entry 4 [:: 0%N; 1%N])))) (Entry 8 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Plus (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))))))) 2) (Times (Number 2) (Total 1 (Total 0 (Total 0 (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 9 [:: 0%N]) (Entry 10 [:: 1%N])))) (Entry 8 [:: 2%N])) (Entry 8 [:: 1%N])) (Entry 4 [:: 2%N; 0%N]))))))) (Total 0 (Total 0 (Times (Times (Mean 0 (Mean 1 (Times (Entry 10 [:: 1%N]) (Entry 10 [:: 0%N])))) (Entry 8 [:: 1%N])) (Entry 8 [:: 0%N]))))) (Total 1 (Total 1 (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 9 [:: 1%N]) (Entry 9 [:: 0%N])))) (Entry 8 [:: 3%N])) (Entry 8 [:: 2%N])) (Entry 4 [:: 3%N; 1%N])) (Entry 4 [:: 2%N; 0%N]))))))) (Minus (Times (Plus (Times (Number 2) (Entry 7 [::])) (Minus (Times (Number 2) (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N])))))))) (Plus (Total 0 (Times (Mean 0 (Mean 1 (Entry 10 [:: 0%N]))) (Entry 8 [:: 0%N]))) (Total 1 (Total 0 (Times (Times (Mean 0 (Mean 1 (Entry 9 [:: 0%N]))) (Entry 8 [:: 1%N])) (Entry 4 [:: 1%N; 0%N])))))))).
Let line_2 := (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))))))) 2) (Total 0 (Total 0 (Times (Times (Mean 0 (Mean 1 (Times (Entry 10 [:: 1%N]) (Entry 10 [:: 0%N])))) (Entry 8 [:: 1%N])) (Entry 8 [:: 0%N]))))) (Total 1 (Total 1 (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 9 [:: 1%N]) (Entry 9 [:: 0%N])))) (Entry 8 [:: 3%N])) (Entry 8 [:: 2%N])) (Entry 4 [:: 3%N; 1%N])) (Entry 4 [:: 2%N; 0%N]))))))).
Let line_3 := (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))))))) 2) (Times (Entry 5 [::]) (Total 1 (Power (Total 0 (Times (Entry 8 [:: 1%N]) (Entry 4 [:: 1%N; 0%N]))) 2)))) (Times (Entry 6 [::]) (Total 0 (Power (Entry 8 [:: 0%N]) 2)))).
Let line_4 := (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))))))) 2) (Times (Entry 5 [::]) (Total 1 (Power (Total 0 (Times (Entry 8 [:: 1%N]) (Entry 4 [:: 1%N; 0%N]))) 2)))) (Times (Entry 6 [::]) (Total 0 (Power (Entry 8 [:: 0%N]) 2)))).

Theorem injected_noise :
  let E := both E_epsilon E_eta in
  E (fun '(epsilon, eta) => (t - (\sum_(c < h) (eta c + (\sum_(i < n) (I i + epsilon i) * W c i)) * v c)) ^+ 2)
  = (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + s_0 * (\sum_(i < n) (\sum_(c < h) v c * W c i) ^+ 2) + s_1 * (\sum_(c < h) v c ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_epsilon_linear E_eta_linear).
(* linearity of the expectation *)
have step_1 : E (fun '(epsilon, eta) => (t - (\sum_(c < h) (eta c + (\sum_(i < n) (I i + epsilon i) * W c i)) * v c)) ^+ 2)
  = (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + 2%:R * (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * eta d) * v c * v d * W c i))) + (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => eta c * eta d) * v c * v d)) + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * epsilon j) * v c * v d * W c i * W d j)))) - (2%:R * t - 2%:R * (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) * ((\sum_(c < h) E (fun '(epsilon, eta) => eta c) * v c) + (\sum_(i < n) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i) * v c * W c i))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean *)
have step_2 : (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + 2%:R * (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * eta d) * v c * v d * W c i))) + (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => eta c * eta d) * v c * v d)) + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * epsilon j) * v c * v d * W c i * W d j)))) - (2%:R * t - 2%:R * (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) * ((\sum_(c < h) E (fun '(epsilon, eta) => eta c) * v c) + (\sum_(i < n) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i) * v c * W c i)))
  = (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => eta c * eta d) * v c * v d)) + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * epsilon j) * v c * v d * W c i * W d j)))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* pairwise uncorrelated, the mean, the variance and higher moments, sifting *)
have step_3 : (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => eta c * eta d) * v c * v d)) + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(epsilon, eta) => epsilon i * epsilon j) * v c * v d * W c i * W d j))))
  = (t - (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + s_0 * (\sum_(i < n) (\sum_(c < h) v c * W c i) ^+ 2) + s_1 * (\sum_(c < h) v c ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Injected_noise.
Print Assumptions injected_noise.
