(** The variance of the output with a fixed number of inputs kept

    Source: cochran1977

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Fixed_number_kept_fixed_number_variance.
Variable real : realFieldType.
Variables (n : nat).
Variables (a : 'I_n -> real).
Variables (k : real).
Variable E_delta : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (n%:R - 1) != 0 :> real.
Hypothesis E_delta_linear : expectation E_delta.
Hypothesis E_delta_1 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1) = n%:R^-1 * k.
Hypothesis E_delta_2 : forall (j_1 : 'I_n), E_delta (fun delta => delta j_1 ^+ 2) = n%:R^-1 * k.
Hypothesis E_delta_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_delta (fun delta => delta j_1 * delta j_2) = (n%:R - 1)^-1 * (k ^+ 2 * n%:R^-1 - n%:R^-1 * k).

Let below_0 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let below_1 : (n%:R - 1) != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (a)
  | 3%N => entry (@place0 size_of_) (fun=> k)
  | 4%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | 5%N => entry (@place0 size_of_) (fun=> (n%:R - 1)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] false [:: ([:: [:: 6%N]], (Times (Entry 4 [::]) (Entry 3 [::]))); ([:: [:: 6%N; 6%N]], (Times (Entry 4 [::]) (Entry 3 [::]))); ([:: [:: 6%N]; [:: 6%N]], (Times (Entry 5 [::]) (Plus (Times (Power (Entry 3 [::]) 2) (Entry 4 [::])) (Minus (Times (Entry 4 [::]) (Entry 3 [::]))))))]].
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
Let rules_ : seq rule := [:: Rule [::] [:: 1%N; 4%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 5%N] [:: (coefficient false 1 1, [:: 5%N]); (coefficient false 1 1, [::])]; Rule [::] [:: 4%N; 5%N] [:: (coefficient true 1 1, [:: 4%N]); (coefficient false 1 1, [:: 5%N])]].
Let rules_hold_ k_ : (k_ < 3)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|[|[|k_]]] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Mean 0 (Power (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N]))) 2)) (Minus (Power (Mean 0 (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 6 [:: 0%N])))) 2))).
Let line_1 := (Total 0 (Total 0 (Times (Times (Plus (Mean 0 (Times (Entry 6 [:: 1%N]) (Entry 6 [:: 0%N]))) (Minus (Times (Mean 0 (Entry 6 [:: 1%N])) (Mean 0 (Entry 6 [:: 0%N]))))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])))).
Let line_2 := (Plus (Times (Plus (Times (Entry 4 [::]) (Entry 3 [::])) (Minus (Times (Power (Entry 3 [::]) 2) (Power (Entry 4 [::]) 2)))) (Total 0 (Power (Entry 2 [:: 0%N]) 2))) (Times (Plus (Times (Times (Times (Entry 5 [::]) (Entry 4 [::])) (Plus (Entry 3 [::]) (Minus (Number 1)))) (Entry 3 [::])) (Minus (Times (Power (Entry 3 [::]) 2) (Power (Entry 4 [::]) 2)))) (Total 0 (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])))))).
Let line_3 := (Times (Times (Times (Entry 5 [::]) (Plus (Number 1) (Minus (Times (Entry 4 [::]) (Entry 3 [::]))))) (Entry 3 [::])) (Total 0 (Power (Plus (Entry 2 [:: 0%N]) (Minus (Times (Entry 4 [::]) (Total 0 (Entry 2 [:: 1%N]))))) 2))).
Let line_4 := (Times (Times (Times (Entry 5 [::]) (Plus (Number 1) (Minus (Times (Entry 4 [::]) (Entry 3 [::]))))) (Entry 3 [::])) (Total 0 (Power (Plus (Entry 2 [:: 0%N]) (Minus (Times (Entry 4 [::]) (Total 0 (Entry 2 [:: 1%N]))))) 2))).

Theorem fixed_number_kept_fixed_number_variance :
  let E := E_delta in
  Var E (fun delta => (\sum_(i < n) a i * delta i))
  = (n%:R - 1)^-1 * (1 - n%:R^-1 * k) * k * (\sum_(i < n) (a i - n%:R^-1 * (\sum_(j < n) a j)) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_delta_linear.
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun delta => (\sum_(i < n) a i * delta i))
  = (\sum_(j < n) (\sum_(i < n) Cov E (fun delta => delta i) (fun delta => delta j) * a i * a j)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, exchangeability, the mean, sifting *)
have step_2 : (\sum_(j < n) (\sum_(i < n) Cov E (fun delta => delta i) (fun delta => delta j) * a i * a j))
  = (n%:R^-1 * k - k ^+ 2 * n%:R^-1 ^+ 2) * (\sum_(i < n) a i ^+ 2) + ((n%:R - 1)^-1 * n%:R^-1 * (k - 1) * k - k ^+ 2 * n%:R^-1 ^+ 2) * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * a i * a j)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (n%:R^-1 * k - k ^+ 2 * n%:R^-1 ^+ 2) * (\sum_(i < n) a i ^+ 2) + ((n%:R - 1)^-1 * n%:R^-1 * (k - 1) * k - k ^+ 2 * n%:R^-1 ^+ 2) * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * a i * a j))
  = (n%:R - 1)^-1 * (1 - n%:R^-1 * k) * k * (\sum_(i < n) (a i - n%:R^-1 * (\sum_(j < n) a j)) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Fixed_number_kept_fixed_number_variance.
Print Assumptions fixed_number_kept_fixed_number_variance.
