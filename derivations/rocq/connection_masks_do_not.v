(** The covariance of two outputs under DropConnect

    Source: wan2013; kingma2015

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Connection_masks_do_not.
Variable real : realFieldType.
Variables (n o : nat).
Variables (I : 'I_n -> real).
Variables (W q : 'I_o -> 'I_n -> real).
Variable k : 'I_o.
Variable l : 'I_o.
Hypothesis n_positive : (0 < n)%N.
Hypothesis o_positive : (0 < o)%N.

Let size_of_ := nth 0%N [:: n; o].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => @number_of_units real size_of_ o
  | 3%N => entry (@place1 size_of_ 0) (I)
  | 4%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_o * 'I_n => W t_.1 t_.2)
  | 5%N => entry (@place2 size_of_ 1 0) (fun t_ : 'I_o * 'I_n => q t_.1 t_.2)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 1%N; 0%N] true (mask_table 6 (Entry 5 [:: 0%N; 1%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in q l i)) (fun d_ _ => entry (@place2 size_of_ 1 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in q l i) (@place2 size_of_ 1 0)
    6 [:: 1%N; 0%N] (Entry 5 [:: 0%N; 1%N]) 2 erefl (@placing2 size_of_ 1 0) erefl) => us_ [t_ u_] h_.
  by rewrite (@place2_at size_of_ 1 0 us_ _ h_).
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 2 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Plus (Mean 0 (Times (Total 0 (Times (Times (Entry 3 [:: 2%N]) (Entry 6 [:: 0%N; 2%N])) (Entry 4 [:: 0%N; 2%N]))) (Total 0 (Times (Times (Entry 3 [:: 2%N]) (Entry 6 [:: 1%N; 2%N])) (Entry 4 [:: 1%N; 2%N]))))) (Minus (Times (Mean 0 (Total 0 (Times (Times (Entry 3 [:: 2%N]) (Entry 6 [:: 0%N; 2%N])) (Entry 4 [:: 0%N; 2%N])))) (Mean 0 (Total 0 (Times (Times (Entry 3 [:: 2%N]) (Entry 6 [:: 1%N; 2%N])) (Entry 4 [:: 1%N; 2%N]))))))).
Let line_1 := (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Mean 0 (Times (Entry 6 [:: 0%N; 3%N]) (Entry 6 [:: 1%N; 2%N]))) (Minus (Times (Mean 0 (Entry 6 [:: 0%N; 3%N])) (Mean 0 (Entry 6 [:: 1%N; 2%N]))))) (Entry 3 [:: 3%N])) (Entry 3 [:: 2%N])) (Entry 4 [:: 0%N; 3%N])) (Entry 4 [:: 1%N; 2%N])))).
Let line_2 := (Times (Entry 0 [:: 0%N; 1%N]) (Total 0 (Times (Times (Power (Entry 3 [:: 2%N]) 2) (Power (Entry 4 [:: 0%N; 2%N]) 2)) (Plus (Mean 0 (Power (Entry 6 [:: 0%N; 2%N]) 2)) (Minus (Power (Mean 0 (Entry 6 [:: 0%N; 2%N])) 2)))))).
Let line_3 := (Times (Entry 0 [:: 0%N; 1%N]) (Total 0 (Times (Times (Times (Power (Entry 3 [:: 2%N]) 2) (Power (Entry 4 [:: 0%N; 2%N]) 2)) (Plus (Number 1) (Minus (Entry 5 [:: 0%N; 2%N])))) (Entry 5 [:: 0%N; 2%N])))).
Let line_4 := (Times (Entry 0 [:: 0%N; 1%N]) (Total 0 (Times (Times (Times (Power (Entry 3 [:: 2%N]) 2) (Power (Entry 4 [:: 0%N; 2%N]) 2)) (Plus (Number 1) (Minus (Entry 5 [:: 0%N; 2%N])))) (Entry 5 [:: 0%N; 2%N])))).

Theorem connection_masks_do_not :
  let E := mask (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in q l i) in
  Cov E (fun R => (\sum_(i < n) I i * (R (k, i))%:R * W k i)) (fun R => (\sum_(i < n) I i * (R (l, i))%:R * W l i))
  = (k == l)%:R * (\sum_(i < n) I i ^+ 2 * W k i ^+ 2 * (1 - q k i) * q k i).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* definition of the variance, linearity of the expectation *)
have step_1 : Cov E (fun R => (\sum_(i < n) I i * (R (k, i))%:R * W k i)) (fun R => (\sum_(i < n) I i * (R (l, i))%:R * W l i))
  = (\sum_(j < n) (\sum_(i < n) Cov E (fun R => (R (k, i))%:R) (fun R => (R (l, j))%:R) * I i * I j * W k i * W l j)).
  by decide_lines (@decide_ [:: @At size_of_ 1 k; @At size_of_ 1 l] [:: 1%N; 1%N] line_0 line_1 erefl).
(* definition of the variance, independence, sifting *)
have step_2 : (\sum_(j < n) (\sum_(i < n) Cov E (fun R => (R (k, i))%:R) (fun R => (R (l, j))%:R) * I i * I j * W k i * W l j))
  = (k == l)%:R * (\sum_(i < n) I i ^+ 2 * W k i ^+ 2 * Var E (fun R => (R (k, i))%:R)).
  by decide_lines (@decide_ [:: @At size_of_ 1 k; @At size_of_ 1 l] [:: 1%N; 1%N] line_1 line_2 erefl).
(* definition of the variance, a mask is its own square, the mean *)
have step_3 : (k == l)%:R * (\sum_(i < n) I i ^+ 2 * W k i ^+ 2 * Var E (fun R => (R (k, i))%:R))
  = (k == l)%:R * (\sum_(i < n) I i ^+ 2 * W k i ^+ 2 * (1 - q k i) * q k i).
  by decide_lines (@decide_ [:: @At size_of_ 1 k; @At size_of_ 1 l] [:: 1%N; 1%N] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Connection_masks_do_not.
Print Assumptions connection_masks_do_not.
