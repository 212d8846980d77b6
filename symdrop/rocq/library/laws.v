(** What the words of [language] imply: each reason of a step, for 0/1 masks and derivatives, is a theorem here.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra.
From Symdrop Require Import language sums soundness.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(** * Linearity, independence, the mean and the moments of masks *)
Section Weighted.
Variables (R : comRingType) (T O : finType) (chance : T -> O -> R).
Hypothesis chances : forall t, \sum_o chance t o = 1.
Local Notation E := (weighted chance).

(** Independence, of any number of factors. *)
Theorem independence (F : T -> O -> R) : E (fun d => \prod_t F t (d t)) = \prod_t \sum_o chance t o * F t o.
Proof.
rewrite /weighted bigA_distr_bigA /=; apply: eq_bigr => d _; rewrite big_split /=; by [].
Qed.

Theorem linearity : expectation E.
Proof.
split=> [f h e|f h|a f|].
- by apply: eq_bigr => d _; rewrite e.
- by rewrite -big_split; apply: eq_bigr => d _; rewrite mulrDr.
- by rewrite /weighted big_distrr /=; apply: eq_bigr => d _; rewrite mulrCA.
- transitivity (E (fun d => \prod_(t : T) 1)).
    by apply: eq_bigr => d _; rewrite big1_eq.
  by rewrite (independence (fun _ _ => 1)) big1 // => t _; rewrite -[RHS](chances t); apply: eq_bigr => o _; rewrite mulr1.
Qed.

(** Products at different places. *)
Theorem independence_at (ps : seq (T * (O -> R))) : uniq (map fst ps) ->
  E (fun d => \prod_(p <- ps) p.2 (d p.1)) = \prod_(p <- ps) \sum_o chance p.1 o * p.2 o.
Proof.
move=> un; pose F t o := \prod_(p <- ps | p.1 == t) p.2 o.
have split_at (h : T -> (O -> R) -> R) : \prod_(p <- ps) h p.1 p.2 = \prod_t \prod_(p <- ps | p.1 == t) h t p.2.
  rewrite (exchange_big_dep predT) //=; apply: eq_bigr => p _.
  by rewrite (big_pred1 p.1) // => t; rewrite eq_sym.
transitivity (E (fun d => \prod_t F t (d t))).
  by apply: eq_bigr => d _; rewrite (split_at (fun t f => f (d t))).
rewrite independence (split_at (fun t f => \sum_o chance t o * f o)); apply: eq_bigr => t _.
case e: [seq p <- ps | p.1 == t] => [|p qs].
  rewrite -[RHS]big_filter e big_nil -(chances t); apply: eq_bigr => o _.
  by rewrite /F -big_filter e big_nil mulr1.
have eq1 : [seq p <- ps | p.1 == t] = [:: p].
  case: qs e => // q qs e; have := filter_uniq (pred1 t) un; rewrite filter_map /=.
  rewrite (eq_filter (a2 := fun x : T * (O -> R) => x.1 == t)) // e /= inE.
  have : all (fun x : T * (O -> R) => x.1 == t) [:: p, q & qs] by rewrite -e filter_all.
  by case/and3P => /eqP -> /eqP -> _; rewrite eqxx.
rewrite -[RHS]big_filter eq1 big_seq1; apply: eq_bigr => o _.
by rewrite /F -big_filter eq1 big_seq1.
Qed.
End Weighted.

Section Mask.
Variables (R : comRingType) (T : finType) (keep : T -> R).
Local Notation E := (mask keep).
Definition mask_chance (t : T) (b : bool) : R := if b then keep t else 1 - keep t.
Lemma mask_chances t : \sum_b mask_chance t b = 1.
Proof. by rewrite big_bool /= addrC subrK. Qed.
Theorem linearity_of_masks : expectation E. Proof. exact: linearity mask_chances. Qed.
(** A mask is its own square. *)
Theorem idempotence (b : bool) : b%:R ^+ 2 = b%:R :> R. Proof. by case: b; rewrite ?expr1n ?expr0n. Qed.
Lemma mask_moment t e : \sum_(b : bool) mask_chance t b * b%:R ^+ e.+1 = keep t.
Proof. by rewrite big_bool /= expr1n expr0n mulr0 addr0 mulr1. Qed.
Theorem mean t : E (fun d => (d t)%:R) = keep t.
Proof.
have := independence_at mask_chances (ps := [:: (t, fun b : bool => b%:R)]) isT.
rewrite big_seq1 (mask_moment t 0) => <-; apply: (expectation_ext linearity_of_masks) => d; by rewrite big_seq1.
Qed.
(** The second moments: what is more than the product of the means is the ridge. *)
Theorem second_moment t u : E (fun d => (d t)%:R * (d u)%:R) = keep t * keep u + (t == u)%:R * (keep t * (1 - keep t)).
Proof.
case: eqVneq => [<-|ne].
  rewrite mul1r mulrBr mulr1 [RHS]addrC subrK -[RHS]mean; apply: (expectation_ext linearity_of_masks) => d.
  exact: idempotence.
have un : uniq [:: t; u] by rewrite /= inE ne.
have := independence_at mask_chances (ps := [:: (t, fun b : bool => b%:R); (u, fun b : bool => b%:R)]) un.
rewrite big_cons big_seq1 /= (mask_moment t 0) (mask_moment u 0) mul0r addr0 => <-.
by apply: (expectation_ext linearity_of_masks) => d; rewrite big_cons big_seq1.
Qed.
End Mask.

Theorem linearity_of_both (R : comRingType) X Y (E : (X -> R) -> R) (F : (Y -> R) -> R) :
  expectation E -> expectation F -> expectation (both E F).
Proof.
move=> hE hF; split=> [f h e|f h|a f|]; rewrite /both.
- by apply: (expectation_ext hE) => x; apply: (expectation_ext hF) => y.
- by rewrite -(expectation_add hE); apply: (expectation_ext hE) => x; rewrite (expectation_add hF).
- by rewrite -(expectation_scale hE); apply: (expectation_ext hE) => x; rewrite (expectation_scale hF).
- by rewrite -[RHS](expectation_one hE); apply: (expectation_ext hE) => x; rewrite (expectation_one hF).
Qed.

(** * Brackets *)
Theorem sifting (R : ringType) (T : finType) (k : T) (a : T -> R) : \sum_j (j == k)%:R * a j = a k.
Proof.
rewrite (bigD1 k) //= eqxx mul1r big1 ?addr0 // => j /negbTE ->; by rewrite mul0r.
Qed.

(** * The product and chain rule *)
Section Derivative.
Variables (S : comRingType) (T : eqType) (w : T -> S) (k : T).
Record derives (f : {poly S}) (v d : S) : Prop := Derives { at_value : f.[w k] = v; at_slope : f^`().[w k] = d }.
Lemma derives_entry i : derives (variable_at w k i) (w i) (i == k)%:R.
Proof.
by rewrite /variable_at; case: eqVneq => [->|_]; split; rewrite ?derivX ?derivC ?hornerX ?hornerC.
Qed.
Lemma derives_constant c : derives c%:P c 0. Proof. by split; rewrite ?derivC hornerC. Qed.
Lemma derives_zero : derives 0 0 0. Proof. by split; rewrite ?linear0 horner0. Qed.
Lemma derives_one : derives 1 1 0. Proof. by split; rewrite ?derivC hornerC. Qed.
Lemma derives_number n : derives n%:R n%:R 0.
Proof. have -> : n%:R = (n%:R : S)%:P by rewrite rmorph_nat.
exact: derives_constant. Qed.
Lemma derives_sum I (r : seq I) F v d : (forall i, derives (F i) (v i) (d i)) ->
  derives (\sum_(i <- r) F i) (\sum_(i <- r) v i) (\sum_(i <- r) d i).
Proof.
move=> h; split; last rewrite linear_sum /=; rewrite horner_sum; apply: eq_bigr => i _.
  exact: at_value.
exact: at_slope.
Qed.
Lemma derives_add f g v d v' d' : derives f v d -> derives g v' d' -> derives (f + g) (v + v') (d + d').
Proof. by case=> <- <- [<- <-]; split; rewrite ?derivD hornerD. Qed.
Lemma derives_opp f v d : derives f v d -> derives (- f) (- v) (- d).
Proof. by case=> <- <-; split; rewrite ?derivN hornerN. Qed.
Lemma derives_mul f g v d v' d' : derives f v d -> derives g v' d' -> derives (f * g) (v * v') (d * v' + v * d').
Proof. by case=> <- <- [<- <-]; split; rewrite ?derivM !hornerE. Qed.
Lemma derives_exp f v d e : derives f v d -> derives (f ^+ e) (v ^+ e) (e%:R * v ^+ e.-1 * d).
Proof.
case=> <- <-; split; first by rewrite horner_exp.
by rewrite deriv_exp hornerMn hornerM horner_exp mulrC -mulrA -mulr_natl.
Qed.
Lemma derives_mean (U O : finType) (chance : U -> O -> S) F v d : (forall x, derives (F x) (v x) (d x)) ->
  derives (weighted (fun t o => (chance t o)%:P) F) (weighted chance v) (weighted chance d).
Proof.
move=> h; rewrite /weighted; split.
  rewrite horner_sum; apply: eq_bigr => x _; rewrite hornerM (at_value (h x)); congr (_ * _).
  by rewrite -rmorph_prod /= hornerC.
rewrite linear_sum /= horner_sum; apply: eq_bigr => x _.
by rewrite -rmorph_prod /= mul_polyC derivZ hornerZ (at_slope (h x)).
Qed.
Lemma derives_mask (U : finType) (keep : U -> S) (keepC : U -> {poly S}) F v d : (forall t, keepC t = (keep t)%:P) ->
  (forall x, derives (F x) (v x) (d x)) -> derives (mask keepC F) (mask keep v) (mask keep d).
Proof.
move=> e h; have -> : mask keepC F = weighted (fun t (b : bool) => (mask_chance keep t b)%:P) F.
  rewrite /mask /weighted; apply: eq_bigr => x _; congr (_ * _); apply: eq_bigr => t _.
  by rewrite /mask_chance e; case: (x t); rewrite // rmorphB.
exact: derives_mean.
Qed.
End Derivative.
Theorem product_and_chain_rule (S : comRingType) (T : eqType) (w : T -> S) k f v d :
  derives w k (f (variable_at w k)) v d -> D w k f = d.
Proof. by case. Qed.

(** Entries of families with several indices, and scalars. *)
Lemma derives_entry2 (S : comRingType) (T U : eqType) (w : T * U -> S) (k : T) (l : U) i j :
  derives w (k, l) (variable_at w (k, l) (i, j)) (w (i, j)) ((i == k)%:R * (j == l)%:R).
Proof. by rewrite -natrM mulnb -xpair_eqE; exact: derives_entry. Qed.
Lemma derives_entry0 (S : comRingType) (w : unit -> S) : derives w tt (variable_at w tt tt) (w tt) 1.
Proof. exact: derives_entry. Qed.
Lemma derives_same (S : comRingType) (T : eqType) (w : T -> S) k f g v d : f = g -> derives w k g v d -> derives w k f v d.
Proof. by move=> ->. Qed.
