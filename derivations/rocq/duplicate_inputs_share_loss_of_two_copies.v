(** The expected loss with two copies of one input

    Source: srivastava2014

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Duplicate_inputs_share_loss_of_two_copies.
Variable real : realFieldType.
Variables (a b p t x : real).

Let size_of_ := nth 0%N [::].
Let families_ (f_ : nat) : seq (spot size_of_) -> real :=
  match f_ with
  | 0%N => @bracket real size_of_
  | 1%N => entry (@place0 size_of_) (fun=> a)
  | 2%N => entry (@place0 size_of_) (fun=> b)
  | 3%N => entry (@place0 size_of_) (fun=> p)
  | 4%N => entry (@place0 size_of_) (fun=> t)
  | 5%N => entry (@place0 size_of_) (fun=> x)
  | _ => @nothing real size_of_
  end.
Let laws_ : seq law := [:: Law [:: 6%N] [::] true (mask_table 6 (Entry 3 [::]) 2); Law [:: 7%N] [::] true (mask_table 7 (Entry 3 [::]) 2)].
Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=
  match g_ with
  | 0%N => through (mask (fun _ : unit => p)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | 1%N => through (mask (fun _ : unit => p)) (fun d_ _ => entry (@place0 size_of_) (fun t_ => (d_ t_)%:R))
  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)
  end.
Let means_ g_ : expectation (average_ g_).
Proof. case: g_ => [|[|g_]]; [apply: through_linear; exact: (linearity_of_masks _) | apply: through_linear; exact: (linearity_of_masks _) | exact: evaluation]. Qed.
Let moments_ g_ : moments_of laws_ average_ families_ g_.
Proof.
case: g_ => [|[|g_]]; last by apply: no_moments; case: g_.
- apply: (@mask_moments real size_of_ laws_ average_ families_ 0 _ (fun _ : unit => p) (@place0 size_of_)
    6 [::] (Entry 3 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
- apply: (@mask_moments real size_of_ laws_ average_ families_ 1 _ (fun _ : unit => p) (@place0 size_of_)
    7 [::] (Entry 3 [::]) 2 erefl (@placing0 size_of_) erefl) => us_ [] h_.
  by rewrite (@place0_at size_of_ us_ _ h_).
Qed.
Let good_ : good 0 families_.
Proof. by split=> [u_ v_|s_]. Qed.
Let rules_ : seq rule := [::].
Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).
Proof. by []. Qed.
Let symmetric_ : seq nat := [::].
Let symmetries_ f_ u_ v_ : f_ \in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].
Proof.
by [].
Qed.
Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ 0 laws_ average_ families_
  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.
Let line_0 := (Mean 0 (Mean 1 (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Times (Plus (Times (Entry 1 [::]) (Entry 6 [::])) (Times (Entry 2 [::]) (Entry 7 [::]))) (Entry 5 [::])))) 2)))).
Let line_1 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Power (Entry 5 [::]) 2) (Plus (Times (Times (Inverse 2) (Power (Entry 1 [::]) 2)) (Mean 0 (Mean 1 (Power (Entry 6 [::]) 2)))) (Times (Times (Inverse 2) (Power (Entry 2 [::]) 2)) (Mean 0 (Mean 1 (Power (Entry 7 [::]) 2))))))) (Times (Times (Times (Power (Entry 5 [::]) 2) (Mean 0 (Mean 1 (Times (Entry 6 [::]) (Entry 7 [::]))))) (Entry 1 [::])) (Entry 2 [::]))) (Minus (Times (Times (Plus (Times (Mean 0 (Mean 1 (Entry 6 [::]))) (Entry 1 [::])) (Times (Mean 0 (Mean 1 (Entry 7 [::]))) (Entry 2 [::]))) (Entry 4 [::])) (Entry 5 [::])))).
Let line_2 := (Plus (Plus (Plus (Times (Inverse 2) (Power (Entry 4 [::]) 2)) (Times (Times (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Plus (Power (Entry 1 [::]) 2) (Power (Entry 2 [::]) 2))) (Entry 3 [::]))) (Times (Times (Times (Power (Entry 3 [::]) 2) (Power (Entry 5 [::]) 2)) (Entry 1 [::])) (Entry 2 [::]))) (Minus (Times (Times (Times (Plus (Entry 1 [::]) (Entry 2 [::])) (Entry 3 [::])) (Entry 4 [::])) (Entry 5 [::])))).
Let line_3 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Times (Times (Plus (Entry 1 [::]) (Entry 2 [::])) (Entry 3 [::])) (Entry 5 [::])))) 2)) (Times (Times (Times (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Power (Entry 1 [::]) 2) (Power (Entry 2 [::]) 2))) (Entry 3 [::]))).
Let line_4 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Times (Times (Plus (Entry 1 [::]) (Entry 2 [::])) (Entry 3 [::])) (Entry 5 [::])))) 2)) (Times (Times (Times (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Minus (Entry 2 [::]))) 2)) (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Entry 2 [::])) 2)))) (Entry 3 [::]))).
Let line_5 := (Plus (Times (Inverse 2) (Power (Plus (Entry 4 [::]) (Minus (Times (Times (Plus (Entry 1 [::]) (Entry 2 [::])) (Entry 3 [::])) (Entry 5 [::])))) 2)) (Times (Times (Times (Times (Inverse 2) (Power (Entry 5 [::]) 2)) (Plus (Number 1) (Minus (Entry 3 [::])))) (Plus (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Minus (Entry 2 [::]))) 2)) (Times (Inverse 2) (Power (Plus (Entry 1 [::]) (Entry 2 [::])) 2)))) (Entry 3 [::]))).

