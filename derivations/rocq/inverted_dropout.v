(** The expected loss of inverted dropout

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Inverted_dropout.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p w : 'I_n -> real).
Variables (t : real).
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : forall (i_1 : 'I_n), p i_1 != 0 :> real.

Let below_0 : forall (slot0 : 'I_n), p slot0 != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | 6%N => entry (@place1 size_of_ 0) (fun slot0 => (p slot0)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] true (mask_table 7 (Entry 3 [:: 0%N]) 2)].
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
    7 [:: 0%N] (Entry 3 [:: 0%N]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
Qed.
Let good_ : good 1 families_.
Proof. by split=> [u_ v_|[|s_]]. Qed.
Let rules_ : seq rule := [:: Rule [:: 0%N] [:: 3%N; 6%N] [:: (coefficient false 1 1, [::])]].
Let rules_hold_ k_ : (k_ < 1)%N ->
  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof.
case: k_ => [|k_] // _ us_.
- move=> /sorts1 [i0_ ->].
  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.
  field; repeat (apply/andP; split); by first [exact: below_0].
Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 1 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Times (Entry 6 [:: 0%N]) (Entry 2 [:: 0%N])) (Entry 7 [:: 0%N])) (Entry 5 [:: 0%N]))))) 2))).
Let line_1 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 6 [:: 0%N]) 2)) (Power (Entry 5 [:: 0%N]) 2)) (Mean 0 (Power (Entry 7 [:: 0%N]) 2)))))) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Times (Times (Times (Entry 6 [:: 1%N]) (Entry 6 [:: 0%N])) (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N])))) (Mean 0 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N])))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])))))) (Minus (Times (Entry 4 [::]) (Total 0 (Times (Times (Times (Entry 6 [:: 0%N]) (Mean 0 (Entry 7 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 5 [:: 0%N])))))).
Let line_2 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 6 [:: 0%N])) (Power (Entry 5 [:: 0%N]) 2))))) (Times (Inverse 2) (Total 0 (Total 0 (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 2 [:: 1%N])) (Entry 2 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])))))) (Minus (Times (Entry 4 [::]) (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N])))))).
Let line_3 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 6 [:: 0%N])) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N]))))))).
Let line_4 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Entry 2 [:: 0%N]) (Entry 5 [:: 0%N]))))) 2)) (Times (Inverse 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Entry 6 [:: 0%N])) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N]))))))).

Theorem inverted_dropout :
  let E := mask (fun j : 'I_n => p j) in
  E (fun delta => 2%:R^-1 * (t - (\sum_(j < n) (p j)^-1 * I j * (delta j)%:R * w j)) ^+ 2)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2 * (1 - p i)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation, sifting *)
have step_1 : E (fun delta => 2%:R^-1 * (t - (\sum_(j < n) (p j)^-1 * I j * (delta j)%:R * w j)) ^+ 2)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 ^+ 2 * w i ^+ 2 * E (fun delta => (delta i)%:R ^+ 2)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (p i)^-1 * (p j)^-1 * (1 - (i == j)%:R) * E (fun delta => (delta i)%:R * (delta j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) (p j)^-1 * E (fun delta => (delta j)%:R) * I j * w j).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean, sifting *)
have step_2 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 ^+ 2 * w i ^+ 2 * E (fun delta => (delta i)%:R ^+ 2)) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (p i)^-1 * (p j)^-1 * (1 - (i == j)%:R) * E (fun delta => (delta i)%:R * (delta j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) (p j)^-1 * E (fun delta => (delta j)%:R) * I j * w j)
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) I j * w j).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2) + 2%:R^-1 * (\sum_(j < n) (\sum_(i < n) (1 - (i == j)%:R) * I i * I j * w i * w j)) - t * (\sum_(j < n) I j * w j)
  = 2%:R^-1 * (t - (\sum_(j < n) I j * w j)) ^+ 2 + 2%:R^-1 * (\sum_(i < n) I i ^+ 2 * (p i)^-1 * w i ^+ 2 * (1 - p i)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Inverted_dropout.
Print Assumptions inverted_dropout.
