(** The variance of a minibatch with shared weight noise

    Source: kingma2015

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Shared_weight_noise.
Variable real : realFieldType.
Variables (m n : nat).
Variables (c mu s : real).
Variable E_L : ((('I_m -> real) -> real) -> real).
Hypothesis m_positive : (0 < m)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_L_linear : expectation E_L.
Hypothesis E_L_1 : forall (e_1 : 'I_m), E_L (fun L => L e_1) = mu.
Hypothesis E_L_2 : forall (e_1 : 'I_m), E_L (fun L => L e_1 ^+ 2) = mu ^+ 2 + s.
Hypothesis E_L_1_1 : forall (e_1 e_2 : 'I_m), e_1 != e_2 -> E_L (fun L => L e_1 * L e_2) = mu ^+ 2 + c.

Let below_0 : m%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n m_positive. Qed.
Let size_of_ := nth 0%N [:: m; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ m
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place0 size_of_) (fun=> c)
  | 4%N => entry (@place0 size_of_) (fun=> mu)
  | 5%N => entry (@place0 size_of_) (fun=> s)
  | 6%N => entry (@place0 size_of_) (fun=> m%:R^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] false [:: ([:: [:: 7%N]], (Entry 4 [::])); ([:: [:: 7%N; 7%N]], (Plus (Power (Entry 4 [::]) 2) (Entry 5 [::]))); ([:: [:: 7%N]; [:: 7%N]], (Plus (Power (Entry 4 [::]) 2) (Entry 3 [::])))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_L) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_L_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_L_1 i0_0_)).
    apply: (expectation_ext E_L_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_L_2 i0_0_)).
    apply: (expectation_ext E_L_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_L_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_L_linear) => z_; rewrite /size_of_; by noise_product.
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 6%N] [:: (coefficient false 1 1, [::])]].
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
Let line_0 := (Plus (Mean 0 (Power (Times (Times (Entry 6 [::]) (Entry 2 [::])) (Total 0 (Entry 7 [:: 0%N]))) 2)) (Minus (Power (Mean 0 (Times (Times (Entry 6 [::]) (Entry 2 [::])) (Total 0 (Entry 7 [:: 0%N])))) 2))).
Let line_1 := (Times (Times (Power (Entry 6 [::]) 2) (Power (Entry 2 [::]) 2)) (Total 0 (Total 0 (Plus (Mean 0 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N]))) (Minus (Times (Mean 0 (Entry 7 [:: 1%N])) (Mean 0 (Entry 7 [:: 0%N])))))))).
Let line_2 := (Times (Times (Power (Entry 6 [::]) 2) (Power (Entry 2 [::]) 2)) (Total 0 (Total 0 (Plus (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 3 [::])) (Times (Entry 0 [:: 1%N; 0%N]) (Entry 5 [::])))))).
Let line_3 := (Times (Power (Entry 2 [::]) 2) (Plus (Times (Entry 6 [::]) (Entry 5 [::])) (Times (Times (Entry 6 [::]) (Plus (Entry 1 [::]) (Minus (Number 1)))) (Entry 3 [::])))).
Let line_4 := (Times (Power (Entry 2 [::]) 2) (Plus (Times (Entry 6 [::]) (Entry 5 [::])) (Times (Times (Entry 6 [::]) (Plus (Entry 1 [::]) (Minus (Number 1)))) (Entry 3 [::])))).

Theorem shared_weight_noise :
  let E := E_L in
  Var E (fun L => m%:R^-1 * n%:R * (\sum_(e < m) L e))
  = n%:R ^+ 2 * (m%:R^-1 * s + m%:R^-1 * (m%:R - 1) * c).
Proof.
move=> E.
have E_linear : expectation E by exact: E_L_linear.
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun L => m%:R^-1 * n%:R * (\sum_(e < m) L e))
  = m%:R^-1 ^+ 2 * n%:R ^+ 2 * (\sum_(f < m) (\sum_(e < m) Cov E (fun L => L e) (fun L => L f))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, exchangeability, the mean *)
have step_2 : m%:R^-1 ^+ 2 * n%:R ^+ 2 * (\sum_(f < m) (\sum_(e < m) Cov E (fun L => L e) (fun L => L f)))
  = m%:R^-1 ^+ 2 * n%:R ^+ 2 * (\sum_(f < m) (\sum_(e < m) ((1 - (e == f)%:R) * c + (e == f)%:R * s))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : m%:R^-1 ^+ 2 * n%:R ^+ 2 * (\sum_(f < m) (\sum_(e < m) ((1 - (e == f)%:R) * c + (e == f)%:R * s)))
  = n%:R ^+ 2 * (m%:R^-1 * s + m%:R^-1 * (m%:R - 1) * c).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Shared_weight_noise.
Print Assumptions shared_weight_noise.
