(** The expected loss of a unit with an exchangeable mask

    Source: ghiasi2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Correlated_noise_exchangeable_mask.
Variable real : realFieldType.
Variables (n : nat).
Variables (I w : 'I_n -> real).
Variables (q_1 q_2 t : real).
Variable E_delta : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_delta_linear : expectation E_delta.
Hypothesis E_delta_1 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1) = q_1.
Hypothesis E_delta_2 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1 ^+ 2) = q_1.
Hypothesis E_delta_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_delta (fun delta => delta j_1 * delta j_2) = q_2.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place0 size_of_) (fun=> q_1)
  | 4%N => entry (@place0 size_of_) (fun=> q_2)
  | 5%N => entry (@place0 size_of_) (fun=> t)
  | 6%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Entry 3 [::])); ([:: [:: 7%N; 7%N]], (Entry 3 [::])); ([:: [:: 7%N]; [:: 7%N]], (Entry 4 [::]))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_delta) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_delta_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
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
Let line_0 := (Mean 0 (Times (Inverse 2) (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 7 [:: 0%N])) (Entry 6 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Plus (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N]))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 6 [:: 1%N])) (Entry 6 [:: 0%N])))))) (Minus (Times (Entry 5 [::]) (Total 0 (Times (Times (Mean 0 (Entry 7 [:: 0%N])) (Entry 2 [:: 0%N])) (Entry 6 [:: 0%N])))))).
Let line_2 := (Plus (Plus (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Times (Plus (Entry 3 [::]) (Minus (Entry 4 [::]))) (Entry 0 [:: 1%N; 0%N])) (Entry 4 [::])) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 6 [:: 1%N])) (Entry 6 [:: 0%N])))))) (Minus (Times (Times (Entry 3 [::]) (Entry 5 [::])) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N])))))).
Let line_3 := (Plus (Plus (Times (Inverse 2) (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N])) (Entry 3 [::]))))) 2)) (Times (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N]))) 2) (Plus (Times (Inverse 2) (Entry 4 [::])) (Minus (Times (Inverse 2) (Power (Entry 3 [::]) 2)))))) (Times (Plus (Times (Inverse 2) (Entry 3 [::])) (Minus (Times (Inverse 2) (Entry 4 [::])))) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 6 [:: 0%N]) 2))))).
Let line_4 := (Plus (Plus (Times (Inverse 2) (Power (Plus (Entry 5 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N])) (Entry 3 [::]))))) 2)) (Times (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N]))) 2) (Plus (Times (Inverse 2) (Entry 4 [::])) (Minus (Times (Inverse 2) (Power (Entry 3 [::]) 2)))))) (Times (Plus (Times (Inverse 2) (Entry 3 [::])) (Minus (Times (Inverse 2) (Entry 4 [::])))) (Total 0 (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 6 [:: 0%N]) 2))))).

Theorem correlated_noise_exchangeable_mask :
  let E := E_delta in
  E (fun delta => 2%:R^-1 * (t - (\sum_(j < n) I j * delta j * w j)) ^+ 2)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j * q_1)) ^+ 2 + (\sum_(i < n) I i * w i) ^+ 2 * (2%:R^-1 * q_2 - 2%:R^-1 * q_1 ^+ 2) + (2%:R^-1 * q_1 - 2%:R^-1 * q_2) * (\sum_(i < n) I i ^+ 2 * w i ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_delta_linear.
(* linearity of the expectation *)
have step_1 : E (fun delta => 2%:R^-1 * (t - (\sum_(j < n) I j * delta j * w j)) ^+ 2)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) E (fun delta => delta i * delta j) * I i * I j * w i * w j)) - t * (\sum_(j < n) E (fun delta => delta j) * I j * w j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* exchangeability, the mean *)
have step_2 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) E (fun delta => delta i * delta j) * I i * I j * w i * w j)) - t * (\sum_(j < n) E (fun delta => delta j) * I j * w j)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) ((q_1 - q_2) * (i == j)%:R + q_2) * I i * I j * w i * w j)) - q_1 * t * (\sum_(j < n) I j * w j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) ((q_1 - q_2) * (i == j)%:R + q_2) * I i * I j * w i * w j)) - q_1 * t * (\sum_(j < n) I j * w j)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j * q_1)) ^+ 2 + (\sum_(i < n) I i * w i) ^+ 2 * (2%:R^-1 * q_2 - 2%:R^-1 * q_1 ^+ 2) + (2%:R^-1 * q_1 - 2%:R^-1 * q_2) * (\sum_(i < n) I i ^+ 2 * w i ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Correlated_noise_exchangeable_mask.
Print Assumptions correlated_noise_exchangeable_mask.