Theorem duplicate_inputs_share_loss_of_two_copies :
  let E := both (mask (fun _ : unit => p)) (mask (fun _ : unit => p)) in
  E (fun '(delta_1, delta_2) => 2%:R^-1 * (t - (a * (delta_1 tt)%:R + b * (delta_2 tt)%:R) * x) ^+ 2)
  = 2%:R^-1 * (t - (a + b) * p * x) ^+ 2 + 2%:R^-1 * x ^+ 2 * (1 - p) * (2%:R^-1 * (a - b) ^+ 2 + 2%:R^-1 * (a + b) ^+ 2) * p.
Proof.
move=> E.
have E_linear : expectation E by exact: (linearity_of_both (linearity_of_masks _) (linearity_of_masks _)).
(* linearity of the expectation *)
have step_1 : E (fun '(delta_1, delta_2) => 2%:R^-1 * (t - (a * (delta_1 tt)%:R + b * (delta_2 tt)%:R) * x) ^+ 2)
  = 2%:R^-1 * t ^+ 2 + x ^+ 2 * (2%:R^-1 * a ^+ 2 * E (fun '(delta_1, delta_2) => (delta_1 tt)%:R ^+ 2) + 2%:R^-1 * b ^+ 2 * E (fun '(delta_1, delta_2) => (delta_2 tt)%:R ^+ 2)) + x ^+ 2 * E (fun '(delta_1, delta_2) => (delta_1 tt)%:R * (delta_2 tt)%:R) * a * b - (E (fun '(delta_1, delta_2) => (delta_1 tt)%:R) * a + E (fun '(delta_1, delta_2) => (delta_2 tt)%:R) * b) * t * x.
  by decide_lines (@decide_ [::] [::] line_0 line_1 erefl).
(* independence, a mask is its own square, the mean *)
have step_2 : 2%:R^-1 * t ^+ 2 + x ^+ 2 * (2%:R^-1 * a ^+ 2 * E (fun '(delta_1, delta_2) => (delta_1 tt)%:R ^+ 2) + 2%:R^-1 * b ^+ 2 * E (fun '(delta_1, delta_2) => (delta_2 tt)%:R ^+ 2)) + x ^+ 2 * E (fun '(delta_1, delta_2) => (delta_1 tt)%:R * (delta_2 tt)%:R) * a * b - (E (fun '(delta_1, delta_2) => (delta_1 tt)%:R) * a + E (fun '(delta_1, delta_2) => (delta_2 tt)%:R) * b) * t * x
  = 2%:R^-1 * t ^+ 2 + 2%:R^-1 * x ^+ 2 * (a ^+ 2 + b ^+ 2) * p + p ^+ 2 * x ^+ 2 * a * b - (a + b) * p * t * x.
  by decide_lines (@decide_ [::] [::] line_1 line_2 erefl).
(* algebra *)
have step_3 : 2%:R^-1 * t ^+ 2 + 2%:R^-1 * x ^+ 2 * (a ^+ 2 + b ^+ 2) * p + p ^+ 2 * x ^+ 2 * a * b - (a + b) * p * t * x
  = 2%:R^-1 * (t - (a + b) * p * x) ^+ 2 + 2%:R^-1 * x ^+ 2 * (1 - p) * (a ^+ 2 + b ^+ 2) * p.
  by decide_lines (@decide_ [::] [::] line_2 line_3 erefl).
(* algebra *)
have step_4 : 2%:R^-1 * (t - (a + b) * p * x) ^+ 2 + 2%:R^-1 * x ^+ 2 * (1 - p) * (a ^+ 2 + b ^+ 2) * p
  = 2%:R^-1 * (t - (a + b) * p * x) ^+ 2 + 2%:R^-1 * x ^+ 2 * (1 - p) * (2%:R^-1 * (a - b) ^+ 2 + 2%:R^-1 * (a + b) ^+ 2) * p.
  by decide_lines (@decide_ [::] [::] line_3 line_4 erefl).
exact: (etrans step_1 (etrans step_2 (etrans step_3 step_4))).
Qed.
End Duplicate_inputs_share_loss_of_two_copies.
Print Assumptions duplicate_inputs_share_loss_of_two_copies.
