(** The expected squared loss with one keep probability in each layer

    Source: baldi2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Expected_loss_common_rates.
Variable real : realFieldType.
Variables (h n : nat).
Variables (I : 'I_n -> real).
Variables (W : 'I_h -> 'I_n -> real).
Variables (p q t : real).
Variables (v : 'I_h -> real).
Hypothesis h_positive : (0 < h)%N.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: h; n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ h
  | 2%N => @number_of_units real size_of_ n
  | 3%N => entry (@place1 size_of_ 1) (I)
  | 4%N => entry (@place2 size_of_ 0 1) (fun t_ : 'I_h * 'I_n => W t_.1 t_.2)
  | 5%N => entry (@place0 size_of_) (fun=> p)
  | 6%N => entry (@place0 size_of_) (fun=> q)
  | 7%N => entry (@place0 size_of_) (fun=> t)
  | 8%N => entry (@place1 size_of_ 0) (v)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 9%N] [:: 1%N] true (mask_table 9 (Entry 5 [::]) 2); Law [:: 10%N] [:: 0%N] true (mask_table 10 (Entry 6 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun i : 'I_n => p)) (fun d_ _ => entry (@place1 size_of_ 1) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun c : 'I_h => q)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun i : 'I_n => p) (@place1 size_of_ 1)
    9 [:: 1%N] (Entry 5 [::]) 2 erefl (@placing1 size_of_ 1) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 1 us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun c : 'I_h => q) (@place1 size_of_ 0)
    10 [:: 0%N] (Entry 6 [::]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
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
Let line_0 := (Mean 0 (Mean 1 (Power (Plus (Entry 7 [::]) (Minus (Total 0 (Times (Times (Entry 10 [:: 0%N]) (Entry 8 [:: 0%N])) (Total 1 (Times (Times (Entry 3 [:: 1%N]) (Entry 9 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))))) 2))).
Let line_1 := (Plus (Plus (Power (Entry 7 [::]) 2) (Total 1 (Total 1 (Total 0 (Total 0 (Times (Times (Times (Times (Times (Times (Times (Mean 0 (Mean 1 (Times (Entry 9 [:: 1%N]) (Entry 9 [:: 0%N])))) (Mean 0 (Mean 1 (Times (Entry 10 [:: 3%N]) (Entry 10 [:: 2%N]))))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 8 [:: 3%N])) (Entry 8 [:: 2%N])) (Entry 4 [:: 3%N; 1%N])) (Entry 4 [:: 2%N; 0%N]))))))) (Minus (Times (Times (Number 2) (Entry 7 [::])) (Total 1 (Total 0 (Times (Times (Times (Times (Mean 0 (Mean 1 (Entry 9 [:: 0%N]))) (Mean 0 (Mean 1 (Entry 10 [:: 1%N])))) (Entry 3 [:: 0%N])) (Entry 8 [:: 1%N])) (Entry 4 [:: 1%N; 0%N]))))))).
Let line_2 := (Plus (Times (Times (Plus (Number 1) (Minus (Entry 5 [::]))) (Entry 5 [::])) (Total 1 (Times (Power (Entry 3 [:: 0%N]) 2) (Mean 0 (Mean 1 (Power (Total 0 (Times (Times (Entry 10 [:: 1%N]) (Entry 8 [:: 1%N])) (Entry 4 [:: 1%N; 0%N]))) 2)))))) (Mean 0 (Mean 1 (Power (Plus (Entry 7 [::]) (Minus (Times (Entry 5 [::]) (Total 0 (Times (Times (Entry 10 [:: 0%N]) (Entry 8 [:: 0%N])) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N])))))))) 2)))).
Let line_3 := (Plus (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Times (Times (Entry 5 [::]) (Entry 6 [::])) (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N])))))))) 2) (Times (Times (Times (Power (Entry 5 [::]) 2) (Plus (Number 1) (Minus (Entry 6 [::])))) (Entry 6 [::])) (Total 0 (Times (Power (Entry 8 [:: 0%N]) 2) (Power (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))) 2))))) (Times (Times (Times (Power (Entry 6 [::]) 2) (Plus (Number 1) (Minus (Entry 5 [::])))) (Entry 5 [::])) (Total 1 (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Total 0 (Times (Entry 8 [:: 1%N]) (Entry 4 [:: 1%N; 0%N]))) 2))))) (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 5 [::]))) (Plus (Number 1) (Minus (Entry 6 [::])))) (Entry 5 [::])) (Entry 6 [::])) (Total 1 (Total 0 (Times (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 8 [:: 1%N]) 2)) (Power (Entry 4 [:: 1%N; 0%N]) 2)))))).
Let line_4 := (Plus (Plus (Plus (Power (Plus (Entry 7 [::]) (Minus (Times (Times (Entry 5 [::]) (Entry 6 [::])) (Total 0 (Times (Entry 8 [:: 0%N]) (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N])))))))) 2) (Times (Times (Times (Power (Entry 5 [::]) 2) (Plus (Number 1) (Minus (Entry 6 [::])))) (Entry 6 [::])) (Total 0 (Times (Power (Entry 8 [:: 0%N]) 2) (Power (Total 1 (Times (Entry 3 [:: 1%N]) (Entry 4 [:: 0%N; 1%N]))) 2))))) (Times (Times (Times (Power (Entry 6 [::]) 2) (Plus (Number 1) (Minus (Entry 5 [::])))) (Entry 5 [::])) (Total 1 (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Total 0 (Times (Entry 8 [:: 1%N]) (Entry 4 [:: 1%N; 0%N]))) 2))))) (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 5 [::]))) (Plus (Number 1) (Minus (Entry 6 [::])))) (Entry 5 [::])) (Entry 6 [::])) (Total 1 (Total 0 (Times (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 8 [:: 1%N]) 2)) (Power (Entry 4 [:: 1%N; 0%N]) 2)))))).

