(** The expected error of a linear autoencoder with tied weights

    Source: mianjy2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Tied_autoencoder.
Variable real : realFieldType.
Variables (h m : nat).
Variables (U : 'I_m -> 'I_h -> real).
Variables (theta : real).
Variable E_x : ((('I_m -> real) -> real) -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis m_positive : (0 < m)%N.
Hypothesis nonzero_3 : theta != 0 :> real.
Hypothesis E_x_linear : expectation E_x.
Hypothesis E_x_1 : forall (a_1 : 'I_m), E_x (fun x => x a_1) = 0.
Hypothesis E_x_2 : forall (a_1 : 'I_m), E_x (fun x => x a_1 ^+ 2) = 1.
Hypothesis E_x_1_1 : forall (a_1 a_2 : 'I_m), a_1 != a_2 -> E_x (fun x => x a_1 * x a_2) = 0.

Let below_0 : theta != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let size_of_ := nth 0%N [:: h; m].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ m
  | 3%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_m * 'I_h => U t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> theta)
  | 5%N => entry (@place0 size_of_) (fun=> theta^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 1%N] false [:: ([:: [:: 6%N]], (Number 0)); ([:: [:: 6%N; 6%N]], (Number 1)); ([:: [:: 6%N]; [:: 6%N]], (Number 0))]; Law [:: 7%N] [:: 0%N] true (mask_table 7 (Entry 4 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_x) (fun z_ _ => entry (@place1 size_of_ 1) z_)
  | 1%N => through (mask (fun c : 'I_h => theta)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: E_x_linear | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_x_1 i0_0_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_x_2 i0_0_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_x_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_x_linear) => z_; rewrite /size_of_; by noise_product.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun c : 'I_h => theta) (@place1 size_of_ 0)
    7 [:: 0%N] (Entry 4 [::]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 4%N; 5%N] [:: (coefficient false 1 1, [::])]].
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
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Mean 1 (Total 1 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Times (Entry 5 [::]) (Total 0 (Times (Times (Entry 7 [:: 1%N]) (Entry 3 [:: 0%N; 1%N])) (Total 1 (Times (Entry 6 [:: 2%N]) (Entry 3 [:: 2%N; 1%N])))))))) 2)))).
Let line_1 := (Plus (Plus (Times (Power (Entry 5 [::]) 2) (Total 0 (Total 0 (Total 1 (Total 1 (Total 1 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Times (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N])) (Entry 6 [:: 3%N])) (Entry 6 [:: 2%N])))) (Entry 3 [:: 4%N; 1%N])) (Entry 3 [:: 4%N; 0%N])) (Entry 3 [:: 3%N; 1%N])) (Entry 3 [:: 2%N; 0%N])))))))) (Total 1 (Mean 0 (Mean 1 (Power (Entry 6 [:: 0%N]) 2))))) (Minus (Times (Times (Number 2) (Entry 5 [::])) (Total 0 (Total 1 (Total 1 (Times (Times (Mean 0 (Mean 1 (Times (Times (Entry 7 [:: 0%N]) (Entry 6 [:: 2%N])) (Entry 6 [:: 1%N])))) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))))).
Let line_2 := (Plus (Plus (Times (Power (Entry 5 [::]) 2) (Total 0 (Total 0 (Total 1 (Total 1 (Total 1 (Times (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N])))) (Mean 0 (Mean 1 (Times (Entry 6 [:: 3%N]) (Entry 6 [:: 2%N]))))) (Entry 3 [:: 4%N; 1%N])) (Entry 3 [:: 4%N; 0%N])) (Entry 3 [:: 3%N; 1%N])) (Entry 3 [:: 2%N; 0%N])))))))) (Total 1 (Mean 0 (Mean 1 (Power (Entry 6 [:: 0%N]) 2))))) (Minus (Times (Times (Number 2) (Entry 5 [::])) (Total 0 (Total 1 (Total 1 (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 6 [:: 2%N]) (Entry 6 [:: 1%N])))) (Mean 0 (Mean 1 (Entry 7 [:: 0%N])))) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))))).
Let line_3 := (Plus (Plus (Times (Power (Entry 5 [::]) 2) (Total 0 (Total 0 (Total 1 (Total 1 (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N])))) (Entry 3 [:: 3%N; 1%N])) (Entry 3 [:: 3%N; 0%N])) (Entry 3 [:: 2%N; 1%N])) (Entry 3 [:: 2%N; 0%N]))))))) (Total 1 (Mean 0 (Mean 1 (Power (Entry 6 [:: 0%N]) 2))))) (Minus (Times (Times (Number 2) (Entry 5 [::])) (Total 0 (Total 1 (Times (Power (Entry 3 [:: 1%N; 0%N]) 2) (Mean 0 (Mean 1 (Entry 7 [:: 0%N]))))))))).
Let line_4 := (Plus (Times (Times (Entry 5 [::]) (Plus (Number 1) (Minus (Entry 4 [::])))) (Total 0 (Power (Total 1 (Power (Entry 3 [:: 1%N; 0%N]) 2)) 2))) (Total 1 (Total 1 (Power (Plus (Entry 0 [:: 1%N; 0%N]) (Minus (Total 0 (Times (Entry 3 [:: 1%N; 2%N]) (Entry 3 [:: 0%N; 2%N]))))) 2)))).
Let line_5 := (Plus (Times (Times (Entry 5 [::]) (Plus (Number 1) (Minus (Entry 4 [::])))) (Total 0 (Power (Total 1 (Power (Entry 3 [:: 1%N; 0%N]) 2)) 2))) (Total 1 (Total 1 (Power (Plus (Entry 0 [:: 1%N; 0%N]) (Minus (Total 0 (Times (Entry 3 [:: 1%N; 2%N]) (Entry 3 [:: 0%N; 2%N]))))) 2)))).

