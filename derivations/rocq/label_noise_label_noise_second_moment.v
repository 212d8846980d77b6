(** The second moments of the gradient under label noise

    Source: blanc2020

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Label_noise_label_noise_second_moment.
Variable real : realFieldType.
Variables (n : nat).
Variables (s t : real).
Variables (w x : 'I_n -> real).
Variable k : 'I_n.
Variable l : 'I_n.
Variable E_xi : (((unit -> real) -> real) -> real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis E_xi_linear : expectation E_xi.
Hypothesis E_xi_1 : E_xi (fun xi => xi tt) = 0.
Hypothesis E_xi_2 : E_xi (fun xi => xi tt ^+ 2) = s.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place0 size_of_) (fun=> s)
  | 3%N => entry (@place0 size_of_) (fun=> t)
  | 4%N => entry (@place1 size_of_ 0) (w)
  | 5%N => entry (@place1 size_of_ 0) (x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] false [:: ([:: [:: 6%N]], (Number 0)); ([:: [:: 6%N; 6%N]], (Entry 2 [::]))]].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (E_xi) (fun z_ _ => entry (@place0 size_of_) z_)
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: E_xi_linear | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (joint_moments means_) => //; case=> [|[|k_]] // _ us_ /=.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_xi_1)).
    apply: (expectation_ext E_xi_linear) => z_; rewrite /size_of_; by noise_product.
  + case: us_ => [|u0_ [|? ?]] // _ /andP [/eqP /sorts0 -> _] un_.
    refine (etrans _ (@E_xi_2)).
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
Let line_0 := (Mean 0 (Times (Plus (Times (Number 0) (Power (Plus (Plus (Entry 3 [::]) (Entry 6 [::])) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Plus (Entry 3 [::]) (Entry 6 [::])) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Plus (Number 0) (Number 0)) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 0%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0))))))))) (Plus (Times (Number 0) (Power (Plus (Plus (Entry 3 [::]) (Entry 6 [::])) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Plus (Entry 3 [::]) (Entry 6 [::])) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Plus (Number 0) (Number 0)) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0))))))))))).
Let line_1 := (Mean 0 (Times (Times (Power (Plus (Plus (Entry 3 [::]) (Entry 6 [::])) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2) (Entry 5 [:: 0%N])) (Entry 5 [:: 1%N]))).
Let line_2 := (Times (Times (Plus (Plus (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2) (Times (Plus (Times (Number 2) (Entry 3 [::])) (Minus (Times (Number 2) (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N])))))) (Mean 0 (Entry 6 [::])))) (Mean 0 (Power (Entry 6 [::]) 2))) (Entry 5 [:: 0%N])) (Entry 5 [:: 1%N])).
Let line_3 := (Times (Times (Plus (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2) (Entry 2 [::])) (Entry 5 [:: 0%N])) (Entry 5 [:: 1%N])).
Let line_4 := (Plus (Times (Plus (Times (Number 0) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 0%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0))))))))) (Plus (Times (Number 0) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0)))))))))) (Times (Times (Entry 5 [:: 0%N]) (Entry 5 [:: 1%N])) (Entry 2 [::]))).
Let line_5 := (Plus (Times (Plus (Times (Number 0) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 0%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0))))))))) (Plus (Times (Number 0) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 3 [::]) (Minus (Total 0 (Times (Entry 4 [:: 2%N]) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Entry 0 [:: 2%N; 1%N]) (Entry 5 [:: 2%N])) (Times (Entry 4 [:: 2%N]) (Number 0)))))))))) (Times (Times (Entry 5 [:: 0%N]) (Entry 5 [:: 1%N])) (Entry 2 [::]))).

Theorem label_noise_label_noise_second_moment :
  let E := E_xi in
  E (fun xi => D w k (fun w => (2%:R^-1)%:P * (t%:P + (xi tt)%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P + (xi tt)%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2))
  = D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) + x k * x l * s.
Proof.
move=> E.
have E_linear : expectation E by exact: E_xi_linear.
(* product and chain rule, sifting *)
have step_1 : E (fun xi => D w k (fun w => (2%:R^-1)%:P * (t%:P + (xi tt)%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P + (xi tt)%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2))
  = E (fun xi => (t + xi tt - (\sum_(i < n) w i * x i)) ^+ 2 * x k * x l).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_0 line_1 erefl).
(* linearity of the expectation *)
have step_2 : E (fun xi => (t + xi tt - (\sum_(i < n) w i * x i)) ^+ 2 * x k * x l)
  = ((t - (\sum_(i < n) w i * x i)) ^+ 2 + (2%:R * t - 2%:R * (\sum_(i < n) w i * x i)) * E (fun xi => xi tt) + E (fun xi => xi tt ^+ 2)) * x k * x l.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_1 line_2 erefl).
(* the mean, the variance and higher moments *)
have step_3 : ((t - (\sum_(i < n) w i * x i)) ^+ 2 + (2%:R * t - 2%:R * (\sum_(i < n) w i * x i)) * E (fun xi => xi tt) + E (fun xi => xi tt ^+ 2)) * x k * x l
  = ((t - (\sum_(i < n) w i * x i)) ^+ 2 + s) * x k * x l.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_2 line_3 erefl).
(* product and chain rule, sifting *)
have step_4 : ((t - (\sum_(i < n) w i * x i)) ^+ 2 + s) * x k * x l
  = D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(i < n) w i * (x i)%:P)) ^+ 2) + x k * x l * s.
  symmetry; etransitivity; first by differentiate.
  symmetry.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Label_noise_label_noise_second_moment.
Print Assumptions label_noise_label_noise_second_moment.
