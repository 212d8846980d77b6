(** The expected loss of a noisy linear layer

    Source: fortunato2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Noisy_weights_penalise_inputs.
Variable real : realFieldType.
Variables (n : nat).
Variables (c_f sigma t : real).
Variables (w x : 'I_n -> real).
Variable E_delta : ((('I_n -> real) -> real) -> real).
Variable E_gamma : (((unit -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_delta_linear : expectation E_delta.
Hypothesis E_delta_1 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1) = 0.
Hypothesis E_delta_2 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1 ^+ 2) = c_f.
Hypothesis E_delta_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_delta (fun delta => delta j_1 * delta j_2) = 0.
Hypothesis E_gamma_linear : expectation E_gamma.
Hypothesis E_gamma_1 : E_gamma (fun gamma => gamma tt) = 0.
Hypothesis E_gamma_2 : E_gamma (fun gamma => gamma tt ^+ 2) = c_f.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> c_f)
  | 3%N => entry (@place0 size_of_) (fun=> sigma)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | 6%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Number 0)); ([:: [:: 7%N; 7%N]], (Entry 2 [::])); ([:: [:: 7%N]; [:: 7%N]], (Number 0))]; Law [:: 8%N] [::] false [:: ([:: [:: 8%N]], (Number 0)); ([:: [:: 8%N; 8%N]], (Entry 2 [::]))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_delta) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | 1%N => through (E_gamma) (fun z_ _ => entry (@place0 size_of_) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_delta_linear | apply: through_linear; exact: E_gamma_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_delta_1 i0_0_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_delta_2 i0_0_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_delta_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_delta_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (joint_moments means_) => //; case=> [|[|k_]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_gamma_1)).
    apply: (expectation_ext E_gamma_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_gamma_2)).
    apply: (expectation_ext E_gamma_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Mean 0 (Mean 1 (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Plus (Times (Times (Entry 7 [:: 0%N]) (Entry 8 [::])) (Entry 3 [::])) (Entry 5 [:: 0%N])) (Entry 6 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Plus (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N]))))) 2) (Times (Power (Entry 3 [::]) 2) (Total 0 (Total 0 (Times (Times (Mean 0 (Mean 1 (Times (Times (Power (Entry 8 [::]) 2) (Entry 7 [:: 1%N])) (Entry 7 [:: 0%N])))) (Entry 6 [:: 1%N])) (Entry 6 [:: 0%N])))))) (Minus (Times (Times (Plus (Times (Number 2) (Entry 4 [::])) (Minus (Times (Number 2) (Total 0 (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N])))))) (Entry 3 [::])) (Total 0 (Times (Mean 0 (Mean 1 (Times (Entry 7 [:: 0%N]) (Entry 8 [::])))) (Entry 6 [:: 0%N])))))).
Let line_2 := (Plus (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N]))))) 2) (Times (Times (Power (Entry 3 [::]) 2) (Mean 0 (Mean 1 (Power (Entry 8 [::]) 2)))) (Total 0 (Times (Power (Entry 6 [:: 0%N]) 2) (Mean 0 (Mean 1 (Power (Entry 7 [:: 0%N]) 2))))))).
Let line_3 := (Plus (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N]))))) 2) (Times (Times (Power (Entry 2 [::]) 2) (Power (Entry 3 [::]) 2)) (Total 0 (Power (Entry 6 [:: 0%N]) 2)))).
Let line_4 := (Plus (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 5 [:: 0%N]) (Entry 6 [:: 0%N]))))) 2) (Times (Times (Power (Entry 2 [::]) 2) (Power (Entry 3 [::]) 2)) (Total 0 (Power (Entry 6 [:: 0%N]) 2)))).

Theorem noisy_weights_penalise_inputs :
  let E := both E_delta E_gamma in
  E (fun '(delta, gamma) => (t - (\sum_(j < n) (delta j * gamma tt * sigma + w j) * x j)) ^+ 2)
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + c_f ^+ 2 * sigma ^+ 2 * (\sum_(j < n) x j ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_delta_linear E_gamma_linear).
(* linearity of the expectation *)
have step_1 : E (fun '(delta, gamma) => (t - (\sum_(j < n) (delta j * gamma tt * sigma + w j) * x j)) ^+ 2)
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + sigma ^+ 2 * (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => gamma tt ^+ 2 * delta i * delta j) * x i * x j)) - (2%:R * t - 2%:R * (\sum_(j < n) w j * x j)) * sigma * (\sum_(j < n) E (fun '(delta, gamma) => delta j * gamma tt) * x j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, the mean, sifting *)
have step_2 : (t - (\sum_(j < n) w j * x j)) ^+ 2 + sigma ^+ 2 * (\sum_(j < n) (\sum_(i < n) E (fun '(delta, gamma) => gamma tt ^+ 2 * delta i * delta j) * x i * x j)) - (2%:R * t - 2%:R * (\sum_(j < n) w j * x j)) * sigma * (\sum_(j < n) E (fun '(delta, gamma) => delta j * gamma tt) * x j)
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + sigma ^+ 2 * E (fun '(delta, gamma) => gamma tt ^+ 2) * (\sum_(j < n) x j ^+ 2 * E (fun '(delta, gamma) => delta j ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* the variance and higher moments *)
have step_3 : (t - (\sum_(j < n) w j * x j)) ^+ 2 + sigma ^+ 2 * E (fun '(delta, gamma) => gamma tt ^+ 2) * (\sum_(j < n) x j ^+ 2 * E (fun '(delta, gamma) => delta j ^+ 2))
  = (t - (\sum_(j < n) w j * x j)) ^+ 2 + c_f ^+ 2 * sigma ^+ 2 * (\sum_(j < n) x j ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Noisy_weights_penalise_inputs.
Print Assumptions noisy_weights_penalise_inputs.
