(** What the proofs of theorems share: how laws of noise are handed to the normal form, and the tactics.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws slopes.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Places.
Variable size_of : nat -> nat.
Notation spot := (spot size_of).
Notation sorts us := (map (@sort_of size_of) us).

(** Indices of these sorts name every place once. *)
Definition placing (kinds : seq nat) (T : Type) (place : seq spot -> option T) : Prop :=
  (forall us, sorts us = map Some kinds -> exists t, place us = Some t) /\
  (forall us us' t, sorts us = map Some kinds -> sorts us' = map Some kinds ->
    place us = Some t -> place us' = Some t -> us = us').

Lemma at_sort (u : spot) s : sort_of u = Some s -> exists i, u = @At size_of s i.
Proof. by case: u => // s' i [<-]; exists i. Qed.
Lemma sorts1 us s : sorts us = [:: Some s] -> exists i, us = [:: @At size_of s i].
Proof. by case: us => [|u [|? ?]] //= [/at_sort [i ->]]; exists i. Qed.
Lemma sorts2 us s s' : sorts us = [:: Some s; Some s'] -> exists i j, us = [:: @At size_of s i; @At size_of s' j].
Proof. by case: us => [|u [|v [|? ?]]] //= [/at_sort [i ->] /at_sort [j ->]]; exists i, j. Qed.
Lemma sorts3 us s s' s'' : sorts us = [:: Some s; Some s'; Some s''] ->
  exists i j k, us = [:: @At size_of s i; @At size_of s' j; @At size_of s'' k].
Proof.
by case: us => [|u [|v [|w [|? ?]]]] //= [/at_sort [i ->] /at_sort [j ->] /at_sort [k ->]]; exists i, j, k.
Qed.
Lemma sorts0 us : sorts us = [::] -> us = [::]. Proof. by case: us. Qed.

Lemma placing0 : placing [::] (@place0 size_of).
Proof. by split=> [us /sorts0 ->|us us' t /sorts0 -> /sorts0 ->] //; exists tt. Qed.
Lemma placing1 s : placing [:: s] (@place1 size_of s).
Proof.
split=> [us /sorts1 [i ->]|us us' t /sorts1 [i ->] /sorts1 [j ->]]; rewrite /place1 ?as_index_at; first by exists i.
by move=> [->] [->].
Qed.
Lemma placing2 s s' : placing [:: s; s'] (@place2 size_of s s').
Proof.
split=> [us /sorts2 [i [j ->]]|us us' t /sorts2 [i [j ->]] /sorts2 [i' [j' ->]]]; rewrite /place2 ?as_index_at.
  by exists (i, j).
by move=> [<-] [-> ->].
Qed.
Lemma placing3 s s' s'' : placing [:: s; s'; s''] (@place3 size_of s s' s'').
Proof.
split=> [us /sorts3 [i [j [k ->]]]|us us' t /sorts3 [i [j [k ->]]] /sorts3 [i' [j' [k' ->]]]]; rewrite /place3 ?as_index_at.
  by exists (i, j, k).
by move=> [<-] [-> -> ->].
Qed.
Lemma as_index_inv s u i : as_index s u = Some i -> u = @At size_of s i.
Proof. by case: u => // s' j /=; case: PeanoNat.Nat.eq_dec => // e; case: s / e i => i [->]. Qed.
Lemma place0_at us t : place0 us = Some t -> us = [::] :> seq spot.
Proof. by case: us. Qed.
Lemma place1_at s us i : @place1 size_of s us = Some i -> us = [:: At i].
Proof. by case: us => [|u [|? ?]] //= /as_index_inv ->. Qed.
Lemma place2_at s s' us t : @place2 size_of s s' us = Some t -> us = [:: At t.1; At t.2].
Proof.
case: us => [|u [|v [|? ?]]] //=; case eu: (as_index s u) => [i|] //; case ev: (as_index s' v) => [j|] // [<-].
by rewrite (as_index_inv eu) (as_index_inv ev).
Qed.
Lemma place3_at s s' s'' us t : @place3 size_of s s' s'' us = Some t -> us = [:: At t.1.1; At t.1.2; At t.2].
Proof.
case: us => [|u [|v [|x [|? ?]]]] //=; case eu: (as_index s u) => [i|] //; case ev: (as_index s' v) => [j|] //.
case ex: (as_index s'' x) => [l|] // [<-].
by rewrite (as_index_inv eu) (as_index_inv ev) (as_index_inv ex).
Qed.
End Places.

Section Laws.
Variables (R : numFieldType) (size_of : nat -> nat) (sorts : nat) (laws : seq law).
Notation spot := (spot size_of).
Variables (average : nat -> ((nat -> seq spot -> R) -> R) -> R) (fam0 : nat -> seq spot -> R).
Notation law_of g := (nth no_law laws g).
Hypothesis means : forall g, expectation (average g).

(** An expectation is asked of through the entries of what is random. *)
Definition through X (E : (X -> R) -> R) (entries : X -> nat -> seq spot -> R) (F : (nat -> seq spot -> R) -> R) : R :=
  E (fun x => F (entries x)).
Lemma through_linear X (E : (X -> R) -> R) entries : expectation E -> expectation (through E entries).
Proof.
move=> h; split=> [f k e|f k|a f|]; rewrite /through.
- by apply: (expectation_ext h).
- exact: (expectation_add h).
- exact: (expectation_scale h).
- exact: (expectation_one h).
Qed.

(** Places are independent, with these outcomes: [value f o] is the entry of family [f] at a place with outcome [o]. *)
Lemma weighted_moments g (T O : finType) (chance : T -> O -> R) (value : nat -> O -> R) place :
  (forall t, \sum_o chance t o = 1) -> apart (law_of g) -> placing (kinds (law_of g)) place ->
  average g = through (weighted chance) (fun d f => entry place (fun t => value f (d t))) ->
  (forall fs e us t, look (law_of g) [:: fs] = Some e -> place us = Some t ->
    \sum_o chance t o * \prod_(f <- fs) value f o = soundness.value laws average fam0 us e) ->
  moments_of laws average fam0 g.
Proof.
move=> chances ap [some_place one_place] ea moment ps ls sp un _; rewrite /ls ap => known.
rewrite ea /through.
have [qs eqs] : exists qs : seq (T * (O -> R)), [/\ size qs = size ps,
   uniq (map fst qs),
   (forall d : {ffun T -> O}, groups_value (fun f => entry place (fun t => value f (d t))) ps = \prod_(q <- qs) q.2 (d q.1)) &
   \prod_(q <- qs) (\sum_o chance q.1 o * q.2 o) = \prod_(p <- ps) look_value laws average fam0 (law_of g) [:: p.2] p.1].
  have [qs [ez eu ev ew em]] : exists qs : seq (T * (O -> R)), [/\ size qs = size ps,
     (all (fun t => has (fun p => place p.1 == Some t) ps) (map fst qs) : Prop), uniq (map fst qs),
     (forall d : {ffun T -> O}, groups_value (fun f => entry place (fun t => value f (d t))) ps = \prod_(q <- qs) q.2 (d q.1)) &
     \prod_(q <- qs) (\sum_o chance q.1 o * q.2 o)
       = \prod_(p <- ps) look_value laws average fam0 (law_of g) [:: p.2] p.1]; last by exists qs.
  elim: (ps) sp un known => [|[us fs] qs ih] /=.
    by exists [::]; split=> // [d|]; rewrite /groups_value ?big_nil.
  case/andP => /eqP su sq /andP [nu uq] /andP [ku kq]; have [rs [es er eu ev em]] := ih sq uq kq.
  have [t et] := some_place _ su.
  exists ((t, fun o => \prod_(f <- fs) value f o) :: rs); split=> [||||] //=.
  - by rewrite es.
  - by rewrite et eqxx /=; apply: sub_all er => q ->; rewrite orbT.
  - rewrite eu andbT; apply/negP => ht; case/negP: nu.
    have /hasP [p hp /eqP pp] := allP er _ ht; apply/mapP; exists p => //.
    by apply: (one_place _ _ t) => //; apply/eqP; exact: (allP sq).
  - move=> d; rewrite /groups_value !big_cons -ev /=; congr (_ * _); apply: eq_bigr => f _.
    by rewrite /entry et.
  - rewrite !big_cons em /=; congr (_ * _); rewrite /look_value.
    by move: ku (@moment fs); case: (look _ _) => // e _ /(_ e us t erefl et).
case: eqs => _ uqs ev em; rewrite -em -independence_at //.
by apply: (expectation_ext (linearity chances)) => d; exact: ev.
Qed.

Lemma look_in l pattern e : look l pattern = Some e ->
  exists2 k, (k < size (table l))%N & nth ([::], Number 0) (table l) k = (pattern, e).
Proof.
rewrite /look; elim: (table l) => //= x xs ih; case: eqP => [<- /= [<-]|_ /ih [k lt ek]].
  by exists 0%N => //; case: x.
by exists k.+1.
Qed.

(** The expectations of some products at different places are known. *)
Lemma joint_moments g : apart (law_of g) = false ->
  (forall k, (k < size (table (law_of g)))%N -> forall us : seq (seq spot),
    let x := nth ([::], Number 0) (table (law_of g)) k in
    size us = size x.1 -> all (fun u => map (@sort_of size_of) u == map Some (kinds (law_of g))) us -> uniq us ->
    average g (fun z => groups_value z (zip us x.1)) = soundness.value laws average fam0 (flatten us) x.2) ->
  moments_of laws average fam0 g.
Proof.
move=> ap known ps ls sp un _; rewrite /ls ap /look_value; case e: (look _ _) => [x|] // _.
have [k kt ek] := look_in e; have := known k kt (map fst ps); rewrite ek /= !size_map => /(_ erefl) <- //.
  by apply: (expectation_ext (means g)) => z; congr (groups_value z _); elim: (ps) => //= -[u f] qs <-.
by apply/allP => u /mapP [p /(allP sp) hp ->].
Qed.
End Laws.

(** * Environments *)
Section Environment.
Variables (R : numFieldType) (size_of : nat -> nat).
Definition bracket (us : seq (spot size_of)) : R := if us is [:: u; v] then (u == v)%:R else 0.
Definition number_of_units (n : nat) (us : seq (spot size_of)) : R := n%:R.
Definition nothing (us : seq (spot size_of)) : R := 0.
Lemma evaluation X (x : X) : expectation (fun F : X -> R => F x).
Proof. by split. Qed.
Lemma no_moments laws average fam0 g : nth no_law laws g = no_law -> @moments_of R size_of laws average fam0 g.
Proof. by move=> e ps; rewrite /= e. Qed.
End Environment.

Lemma entry_symmetric (R : ringType) size_of s (f : 'I_(size_of s) * 'I_(size_of s) -> R) (u v : spot size_of) :
  (forall i j, f (i, j) = f (j, i)) -> entry (@place2 size_of s s) f [:: u; v] = entry (@place2 size_of s s) f [:: v; u].
Proof. by move=> h; rewrite /entry /=; case: (as_index s u) => [i|]; case: (as_index s v). Qed.

(** The moments of a mask: any power of an entry has the mean of the entry. *)
Definition mask_table (f : nat) (keep : expr) (most : nat) := [seq ([:: nseq e.+1 f], keep) | e <- iota 0 most].

Lemma look_mask ls kinds f keep most fs e :
  look (Law ls kinds true (mask_table f keep most)) [:: fs] = Some e -> exists2 q, fs = nseq q.+1 f & e = keep.
Proof.
case/look_in => k /=; rewrite size_map size_iota => lt; rewrite (nth_map 0%N) ?size_iota //.
by case=> <- <-; eexists.
Qed.

Lemma mask_moments (R : numFieldType) size_of laws average (fam0 : nat -> seq (spot size_of) -> R) g
    (T : finType) (keep : T -> R) place f kinds shown most :
  nth no_law laws g = Law [:: f] kinds true (mask_table f shown most) -> placing kinds place ->
  average g = through (mask keep) (fun d _ => entry place (fun t => (d t)%:R)) ->
  (forall us t, place us = Some t -> keep t = value laws average fam0 us shown) ->
  moments_of laws average fam0 g.
Proof.
move=> el pl ea kept; apply: (@weighted_moments _ _ _ _ _ _ _ _ (mask_chance keep) (fun _ b => b%:R) place) => //.
- exact: mask_chances.
- by rewrite el.
- by rewrite el.
- move=> fs e us t; rewrite el => /look_mask [q -> ->] /kept <-.
  rewrite -[RHS](mask_moment keep t q); apply: eq_bigr => b _; congr (_ * _).
  by rewrite big_const_seq count_predT size_nseq; elim: q.+1 => [|m ih] //=; rewrite ih exprS.
Qed.

Lemma sum_bool2 (R : zmodType) (F : bool * bool -> R) :
  \sum_o F o = F (true, true) + F (true, false) + (F (false, true) + F (false, false)).
Proof.
rewrite (eq_bigr (fun o => F (o.1, o.2))); last by case.
by rewrite -(pair_bigA _ (fun a b => F (a, b))) /= !big_bool.
Qed.
Lemma sum_bool3 (R : zmodType) (F : bool * bool * bool -> R) :
  \sum_o F o = F (true, true, true) + F (true, true, false) + (F (true, false, true) + F (true, false, false))
    + (F (false, true, true) + F (false, true, false) + (F (false, false, true) + F (false, false, false))).
Proof.
rewrite (eq_bigr (fun o => F (o.1, o.2))); last by case.
by rewrite -(pair_bigA _ (fun a b => F (a, b))) /= sum_bool2 !big_bool.
Qed.

(** * Tactics *)
Lemma plus_same (R : zmodType) (a b c d : R) : a = b -> c = d -> a + c = b + d. Proof. by move=> -> ->. Qed.
Lemma minus_same (R : zmodType) (a b : R) : a = b -> - a = - b. Proof. by move=> ->. Qed.
Lemma times_same (R : ringType) (a b c d : R) : a = b -> c = d -> a * c = b * d. Proof. by move=> -> ->. Qed.
Lemma power_same (R : ringType) (a b : R) e : a = b -> a ^+ e = b ^+ e. Proof. by move=> ->. Qed.
Lemma sum_same (R : zmodType) n (F G : 'I_n -> R) : (forall i, F i = G i) -> \sum_(i < n) F i = \sum_(i < n) G i.
Proof. by move=> h; apply: eq_bigr => i _. Qed.
Lemma mean_same (R : comRingType) X (E : (X -> R) -> R) F G : expectation E -> (forall x, F x = G x) -> E F = E G.
Proof. by move=> h e; exact: (expectation_ext h e). Qed.
Lemma variance_same (R : comRingType) X (E : (X -> R) -> R) F G : expectation E -> (forall x, F x = G x) -> Var E F = Var E G.
Proof.
move=> h e; rewrite /Var (expectation_ext h e); congr (_ - _); apply: (expectation_ext h) => x; by rewrite e.
Qed.
Lemma covariance_same (R : comRingType) X (E : (X -> R) -> R) F G F' G' : expectation E ->
  (forall x, F x = G x) -> (forall x, F' x = G' x) -> Cov E F F' = Cov E G G'.
Proof.
move=> h e e'; rewrite /Cov (expectation_ext h e) (expectation_ext h e'); congr (_ - _).
by apply: (expectation_ext h) => x; rewrite e e'.
Qed.

(** [derive] takes the derivative of a polynomial term by term; [differentiate] does so wherever there is a [D]. *)
Ltac derive :=
  lazymatch goal with
  | |- derives _ _ (@D _ _ _ _ _) _ _ => eapply derives_same; [eapply product_and_chain_rule; derive | derive]
  | |- derives _ _ (variable_at _ (_, _) (_, _)) _ _ => refine (derives_entry2 _ _ _ _ _)
  | |- derives _ _ (variable_at _ tt tt) _ _ => refine (derives_entry0 _)
  | |- derives _ _ (variable_at _ _ _) _ _ => refine (derives_entry _ _ _)
  | |- derives _ _ (polyC _) _ _ => refine (derives_constant _ _ _)
  | |- derives _ _ (@GRing.zero _) _ _ => refine (derives_zero _ _)
  | |- derives _ _ (@GRing.one _) _ _ => refine (derives_one _ _)
  | |- derives _ _ (@GRing.natmul _ (@GRing.one _) _) _ _ => refine (derives_number _ _ _)
  | |- derives _ _ (@GRing.add _ _ _) _ _ => refine (derives_add _ _); derive
  | |- derives _ _ (@GRing.opp _ _) _ _ => refine (derives_opp _); derive
  | |- derives _ _ (@GRing.mul _ _ _) _ _ => refine (derives_mul _ _); derive
  | |- derives _ _ (@GRing.exp _ _ _) _ _ => refine (derives_exp _ _); derive
  | |- derives _ _ (mask _ _) _ _ => refine (derives_mask _ _); [intro; reflexivity | intro; cbv beta; derive]
  | |- derives _ _ (BigOp.bigop _ _ _) _ _ => refine (derives_sum _ _); intro; cbv beta; derive
  end.
Ltac differentiate :=
  lazymatch goal with
  | |- ?l = _ =>
    lazymatch l with
    | @D _ _ _ _ _ => eapply product_and_chain_rule; derive
    | @slope_in _ _ _ _ _ => eapply product_quotient_and_chain_rule; cbv beta; derive_dual
    | context [@D] => differentiate_parts
    | context [@slope_in] => differentiate_parts
    | _ => reflexivity
    end
  end
with differentiate_parts :=
  lazymatch goal with
  | |- ?l = _ =>
    lazymatch l with
    | @GRing.add _ _ _ => refine (plus_same _ _); differentiate
    | @GRing.opp _ _ => refine (minus_same _); differentiate
    | @GRing.mul _ _ _ => refine (times_same _ _); differentiate
    | @GRing.exp _ _ _ => refine (power_same _ _); differentiate
    | Var _ _ => eapply variance_same; [eassumption | intro; cbv beta; differentiate]
    | Cov _ _ _ => eapply covariance_same; [eassumption | intro; cbv beta; differentiate | intro; cbv beta; differentiate]
    | BigOp.bigop _ _ _ => refine (sum_same _); intro; cbv beta; differentiate
    | _ => eapply mean_same; [eassumption | intro; cbv beta; differentiate]
    end
  end.
(** Two lines are the same when their normal forms are, which is worked out. *)
Ltac decide_lines same_values := refine (same_values _); vm_compute; reflexivity.
Ltac different_places := by rewrite /= ?in_cons ?inE ?eqxx ?orbT ?andbF.
Ltac noise_product :=
  rewrite /groups_value /= !big_cons !big_nil /entry /= ?mulr1; first [reflexivity | ring].
Lemma chance_low (R : numDomainType) (x : R) : 0 <= x <= 1 -> 0 <= x. Proof. by case/andP. Qed.
Lemma chance_high (R : numDomainType) (x : R) : 0 <= x <= 1 -> 0 <= 1 - x. Proof. by case/andP; rewrite subr_ge0. Qed.
(** A sum of products of what is not negative is not negative. *)
Ltac not_negative :=
  repeat first
    [ solve [match goal with h : _ |- _ => first [exact: h | exact: (chance_low (h _)) | exact: (chance_low h)
                                                 | exact: (chance_high (h _)) | exact: (chance_high h)] end]
    | apply: sqr_ge0 | apply: ler0n | apply: ler01
    | apply: addr_ge0 | apply: mulr_ge0 | apply: sumr_ge0 => ? _ | apply: exprn_ge0 | rewrite invr_ge0 ].
