(** The expected squared gradient under random shuffling

    Source: smith2021

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Random_shuffling.
Variable real : realFieldType.
Variables (n o : nat).
Variables (G : 'I_n -> 'I_o -> real).
Variables (b : real).
Variable E_z : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis o_positive : (0 < o)%N.
Hypothesis nonzero_2 : b != 0 :> real.
Hypothesis nonzero_3 : (n%:R - 1) != 0 :> real.
Hypothesis E_z_linear : expectation E_z.
Hypothesis E_z_1 : forall (j_1 : 'I_n), E_z (fun z => z j_1) = n%:R^-1 * b.
Hypothesis E_z_2 : forall (j_1 : 'I_n), E_z (fun z => z j_1 ^+ 2) = n%:R^-1 * b.
Hypothesis E_z_1_1 : forall (j_1 j_2 : 'I_n), j_1 != j_2 -> E_z (fun z => z j_1 * z j_2) = (n%:R - 1)^-1 * (b ^+ 2 * n%:R^-1 - n%:R^-1 * b).

Let below_0 : b != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let below_1 : n%:R != 0 :> real.
Proof. by rewrite pnatr_eq0 -lt0n n_positive. Qed.
Let below_2 : (n%:R - 1) != 0 :> real.
Proof. exact: nonzero_3. Qed.
Let size_of_ := nth 0%N [:: n; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => @number_of_units real size_of_ o
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_n * 'I_o => G t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> b)
  | 5%N => entry (@place0 size_of_) (fun=> b^-1)
  | 6%N => entry (@place0 size_of_) (fun=> n%:R^-1)
  | 7%N => entry (@place0 size_of_) (fun=> (n%:R - 1)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 8%N] [:: 0%N] false [:: ([:: [:: 8%N]], (Times (Entry 6 [::]) (Entry 4 [::]))); ([:: [:: 8%N; 8%N]], (Times (Entry 6 [::]) (Entry 4 [::]))); ([:: [:: 8%N]; [:: 8%N]], (Times (Entry 7 [::]) (Plus (Times (Power (Entry 4 [::]) 2) (Entry 6 [::])) (Minus (Times (Entry 6 [::]) (Entry 4 [::]))))))]].
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
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 4%N; 5%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 6%N] [:: (coefficient false 1 1, [::])]; Rule [::] [:: 1%N; 7%N] [:: (coefficient false 1 1, [:: 7%N]); (coefficient false 1 1, [::])]; Rule [::] [:: 6%N; 7%N] [:: (coefficient true 1 1, [:: 6%N]); (coefficient false 1 1, [:: 7%N])]].
Let rules_hold_ k_ : (k_ < 4)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|[|[|[|k_]]]] // _ us_.
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1 | exact: below_2].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1 | exact: below_2].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1 | exact: below_2].
- move=> /sorts0 ->.
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0 | exact: below_1 | exact: below_2].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Total 1 (Times (Power (Entry 5 [::]) 2) (Power (Total 0 (Times (Entry 8 [:: 1%N]) (Entry 3 [:: 1%N; 0%N]))) 2)))).
Let line_1 := (Times (Power (Entry 5 [::]) 2) (Total 1 (Total 0 (Total 0 (Times (Times (Mean 0 (Times (Entry 8 [:: 2%N]) (Entry 8 [:: 1%N]))) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N])))))).
Let line_2 := (Plus (Times (Times (Entry 5 [::]) (Entry 6 [::])) (Total 1 (Total 0 (Power (Entry 3 [:: 1%N; 0%N]) 2)))) (Times (Times (Times (Times (Entry 7 [::]) (Entry 5 [::])) (Entry 6 [::])) (Plus (Entry 4 [::]) (Minus (Number 1)))) (Total 1 (Total 0 (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 2%N; 1%N]))) (Entry 3 [:: 2%N; 0%N])) (Entry 3 [:: 1%N; 0%N]))))))).
Let line_3 := (Plus (Times (Times (Times (Entry 7 [::]) (Entry 5 [::])) (Plus (Entry 1 [::]) (Minus (Entry 4 [::])))) (Plus (Times (Entry 6 [::]) (Total 1 (Total 0 (Power (Entry 3 [:: 1%N; 0%N]) 2)))) (Minus (Total 1 (Times (Power (Entry 6 [::]) 2) (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))))) (Total 1 (Times (Power (Entry 6 [::]) 2) (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))).
Let line_4 := (Plus (Times (Times (Times (Times (Entry 7 [::]) (Entry 5 [::])) (Entry 6 [::])) (Plus (Entry 1 [::]) (Minus (Entry 4 [::])))) (Total 1 (Total 0 (Power (Plus (Entry 3 [:: 1%N; 0%N]) (Minus (Times (Entry 6 [::]) (Total 0 (Entry 3 [:: 2%N; 0%N]))))) 2)))) (Total 1 (Times (Power (Entry 6 [::]) 2) (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))).
Let line_5 := (Plus (Times (Times (Times (Times (Entry 7 [::]) (Entry 5 [::])) (Entry 6 [::])) (Plus (Entry 1 [::]) (Minus (Entry 4 [::])))) (Total 1 (Total 0 (Power (Plus (Entry 3 [:: 1%N; 0%N]) (Minus (Times (Entry 6 [::]) (Total 0 (Entry 3 [:: 2%N; 0%N]))))) 2)))) (Total 1 (Times (Power (Entry 6 [::]) 2) (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))).

Theorem random_shuffling :
  let E := E_z in
  E (fun z => (\sum_(l < o) b^-1 ^+ 2 * (\sum_(i < n) z i * G i l) ^+ 2))
  = (n%:R - 1)^-1 * b^-1 * n%:R^-1 * (n%:R - b) * (\sum_(l < o) (\sum_(i < n) (G i l - n%:R^-1 * (\sum_(j < n) G j l)) ^+ 2)) + (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: E_z_linear.
(* linearity of the expectation *)
have step_1 : E (fun z => (\sum_(l < o) b^-1 ^+ 2 * (\sum_(i < n) z i * G i l) ^+ 2))
  = b^-1 ^+ 2 * (\sum_(l < o) (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j) * G i l * G j l))).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* exchangeability, sifting *)
have step_2 : b^-1 ^+ 2 * (\sum_(l < o) (\sum_(j < n) (\sum_(i < n) E (fun z => z i * z j) * G i l * G j l)))
  = b^-1 * n%:R^-1 * (\sum_(l < o) (\sum_(i < n) G i l ^+ 2)) + (n%:R - 1)^-1 * b^-1 * n%:R^-1 * (b - 1) * (\sum_(l < o) (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * G i l * G j l))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : b^-1 * n%:R^-1 * (\sum_(l < o) (\sum_(i < n) G i l ^+ 2)) + (n%:R - 1)^-1 * b^-1 * n%:R^-1 * (b - 1) * (\sum_(l < o) (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * G i l * G j l)))
  = (n%:R - 1)^-1 * b^-1 * (n%:R - b) * (n%:R^-1 * (\sum_(l < o) (\sum_(i < n) G i l ^+ 2)) - (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2)) + (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* algebra *)
have step_4 : (n%:R - 1)^-1 * b^-1 * (n%:R - b) * (n%:R^-1 * (\sum_(l < o) (\sum_(i < n) G i l ^+ 2)) - (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2)) + (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2)
  = (n%:R - 1)^-1 * b^-1 * n%:R^-1 * (n%:R - b) * (\sum_(l < o) (\sum_(i < n) (G i l - n%:R^-1 * (\sum_(j < n) G j l)) ^+ 2)) + (\sum_(l < o) n%:R^-1 ^+ 2 * (\sum_(j < n) G j l) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Random_shuffling.
Print Assumptions random_shuffling.