Theorem expected_loss_common_rates :
  let E := both (mask (fun i : 'I_n => p)) (mask (fun c : 'I_h => q)) in
  E (fun '(delta, r) => (t - (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * (delta i)%:R * W c i))) ^+ 2)
  = (t - p * q * (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + p ^+ 2 * (1 - q) * q * (\sum_(c < h) v c ^+ 2 * (\sum_(i < n) I i * W c i) ^+ 2) + q ^+ 2 * (1 - p) * p * (\sum_(i < n) I i ^+ 2 * (\sum_(c < h) v c * W c i) ^+ 2) + (1 - p) * (1 - q) * p * q * (\sum_(i < n) (\sum_(c < h) I i ^+ 2 * v c ^+ 2 * W c i ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* linearity of the expectation, independence *)
have step_1 : E (fun '(delta, r) => (t - (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * (delta i)%:R * W c i))) ^+ 2)
  = t ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(delta, r) => (delta i)%:R * (delta j)%:R) * E (fun '(delta, r) => (r c)%:R * (r d)%:R) * I i * I j * v c * v d * W c i * W d j)))) - 2%:R * t * (\sum_(i < n) (\sum_(c < h) E (fun '(delta, r) => (delta i)%:R) * E (fun '(delta, r) => (r c)%:R) * I i * v c * W c i)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean, sifting *)
have step_2 : t ^+ 2 + (\sum_(j < n) (\sum_(i < n) (\sum_(d < h) (\sum_(c < h) E (fun '(delta, r) => (delta i)%:R * (delta j)%:R) * E (fun '(delta, r) => (r c)%:R * (r d)%:R) * I i * I j * v c * v d * W c i * W d j)))) - 2%:R * t * (\sum_(i < n) (\sum_(c < h) E (fun '(delta, r) => (delta i)%:R) * E (fun '(delta, r) => (r c)%:R) * I i * v c * W c i))
  = (1 - p) * p * (\sum_(i < n) I i ^+ 2 * E (fun '(delta, r) => (\sum_(c < h) (r c)%:R * v c * W c i) ^+ 2)) + E (fun '(delta, r) => (t - p * (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * W c i))) ^+ 2).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* linearity of the expectation, independence, a mask is its own square, the mean, sifting *)
have step_3 : (1 - p) * p * (\sum_(i < n) I i ^+ 2 * E (fun '(delta, r) => (\sum_(c < h) (r c)%:R * v c * W c i) ^+ 2)) + E (fun '(delta, r) => (t - p * (\sum_(c < h) (r c)%:R * v c * (\sum_(i < n) I i * W c i))) ^+ 2)
  = (t - p * q * (\sum_(c < h) v c * (\sum_(i < n) I i * W c i))) ^+ 2 + p ^+ 2 * (1 - q) * q * (\sum_(c < h) v c ^+ 2 * (\sum_(i < n) I i * W c i) ^+ 2) + q ^+ 2 * (1 - p) * p * (\sum_(i < n) I i ^+ 2 * (\sum_(c < h) v c * W c i) ^+ 2) + (1 - p) * (1 - q) * p * q * (\sum_(i < n) (\sum_(c < h) I i ^+ 2 * v c ^+ 2 * W c i ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Expected_loss_common_rates.
Print Assumptions expected_loss_common_rates.
