(** The second moments of the dropout gradient

    Source: ranjan2019, Eq. 3

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Gradient_second_moment.
Variable real : realFieldType.
Variables (n : nat).
Variables (I p w : 'I_n -> real).
Variables (t : real).
Variable k : 'I_n.
Variable l : 'I_n.
Hypothesis n_positive : (0 < n)%N.

Let size_of_ := nth 0%N [:: n].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => @number_of_units real size_of_ n
  | 2%N => entry (@place1 size_of_ 0) (I)
  | 3%N => entry (@place1 size_of_ 0) (p)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place1 size_of_ 0) (w)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [:: 0%N] true (mask_table 6 (Entry 3 [:: 0%N]) 4)].
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
    6 [:: 0%N] (Entry 3 [:: 0%N]) 4 erefl (@placing1 size_of_ 0) erefl) => us_ t_ h_.
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
Let line_0 := (Mean 0 (Times (Plus (Times (Number 0) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Plus (Times (Number 0) (Entry 6 [:: 2%N])) (Times (Entry 2 [:: 2%N]) (Number 0))) (Entry 5 [:: 2%N])) (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 0 [:: 2%N; 0%N]))))))))) (Plus (Times (Number 0) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 5 [:: 2%N]))))) 2)) (Times (Inverse 2) (Times (Times (Number 2) (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 5 [:: 2%N]))))) 1)) (Plus (Number 0) (Minus (Total 0 (Plus (Times (Plus (Times (Number 0) (Entry 6 [:: 2%N])) (Times (Entry 2 [:: 2%N]) (Number 0))) (Entry 5 [:: 2%N])) (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 0 [:: 2%N; 1%N]))))))))))).
Let line_1 := (Mean 0 (Times (Times (Times (Times (Power (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 6 [:: 2%N])) (Entry 5 [:: 2%N]))))) 2) (Entry 2 [:: 0%N])) (Entry 2 [:: 1%N])) (Entry 6 [:: 0%N])) (Entry 6 [:: 1%N]))).
Let line_2 := (Times (Times (Plus (Plus (Times (Power (Entry 4 [::]) 2) (Mean 0 (Times (Entry 6 [:: 0%N]) (Entry 6 [:: 1%N])))) (Total 0 (Total 0 (Times (Times (Times (Times (Mean 0 (Times (Times (Times (Entry 6 [:: 3%N]) (Entry 6 [:: 2%N])) (Entry 6 [:: 0%N])) (Entry 6 [:: 1%N]))) (Entry 2 [:: 3%N])) (Entry 2 [:: 2%N])) (Entry 5 [:: 3%N])) (Entry 5 [:: 2%N]))))) (Minus (Times (Times (Number 2) (Entry 4 [::])) (Total 0 (Times (Times (Mean 0 (Times (Times (Entry 6 [:: 2%N]) (Entry 6 [:: 0%N])) (Entry 6 [:: 1%N]))) (Entry 2 [:: 2%N])) (Entry 5 [:: 2%N])))))) (Entry 2 [:: 0%N])) (Entry 2 [:: 1%N])).
Let line_3 := (Times (Times (Times (Times (Plus (Number 1) (Minus (Times (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N]))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))))) (Plus (Plus (Plus (Power (Plus (Plus (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 3 [:: 2%N])) (Entry 5 [:: 2%N]))))) (Minus (Times (Times (Plus (Number 1) (Minus (Entry 3 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 5 [:: 0%N])))) (Minus (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N]))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Entry 2 [:: 1%N])) (Entry 5 [:: 1%N])))) 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 2%N]) 2) (Power (Entry 5 [:: 2%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 2%N])))) (Entry 3 [:: 2%N])))) (Minus (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])))) (Minus (Times (Times (Times (Times (Power (Entry 2 [:: 1%N]) 2) (Power (Entry 5 [:: 1%N]) 2)) (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N])))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Entry 3 [:: 1%N]))))) (Entry 2 [:: 0%N])) (Entry 2 [:: 1%N])) (Entry 3 [:: 0%N])).
Let line_4 := (Times (Times (Times (Times (Plus (Number 1) (Minus (Times (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N]))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))))) (Plus (Plus (Plus (Power (Plus (Plus (Plus (Entry 4 [::]) (Minus (Total 0 (Times (Times (Entry 2 [:: 2%N]) (Entry 3 [:: 2%N])) (Entry 5 [:: 2%N]))))) (Minus (Times (Times (Plus (Number 1) (Minus (Entry 3 [:: 0%N]))) (Entry 2 [:: 0%N])) (Entry 5 [:: 0%N])))) (Minus (Times (Times (Times (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N]))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Entry 2 [:: 1%N])) (Entry 5 [:: 1%N])))) 2) (Total 0 (Times (Times (Times (Power (Entry 2 [:: 2%N]) 2) (Power (Entry 5 [:: 2%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 2%N])))) (Entry 3 [:: 2%N])))) (Minus (Times (Times (Times (Power (Entry 2 [:: 0%N]) 2) (Power (Entry 5 [:: 0%N]) 2)) (Plus (Number 1) (Minus (Entry 3 [:: 0%N])))) (Entry 3 [:: 0%N])))) (Minus (Times (Times (Times (Times (Power (Entry 2 [:: 1%N]) 2) (Power (Entry 5 [:: 1%N]) 2)) (Plus (Number 1) (Minus (Entry 0 [:: 0%N; 1%N])))) (Plus (Number 1) (Minus (Entry 3 [:: 1%N])))) (Entry 3 [:: 1%N]))))) (Entry 2 [:: 0%N])) (Entry 2 [:: 1%N])) (Entry 3 [:: 0%N])).

