(** The expected loss with one attention mask for all heads

    Source: srivastava2014; vaswani2017

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Shared_heads_add_up_shared_loss.
Variable real : realFieldType.
Variables (h n : nat).
Variables (A : 'I_h -> 'I_n -> real).
Variables (r t : real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis n_positive : (0 < n)%N.
Hypothesis nonzero_2 : (1 - r) != 0 :> real.

Let below_0 : (1 - r) != 0 :> real.
Proof. exact: nonzero_2. Qed.
Let size_of_ := nth 0%N [:: h; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_h * 'I_n => A t_.1 t_.2)
  | 4%N => entry (@place0 size_of_) (fun=> r)
  | 5%N => entry (@place0 size_of_) (fun=> t)
  | 6%N => entry (@place0 size_of_) (fun=> (1 - r)^-1)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 1%N] true (mask_table 7 (Plus (Number 1) (Minus (Entry 4 [::]))) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun j : 'I_n => 1 - r)) (fun d_ _ => entry (@place1 size_of_ 1) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|g_]; [apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|g_]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun j : 'I_n => 1 - r) (@place1 size_of_ 1)
    7 [:: 1%N] (Plus (Number 1) (Minus (Entry 4 [::]))) 2 erefl (@placing1 size_of_ 1) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 1 us_ _ h_).
Qed.
Let good_ : good 2 families_.
Proof. by split=> [u_ v_|[|[|s_]]]. Qed.
Let rules_ : seq rule := [:: Rule [::] [:: 4%N; 6%N] [:: (coefficient false 1 1, [:: 6%N]); (coefficient true 1 1, [::])]].
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
Let line_0 := (Mean 0 (Power (Plus (Entry 5 [::]) (Minus (Total 1 (Total 0 (Times (Times (Entry 6 [::]) (Entry 7 [:: 0%N])) (Entry 3 [:: 1%N; 0%N])))))) 2)).
Let line_1 := (Plus (Plus (Power (Entry 5 [::]) 2) (Total 1 (Total 1 (Total 0 (Total 0 (Times (Times (Times (Power (Entry 6 [::]) 2) (Mean 0 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N])))) (Entry 3 [:: 3%N; 1%N])) (Entry 3 [:: 2%N; 0%N]))))))) (Minus (Times (Times (Number 2) (Entry 5 [::])) (Total 1 (Total 0 (Times (Times (Entry 6 [::]) (Mean 0 (Entry 7 [:: 0%N]))) (Entry 3 [:: 1%N; 0%N]))))))).
Let line_2 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 1 (Total 0 (Entry 3 [:: 1%N; 0%N]))))) 2) (Total 1 (Total 1 (Total 0 (Total 0 (Times (Times (Times (Times (Entry 6 [::]) (Entry 0 [:: 1%N; 0%N])) (Entry 3 [:: 3%N; 1%N])) (Entry 3 [:: 2%N; 0%N])) (Entry 4 [::]))))))).
Let line_3 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 1 (Total 0 (Entry 3 [:: 1%N; 0%N]))))) 2) (Times (Times (Entry 6 [::]) (Entry 4 [::])) (Total 1 (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))).
Let line_4 := (Plus (Power (Plus (Entry 5 [::]) (Minus (Total 1 (Total 0 (Entry 3 [:: 1%N; 0%N]))))) 2) (Times (Times (Entry 6 [::]) (Entry 4 [::])) (Total 1 (Power (Total 0 (Entry 3 [:: 1%N; 0%N])) 2)))).

Theorem shared_heads_add_up_shared_loss :
  let E := mask (fun j : 'I_n => 1 - r) in
  E (fun delta => (t - (\sum_(j < n) (\sum_(a < h) (1 - r)^-1 * (delta j)%:R * A a j))) ^+ 2)
  = (t - (\sum_(j < n) (\sum_(a < h) A a j))) ^+ 2 + (1 - r)^-1 * r * (\sum_(j < n) (\sum_(a < h) A a j) ^+ 2).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* linearity of the expectation *)
have step_1 : E (fun delta => (t - (\sum_(j < n) (\sum_(a < h) (1 - r)^-1 * (delta j)%:R * A a j))) ^+ 2)
  = t ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(b < h) (\sum_(a < h) (1 - r)^-1 ^+ 2 * E (fun delta => (delta i)%:R * (delta j)%:R) * A a i * A b j)))) - 2%:R * t * (\sum_(j < n) (\sum_(a < h) (1 - r)^-1 * E (fun delta => (delta j)%:R) * A a j)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean *)
have step_2 : t ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(b < h) (\sum_(a < h) (1 - r)^-1 ^+ 2 * E (fun delta => (delta i)%:R * (delta j)%:R) * A a i * A b j)))) - 2%:R * t * (\sum_(j < n) (\sum_(a < h) (1 - r)^-1 * E (fun delta => (delta j)%:R) * A a j))
  = (t - (\sum_(j < n) (\sum_(a < h) A a j))) ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(b < h) (\sum_(a < h) (1 - r)^-1 * (i == j)%:R * A a i * A b j * r)))).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* sifting *)
have step_3 : (t - (\sum_(j < n) (\sum_(a < h) A a j))) ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(b < h) (\sum_(a < h) (1 - r)^-1 * (i == j)%:R * A a i * A b j * r))))
  = (t - (\sum_(j < n) (\sum_(a < h) A a j))) ^+ 2 + (1 - r)^-1 * r * (\sum_(j < n) (\sum_(a < h) A a j) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Shared_heads_add_up_shared_loss.
Print Assumptions shared_heads_add_up_shared_loss.
