(** The covariance of two complementary passes

    Source: zolna2018

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Two_masks_complementary_masks.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p w : 'I_n -> real).
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 5%N] [:: 0%N] true (mask_table 5 (Entry 3 [:: 0%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => p j)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => p j) (@place1 size_of_ 0)
    5 [:: 0%N] (Entry 3 [:: 0%N]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
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
Let line_0 := (Plus (Mean 0 (Times (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 4 [:: 0%N]))) (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 5 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))))) (Minus (Times (Mean 0 (Total 0 (Times (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 4 [:: 0%N])))) (Mean 0 (Total 0 (Times (Times (Plus (Number 1) (Minus (Entry 5 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 4 [:: 0%N]))))))).
Let line_1 := (Minus (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Mean 0 (Times (Entry 5 [:: 1%N]) (Entry 5 [:: 0%N]))) (Minus (Times (Mean 0 (Entry 5 [:: 1%N])) (Mean 0 (Entry 5 [:: 0%N]))))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 4 [:: 1%N])) (Entry 4 [:: 0%N]))))).
Let line_2 := (Minus (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2)) (Plus (Mean 0 (Power (Entry 5 [:: 0%N]) 2)) (Minus (Power (Mean 0 (Entry 5 [:: 0%N])) 2)))))).
Let line_3 := (Minus (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])))).
Let line_4 := (Minus (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 4 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])))).

Theorem two_masks_complementary_masks :
  let E := mask (fun j : 'I_n => p j) in
  Cov E (fun delta => (\sum_(j < n) I j * (delta j)%:R * w j)) (fun delta => (\sum_(j < n) (1 - (delta j)%:R) * I j * w j))
  = - (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 - p i) * p i).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* definition of the variance, linearity of the expectation *)
have step_1 : Cov E (fun delta => (\sum_(j < n) I j * (delta j)%:R * w j)) (fun delta => (\sum_(j < n) (1 - (delta j)%:R) * I j * w j))
  = - (\sum_(j < n) (\sum_(i < n) Cov E (fun delta => (delta i)%:R) (fun delta => (delta j)%:R) * I i * I j * w i * w j)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* definition of the variance, independence, sifting *)
have step_2 : - (\sum_(j < n) (\sum_(i < n) Cov E (fun delta => (delta i)%:R) (fun delta => (delta j)%:R) * I i * I j * w i * w j))
  = - (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * Var E (fun delta => (delta i)%:R)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* definition of the variance, a mask is its own square, the mean *)
have step_3 : - (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * Var E (fun delta => (delta i)%:R))
  = - (\sum_(i < n) I i ^+ 2 * w i ^+ 2 * (1 - p i) * p i).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Two_masks_complementary_masks.
Print Assumptions two_masks_complementary_masks.