Theorem gradient_second_moment :
  let E := mask (fun j : 'I_n => p j) in
  E (fun delta => D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (delta j)%:R * w j)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (delta j)%:R * w j)) ^+ 2))
  = (1 - (1 - (k == l)%:R) * (1 - p l)) * ((t - (\sum_(j < n) I j * p j * w j) - (1 - p k) * I k * w k - (1 - (k == l)%:R) * (1 - p l) * I l * w l) ^+ 2 + (\sum_(j < n) I j ^+ 2 * w j ^+ 2 * (1 - p j) * p j) - I k ^+ 2 * w k ^+ 2 * (1 - p k) * p k - I l ^+ 2 * w l ^+ 2 * (1 - (k == l)%:R) * (1 - p l) * p l) * I k * I l * p k.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_masks _).
(* product and chain rule, sifting *)
have step_1 : E (fun delta => D w k (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (delta j)%:R * w j)) ^+ 2) * D w l (fun w => (2%:R^-1)%:P * (t%:P - (\sum_(j < n) (I j)%:P * (delta j)%:R * w j)) ^+ 2))
  = E (fun delta => (t - (\sum_(j < n) I j * (delta j)%:R * w j)) ^+ 2 * I k * I l * (delta k)%:R * (delta l)%:R).
  etransitivity; first by differentiate.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_0 line_1 erefl).
(* linearity of the expectation *)
have step_2 : E (fun delta => (t - (\sum_(j < n) I j * (delta j)%:R * w j)) ^+ 2 * I k * I l * (delta k)%:R * (delta l)%:R)
  = (t ^+ 2 * E (fun delta => (delta k)%:R * (delta l)%:R) + (\sum_(j < n) (\sum_(i < n) E (fun delta => (delta i)%:R * (delta j)%:R * (delta k)%:R * (delta l)%:R) * I i * I j * w i * w j)) - 2%:R * t * (\sum_(j < n) E (fun delta => (delta j)%:R * (delta k)%:R * (delta l)%:R) * I j * w j)) * I k * I l.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_1 line_2 erefl).
(* independence, a mask is its own square, the mean, sifting *)
have step_3 : (t ^+ 2 * E (fun delta => (delta k)%:R * (delta l)%:R) + (\sum_(j < n) (\sum_(i < n) E (fun delta => (delta i)%:R * (delta j)%:R * (delta k)%:R * (delta l)%:R) * I i * I j * w i * w j)) - 2%:R * t * (\sum_(j < n) E (fun delta => (delta j)%:R * (delta k)%:R * (delta l)%:R) * I j * w j)) * I k * I l
  = (1 - (1 - (k == l)%:R) * (1 - p l)) * ((t - (\sum_(j < n) I j * p j * w j) - (1 - p k) * I k * w k - (1 - (k == l)%:R) * (1 - p l) * I l * w l) ^+ 2 + (\sum_(j < n) I j ^+ 2 * w j ^+ 2 * (1 - p j) * p j) - I k ^+ 2 * w k ^+ 2 * (1 - p k) * p k - I l ^+ 2 * w l ^+ 2 * (1 - (k == l)%:R) * (1 - p l) * p l) * I k * I l * p k.
  by decide_lines (@decide_ [:: @At size_of_ 0 k; @At size_of_ 0 l] [:: 0%N; 0%N] line_2 line_3 erefl).
exact: (etrans step_1 (etrans step_2 step_3)).
Qed.
End Gradient_second_moment.
Print Assumptions gradient_second_moment.
