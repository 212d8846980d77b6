(** The lemma on which the instances rest for products and exponentials: an expression that is zero at so many sizes in
    a row is zero at all larger ones.

    [T] are the index values that are not free, with the values of the entries that carry them; an expression has a value
    for each set of them. The words are those of `symdrop/deciders/instances/exponentials/counting.py`.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

Section Statement.
Variables (R : comRingType) (T : finType).

(** [P] is of type [(f, B)]: at most [B] different values are marked, and each of the others brings in the background
    [f]. *)
Definition of_type (f : T -> R) (B : nat) (P : {set T} -> R) : Prop :=
  exists g : forall s, s.-tuple T -> R, forall I : {set T},
  P I = \sum_(s < B.+1) \sum_(t : s.-tuple T | uniq t && (t \subset I))
          g s t * \prod_(i in I | i \notin t) f i.

(** How many sizes decide. *)
Definition number (m : nat) (B : 'I_m -> nat) : nat := \sum_(a < m) (B a).+1.
End Statement.

(** * The same with marks as a set *)
Section Sets.
Variables (R : comRingType) (T : finType).
Implicit Types (P : {set T} -> R) (f : T -> R) (h : {set T} -> R) (U I J S : {set T}).

Definition spread f h I : R := \sum_(S : {set T} | S \subset I) h S * \prod_(i in I :\: S) f i.
Definition bounded (B : nat) h : Prop := forall S, (B < #|S|)%N -> h S = 0.

Lemma marks_as_set f B P : of_type f B P -> exists2 h, bounded B h & P =1 spread f h.
Proof.
case=> g e; pose marks s (t : s.-tuple T) := [set i in t].
pose h S := \sum_(s < B.+1) \sum_(t : s.-tuple T | uniq t && (marks s t == S)) g s t.
exists h => [S large|I].
  apply: big1 => s _; apply: big1 => t /andP [un /eqP eS].
  have := large; rewrite -eS /marks cardsE (card_uniqP un) size_tuple ltnNge -ltnS.
  by rewrite (ltn_ord s).
rewrite e /spread /h; under [RHS]eq_bigr => S _ do rewrite big_distrl /=.
rewrite exchange_big /=; apply: eq_bigr => s _.
under [RHS]eq_bigr => S _ do rewrite big_distrl /=.
have inside (t : s.-tuple T) : (t \subset I) = (marks s t \subset I).
  by apply: eq_subset => i; rewrite inE.
rewrite (partition_big (@marks s) (fun S => S \subset I)) /=; last by move=> t /andP [_]; rewrite inside.
apply: eq_bigr => S sub; apply: eq_big => [t|t /andP [_ /eqP <-]].
  by case: (marks s t =P S) => [eS|_]; rewrite ?andbF // inside eS sub !andbT.
by congr (_ * _); apply: eq_bigl => i; rewrite in_setD inE andbC.
Qed.

(** To take one value [y] away, and what is left of a type. *)
Definition without c y P J : R := P (y |: J) - c * P J.

Lemma split_spread f h y J : y \notin J ->
  spread f h (y |: J) = spread f (fun S => h (y |: S)) J + f y * spread f h J.
Proof.
move=> ny; rewrite /spread (bigID (fun S : {set T} => y \in S)) /=; congr (_ + _).
  rewrite (reindex_onto (fun S => y |: S) (fun S => S :\ y)) /=; last first.
    by move=> S /andP [_ yS]; rewrite setD1K.
  apply: eq_big => [S|S /andP [/andP [sub _] /eqP eS]].
    rewrite setU11 andbT; apply/andP/idP => [[sub /eqP eS]|sub].
      have nyS : y \notin S by rewrite -eS setD11.
      apply/subsetP => i iS; have := subsetP sub i; rewrite !inE iS orbT => /(_ isT) /predU1P [e|//].
      by rewrite -e iS in nyS.
    have nyS : y \notin S by apply: contra ny; apply: (subsetP sub).
    by rewrite setUS // setU1K ?eqxx.
  have nyS : y \notin S by rewrite -eS setD11.
  congr (_ * _); apply: eq_bigl => i; rewrite !inE.
  by case: (i =P y) => [->|_] //=; rewrite (negbTE ny) andbF.
rewrite big_distrr; apply: eq_big => [S|S /andP [sub nyS]] /=.
  apply/andP/idP => [[sub nyS]|sub].
    apply/subsetP => i iS; have := subsetP sub i iS; rewrite !inE => /predU1P [e|//].
    by rewrite -e iS in nyS.
  split; last by apply: contra ny; apply: (subsetP sub).
  exact: (subset_trans sub (subsetUr _ _)).
rewrite mulrCA; congr (_ * _); rewrite (big_setD1 y) /=; last by rewrite !inE eqxx nyS.
congr (_ * _); apply: eq_bigl => i; rewrite !inE.
by case: (i =P y) => [->|_] //=; rewrite (negbTE ny) andbF.
Qed.

(** A sum of types on the subsets of [U], one after another. *)
Fixpoint types (kinds : seq ((T -> R) * nat)) U P : Prop :=
  if kinds is (f, B) :: kinds' then exists2 h, bounded B h & types kinds' U (fun I => P I - spread f h I)
  else forall I, I \subset U -> P I = 0.

Lemma types_same kinds U P Q : (forall I, I \subset U -> P I = Q I) -> types kinds U P -> types kinds U Q.
Proof.
elim: kinds P Q => [|[f B] kinds ih] P Q e /=; first by move=> z I sub; rewrite -e // z.
by case=> h b t; exists h => //; apply: ih t => I sub; rewrite e.
Qed.

Lemma types_without c kinds U P y : y \in U -> types kinds U P -> types kinds (U :\ y) (without c y P).
Proof.
move=> yU; elim: kinds P => [|[f B] kinds ih] P /=.
  move=> z I sub; have [subU ny] : I \subset U /\ y \notin I by move: sub; rewrite subsetD1 => /andP.
  by rewrite /without !z ?mulr0 ?subr0 // subUset sub1set yU.
case=> h b /ih t; exists (fun S => if y \in S then 0 else (f y - c) * h S + h (y |: S)).
  move=> S large; case: ifPn => // ny; rewrite b // mulr0 add0r b // cardsU1 ny.
  exact: ltnW.
apply: types_same t => I sub; have ny : y \notin I by move: sub; rewrite subsetD1 => /andP [].
rewrite /without (split_spread _ _ ny).
have -> : spread f (fun S => if y \in S then 0 else (f y - c) * h S + h (y |: S)) I
    = (f y - c) * spread f h I + spread f (fun S => h (y |: S)) I.
  rewrite /spread big_distrr -big_split; apply: eq_bigr => S subS /=.
  by rewrite (negbTE (contra (subsetP subS y) ny)) mulrDl mulrA.
rewrite mulrBr mulrBl !opprB !opprD !addrA; ring.
Qed.

(** Of the type [(f, B)] it leaves [(f, B - 1)], and nothing of [(f, 0)]. *)
Definition lowered (f : T -> R) (B : nat) kinds := if B is B'.+1 then (f, B') :: kinds else kinds.
Lemma types_lowered f B kinds U P y : y \in U -> types ((f, B) :: kinds) U P ->
  types (lowered f B kinds) (U :\ y) (without (f y) y P).
Proof.
move=> yU [h b /(types_without (f y) yU) t].
pose left_of S := if y \in S then 0 else h (y |: S).
have smaller C : (B <= C.+1)%N -> bounded C left_of.
  move=> small S large; rewrite /left_of; case: ifPn => // ny; rewrite b // cardsU1 ny.
  exact: leq_ltn_trans small _.
have e I : I \subset U :\ y ->
    without (f y) y (fun I => P I - spread f h I) I = without (f y) y P I - spread f left_of I.
  rewrite subsetD1 => /andP [_ ny]; rewrite /without (split_spread _ _ ny).
  have -> : spread f left_of I = spread f (fun S => h (y |: S)) I.
    by apply: eq_bigr => S sub; rewrite /left_of (negbTE (contra (subsetP sub y) ny)).
  by ring.
case: B b smaller {yU} => [|C] b smaller /=; last by exists left_of; [exact: smaller | exact: types_same e t].
apply: types_same t => I sub; rewrite e // -[RHS]subr0; congr (_ - _); apply: big1 => S _.
by rewrite /left_of; case: ifPn => [_|ny]; rewrite ?b ?mul0r // cardsU1 ny.
Qed.

Definition sizes_needed (kinds : seq ((T -> R) * nat)) : nat := \sum_(k <- kinds) k.2.+1.
Lemma needed_lowered f B kinds : sizes_needed ((f, B) :: kinds) = (sizes_needed (lowered f B kinds)).+1.
Proof. by rewrite /sizes_needed big_cons; case: B => [|B] /=; rewrite ?big_cons ?add1n ?addSn. Qed.

Lemma cut_off_of_types N kinds U P r : sizes_needed kinds = N -> types kinds U P ->
  (forall I, I \subset U -> (r <= #|I| < r + N)%N -> P I = 0) ->
  forall I, I \subset U -> (r <= #|I|)%N -> P I = 0.
Proof.
elim: N kinds U P => [|N ih] [|[f B] kinds] U P.
- by move=> _ z _ I sub _; exact: z.
- by rewrite needed_lowered.
- by rewrite /sizes_needed big_nil.
rewrite needed_lowered => -[needed] t zero I.
have [n] := ubnP #|I|; elim: n I => // n smaller I size_I sub large.
have [few|many] := ltnP #|I| (r + N.+1); first by apply: zero; rewrite ?large.
have [y yI] : exists y, y \in I by apply/card_gt0P; apply: leq_trans many; rewrite addnS.
have card_J : #|I| = #|I :\ y|.+1 by rewrite (cardsD1 y) yI.
have subJ : I :\ y \subset U by apply: subset_trans sub; exact: subsetDl.
have large_J : (r <= #|I :\ y|)%N by move: many; rewrite card_J addnS ltnS; apply: leq_trans; exact: leq_addr.
have zero_J : P (I :\ y) = 0 by apply: smaller => //; rewrite -ltnS -card_J.
have zero_rest : without (f y) y P (I :\ y) = 0.
  apply: (ih _ (U :\ y) _ needed) => //; last by apply: setSD.
    by apply: types_lowered t; exact: (subsetP sub).
  move=> J; rewrite subsetD1 => /andP [subU ny] /andP [low high].
  have card_yJ : #|y |: J| = #|J|.+1 by rewrite cardsU1 ny.
  rewrite /without !zero ?mulr0 ?subr0 //.
  - by rewrite low addnS ltnS ltnW.
  - by rewrite subUset sub1set (subsetP sub).
  - by rewrite card_yJ (leq_trans low) //= addnS ltnS.
by move: zero_rest; rewrite /without setD1K // zero_J mulr0 subr0.
Qed.
End Sets.

(** * The lemma *)
(** What is a sum of types, and zero wherever there are [r], [r + 1], .., [r + N - 1] values, is zero wherever there are
    more. *)
Theorem cut_off (R : comRingType) (T : finType) (m : nat) (f : 'I_m -> T -> R) (B : 'I_m -> nat)
    (summand : 'I_m -> {set T} -> R) (P : {set T} -> R) (r : nat) :
  (forall a, of_type (f a) (B a) (summand a)) ->
  (forall I : {set T}, P I = \sum_(a < m) summand a I) ->
  (forall I : {set T}, (r <= #|I| < r + number B)%N -> P I = 0) ->
  forall I : {set T}, (r <= #|I|)%N -> P I = 0.
Proof.
move=> typed sum_of zero I large.
have t : types [seq (f a, B a) | a <- index_enum (ordinal_finType m)] setT P.
  have : forall J, P J = \sum_(a <- index_enum (ordinal_finType m)) summand a J by exact: sum_of.
  elim: (index_enum _) P {sum_of zero I large} => [|a s ih] Q e /=; first by move=> J _; rewrite e big_nil.
  have [h b eh] := marks_as_set (typed a); exists h => //; apply: ih => J.
  by rewrite e big_cons eh addrC addKr.
apply: (cut_off_of_types (N := number B) _ t) large => [||]; last exact: subsetT.
  by rewrite /sizes_needed big_map.
by move=> J _; exact: zero.
Qed.
Print Assumptions cut_off.
