(** Gaussian noise leaves the expected output unchanged

    Source: ranjan2019, Eq. 8; srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gaussian_dropout_unchanged_output.
Variable real : realFieldType.
Variables (n : nat).
Variables (I s w : 'I_n -> real).
Variable E_xi : ((('I_n -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_xi_linear : expectation E_xi.
Hypothesis E_xi_1 : forall (j_1 : 'I_n), E_xi (fun xi => xi j_1) = 1.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (s)
  | 4%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] false [:: ([:: [:: 5%N]], (Number 1))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_xi) (fun z_ _ => entry (@place1 size_of_ 0) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_xi_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|k_] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts1 [i0_0_ ->] _] un_.
    refine (etrans _ (@E_xi_1 i0_0_)).
    apply: (expectation_ext E_xi_linear) => z_; rewrite /size_of_; by noise_product.
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
Let line_0 := (Mean 0 (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N])) (Entry 5 [:: 0%N])))).
Let line_1 := (Total 0 (Times (Times (Mean 0 (Entry 5 [:: 0%N])) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))).
Let line_2 := (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N]))).
Let line_3 := (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 4 [:: 0%N]))).

Theorem gaussian_dropout_unchanged_output :
  let E := E_xi in
  E (fun xi => (\sum_(j < n) I j * w j * xi j))
  = (\sum_(j < n) I j * w j).
Proof.
move=> E.
have E_linear : expectation E by exact: E_xi_linear.
(* linearity of the expectation *)
have step_1 : E (fun xi => (\sum_(j < n) I j * w j * xi j))
  = (\sum_(j < n) E (fun xi => xi j) * I j * w j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* the mean *)
have step_2 : (\sum_(j < n) E (fun xi => xi j) * I j * w j)
  = (\sum_(j < n) I j * w j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
exact: (etrans step_1 step_2).
Qed.
End Gaussian_dropout_unchanged_output.
Print Assumptions gaussian_dropout_unchanged_output.
