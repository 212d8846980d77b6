(** The expected squared loss of DropConnect is that of dropout

    Source: wan2013; baldi2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Dropconnect_matches_dropout.
Variable real : realFieldType.
Variables (n o : nat).
Variables (I p : 'I_n -> real).
Variables (W : 'I_o -> 'I_n -> real).
Variables (t : 'I_o -> real).
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
  | 5%N => entry (@place1 size_of_ 0) (p)
  | 6%N => entry (@place1 size_of_ 1) (t)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 7%N] [:: 0%N] true (mask_table 7 (Entry 5 [:: 0%N]) 2); Law [:: 8%N] [:: 1%N; 0%N] true (mask_table 8 (Entry 5 [:: 1%N]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun i : 'I_n => p i)) (fun d_ _ => entry (@place1 size_of_ 0) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in p i)) (fun d_ _ => entry (@place2 size_of_ 1 0) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun i : 'I_n => p i) (@place1 size_of_ 0)
    7 [:: 0%N] (Entry 5 [:: 0%N]) 2 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
  by rewrite (@place1_at size_of_ 0 us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in p i) (@place2 size_of_ 1 0)
    8 [:: 1%N; 0%N] (Entry 5 [:: 1%N]) 2 erefl (@placing2 size_of_ 1 0) erefl) => us_ [t_ u_] h_.
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
Let line_0 := (Mean 0 (Mean 1 (Total 1 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 0 (Times (Times (Entry 3 [:: 1%N]) (Entry 7 [:: 1%N])) (Entry 4 [:: 0%N; 1%N]))))) 2)))).
Let line_1 := (Plus (Plus (Plus (Total 1 (Power (Entry 6 [:: 0%N]) 2)) (Total 0 (Total 1 (Times (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Mean 0 (Mean 1 (Power (Entry 7 [:: 0%N]) 2))))))) (Total 0 (Total 0 (Total 1 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Mean 0 (Mean 1 (Times (Entry 7 [:: 1%N]) (Entry 7 [:: 0%N]))))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 4 [:: 2%N; 1%N])) (Entry 4 [:: 2%N; 0%N])))))) (Minus (Times (Number 2) (Total 0 (Total 1 (Times (Times (Times (Mean 0 (Mean 1 (Entry 7 [:: 0%N]))) (Entry 3 [:: 0%N])) (Entry 6 [:: 1%N])) (Entry 4 [:: 1%N; 0%N]))))))).
Let line_2 := (Plus (Plus (Plus (Total 1 (Power (Entry 6 [:: 0%N]) 2)) (Total 0 (Total 1 (Times (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Entry 5 [:: 0%N]))))) (Total 0 (Total 0 (Total 1 (Times (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 5 [:: 1%N])) (Entry 5 [:: 0%N])) (Entry 4 [:: 2%N; 1%N])) (Entry 4 [:: 2%N; 0%N])))))) (Minus (Times (Number 2) (Total 0 (Total 1 (Times (Times (Times (Entry 3 [:: 0%N]) (Entry 5 [:: 0%N])) (Entry 6 [:: 1%N])) (Entry 4 [:: 1%N; 0%N]))))))).
Let line_3 := (Plus (Plus (Plus (Total 1 (Power (Entry 6 [:: 0%N]) 2)) (Total 0 (Total 1 (Times (Times (Power (Entry 3 [:: 0%N]) 2) (Power (Entry 4 [:: 1%N; 0%N]) 2)) (Mean 0 (Mean 1 (Power (Entry 8 [:: 1%N; 0%N]) 2))))))) (Total 0 (Total 0 (Total 1 (Times (Times (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 1%N; 0%N]))) (Mean 0 (Mean 1 (Times (Entry 8 [:: 2%N; 1%N]) (Entry 8 [:: 2%N; 0%N]))))) (Entry 3 [:: 1%N])) (Entry 3 [:: 0%N])) (Entry 4 [:: 2%N; 1%N])) (Entry 4 [:: 2%N; 0%N])))))) (Minus (Times (Number 2) (Total 0 (Total 1 (Times (Times (Times (Mean 0 (Mean 1 (Entry 8 [:: 1%N; 0%N]))) (Entry 3 [:: 0%N])) (Entry 6 [:: 1%N])) (Entry 4 [:: 1%N; 0%N]))))))).
Let line_4 := (Mean 0 (Mean 1 (Total 1 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 0 (Times (Times (Entry 3 [:: 1%N]) (Entry 8 [:: 0%N; 1%N])) (Entry 4 [:: 0%N; 1%N]))))) 2)))).
Let line_5 := (Mean 0 (Mean 1 (Total 1 (Power (Plus (Entry 6 [:: 0%N]) (Minus (Total 0 (Times (Times (Entry 3 [:: 1%N]) (Entry 8 [:: 0%N; 1%N])) (Entry 4 [:: 0%N; 1%N]))))) 2)))).

Theorem dropconnect_matches_dropout :
  let E := both (mask (fun i : 'I_n => p i)) (mask (fun place_ : 'I_o * 'I_n => let: (l, i) := place_ in p i)) in
  E (fun '(delta, R) => (\sum_(l < o) (t l - (\sum_(i < n) I i * (delta i)%:R * W l i)) ^+ 2))
  = E (fun '(delta, R) => (\sum_(l < o) (t l - (\sum_(i < n) I i * (R (l, i))%:R * W l i)) ^+ 2)).
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* linearity of the expectation, sifting *)
have step_1 : E (fun '(delta, R) => (\sum_(l < o) (t l - (\sum_(i < n) I i * (delta i)%:R * W l i)) ^+ 2))
  = (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * E (fun '(delta, R) => (delta i)%:R ^+ 2))) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * E (fun '(delta, R) => (delta i)%:R * (delta j)%:R) * I i * I j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) E (fun '(delta, R) => (delta i)%:R) * I i * t l * W l i)).
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean, sifting *)
have step_2 : (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * E (fun '(delta, R) => (delta i)%:R ^+ 2))) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * E (fun '(delta, R) => (delta i)%:R * (delta j)%:R) * I i * I j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) E (fun '(delta, R) => (delta i)%:R) * I i * t l * W l i))
  = (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * p i)) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * I i * I j * p i * p j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) I i * p i * t l * W l i)).
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* independence, a mask is its own square, the mean, sifting *)
have step_3 : (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * p i)) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * I i * I j * p i * p j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) I i * p i * t l * W l i))
  = (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * E (fun '(delta, R) => (R (l, i))%:R ^+ 2))) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * E (fun '(delta, R) => (R (l, i))%:R * (R (l, j))%:R) * I i * I j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) E (fun '(delta, R) => (R (l, i))%:R) * I i * t l * W l i)).
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* linearity of the expectation, sifting *)
have step_4 : (\sum_(l < o) t l ^+ 2) + (\sum_(i < n) (\sum_(l < o) I i ^+ 2 * W l i ^+ 2 * E (fun '(delta, R) => (R (l, i))%:R ^+ 2))) + (\sum_(j < n) (\sum_(i < n) (\sum_(l < o) (1 - (i == j)%:R) * E (fun '(delta, R) => (R (l, i))%:R * (R (l, j))%:R) * I i * I j * W l i * W l j))) - 2%:R * (\sum_(i < n) (\sum_(l < o) E (fun '(delta, R) => (R (l, i))%:R) * I i * t l * W l i))
  = E (fun '(delta, R) => (\sum_(l < o) (t l - (\sum_(i < n) I i * (R (l, i))%:R * W l i)) ^+ 2)).
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Dropconnect_matches_dropout.
Print Assumptions dropconnect_matches_dropout.