Theorem tied_autoencoder :
  let E := both E_x (mask (fun c : 'I_h => theta)) in
  E (fun '(x, r) => (\sum_(a < m) (x a - theta^-1 * (\sum_(c < h) (r c)%:R * U a c * (\sum_(f < m) x f * U f c))) ^+ 2))
  = theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) ^+ 2) + (\sum_(f < m) (\sum_(a < m) ((a == f)%:R - (\sum_(c < h) U a c * U f c)) ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both E_x_linear (linearity_of_masks _)).
(* linearity of the expectation *)
have step_1 : E (fun '(x, r) => (\sum_(a < m) (x a - theta^-1 * (\sum_(c < h) (r c)%:R * U a c * (\sum_(f < m) x f * U f c))) ^+ 2))
  = theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(g < m) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R * x f * x g) * U a c * U a d * U f c * U g d))))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * x a * x f) * U a c * U f c))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence *)
have step_2 : theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(g < m) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R * x f * x g) * U a c * U a d * U f c * U g d))))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * x a * x f) * U a c * U f c)))
  = theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(g < m) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R) * E (fun '(x, r) => x f * x g) * U a c * U a d * U f c * U g d))))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => x a * x f) * E (fun '(x, r) => (r c)%:R) * U a c * U f c))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* pairwise uncorrelated, the mean, the variance and higher moments, sifting *)
have step_3 : theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(g < m) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R) * E (fun '(x, r) => x f * x g) * U a c * U a d * U f c * U g d))))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => x a * x f) * E (fun '(x, r) => (r c)%:R) * U a c * U f c)))
  = theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R) * U a c * U a d * U f c * U f d)))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2 * E (fun '(x, r) => (r c)%:R))).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* independence, a mask is its own square, the mean, the variance and higher moments, sifting *)
have step_4 : theta^-1 ^+ 2 * (\sum_(d < h) (\sum_(c < h) (\sum_(f < m) (\sum_(a < m) E (fun '(x, r) => (r c)%:R * (r d)%:R) * U a c * U a d * U f c * U f d)))) + (\sum_(a < m) E (fun '(x, r) => x a ^+ 2)) - 2%:R * theta^-1 * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2 * E (fun '(x, r) => (r c)%:R)))
  = theta^-1 * (1 - theta) * (\sum_(c < h) (\sum_(a < m) U a c ^+ 2) ^+ 2) + (\sum_(f < m) (\sum_(a < m) ((a == f)%:R - (\sum_(c < h) U a c * U f c)) ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Tied_autoencoder.
Print Assumptions tied_autoencoder.
