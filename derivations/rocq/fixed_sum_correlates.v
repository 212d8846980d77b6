(** The variance of a sum of factors that are alike

    Source: cochran1977

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Fixed_sum_correlates.
Variable real : realFieldType.
Variables (n : nat).
Variables (c nu v : real).
Variable E_z : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_z_linear : expectation E_z.
Hypothesis E_z_1 : forall (j_1 : 'I_n), E_z (fun z => z j_1) = nu.
Hypothesis E_z_2 : forall (j_1 : 'I_n), E_z (fun z => z j_1 ^+ 2) = nu ^+ 2 + v.
Hypothesis E_z_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_z (fun z => z j_1 * z j_2) = nu ^+ 2 + c.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> c)
  | 3%N => entry (@place0 size_of_) (fun=> nu)
  | 4%N => entry (@place0 size_of_) (fun=> v)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] false [:: ([:: [:: 5%N]], (Entry 3 [::])); ([:: [:: 5%N; 5%N]], (Plus (Power (Entry 3 [::]) 2) (Entry 4 [::]))); ([:: [:: 5%N]; [:: 5%N]], (Plus (Power (Entry 3 [::]) 2) (Entry 2 [::])))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_z) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_z_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|[|k_]]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_1 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_z_2 i0_0_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|u1_ [|? ?]]] // _ /and3P [/eqP /sorts1 [i0_0_ ->] /eqP /sorts1 [i1_0_ ->] _] un_.
    have ne01_ : i0_0_ != i1_0_
      by apply: (contraTneq _ un_) => ->; different_places.
    refine (etrans _ (@E_z_1_1 i0_0_ i1_0_ ne01_)).
    apply: (expectation_ext E_z_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Plus (Mean 0 (Power (Total 0 (Entry 5 [:: 0%N])) 2)) (Minus (Power (Mean 0 (Total 0 (Entry 5 [:: 0%N]))) 2))).
Let line_1 := (Plus (Total 0 (Total 0 (Mean 0 (Times (Entry 5 [:: 1%N]) (Entry 5 [:: 0%N]))))) (Minus (Power (Total 0 (Mean 0 (Entry 5 [:: 0%N]))) 2))).
Let line_2 := (Total 0 (Total 0 (Plus (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 2 [::])) (Times (Entry 0 [:: 1%N; 0%N]) (Entry 4 [::]))))).
Let line_3 := (Times (Plus (Times (Plus (Entry 1 [::]) (Minus (Number 1))) (Entry 2 [::])) (Entry 4 [::])) (Entry 1 [::])).
Let line_4 := (Times (Plus (Times (Plus (Entry 1 [::]) (Minus (Number 1))) (Entry 2 [::])) (Entry 4 [::])) (Entry 1 [::])).

Theorem fixed_sum_correlates :
  let E := E_z in
  Var E (fun z => (\sum_(j < n) z j))
  = ((n%:R - 1) * c + v) * n%:R.
Proof.
move=> E.
have E_linear : expectation E by exact: E_z_linear.
(* definition of the variance, linearity of the expectation *)
have step_1 : Var E (fun z => (\sum_(j < n) z j))
  = (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j))) - (\sum_(j < n) E (fun z => z j)) ^+ 2.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* exchangeability, the mean *)
have step_2 : (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j))) - (\sum_(j < n) E (fun z => z j)) ^+ 2
  = (\sum_(j < n) (\sum_(i < n) ((1 - (i == j)%:R) * c + (i == j)%:R * v))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (\sum_(j < n) (\sum_(i < n) ((1 - (i == j)%:R) * c + (i == j)%:R * v)))
  = ((n%:R - 1) * c + v) * n%:R.
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Fixed_sum_correlates.
Print Assumptions fixed_sum_correlates.
