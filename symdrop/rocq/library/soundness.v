(** The normal form keeps the value of a line.

    Written by `symdrop rocq`. *)

From Coq Require Import ZArith QArith Lia.
From mathcomp Require Import all_ssreflect all_algebra.
From Symdrop Require Import language sums.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** * Coefficients *)
Lemma Q_comparable : comparable Q.
Proof. by rewrite /comparable /decidable; decide equality; [exact: Pos.eq_dec | exact: Z.eq_dec]. Qed.
Definition Q_eqMixin := comparableMixin Q_comparable.
Canonical Q_eqType := EqType Q Q_eqMixin.

Section Coefficients.
Variable R : numFieldType.

Definition whole (z : Z) : R :=
  match z with
  | Z0 => 0
  | Zpos p => (Pos.to_nat p)%:R
  | Zneg p => - (Pos.to_nat p)%:R
  end.
Definition number (q : Q) : R := whole (Qnum q) / (Pos.to_nat (Qden q))%:R.

Lemma whole_nat n : whole (Z.of_nat n) = n%:R.
Proof. by case: n => // n; rewrite /= SuccNat2Pos.id_succ. Qed.

Lemma whole_opp z : whole (Z.opp z) = - whole z.
Proof. by case: z => [|p|p] /=; rewrite ?oppr0 ?opprK. Qed.

Lemma whole_sub a b : whole (Z.sub (Z.of_nat a) (Z.of_nat b)) = a%:R - b%:R.
Proof.
case: (leqP b a) => h.
  have -> : Z.sub (Z.of_nat a) (Z.of_nat b) = Z.of_nat (a - b)%N by move/leP: h => h; rewrite Nat2Z.inj_sub.
  by rewrite whole_nat natrB.
have h' := ltnW h.
have -> : Z.sub (Z.of_nat a) (Z.of_nat b) = Z.opp (Z.of_nat (b - a)%N) by move/leP: h' => h'; rewrite Nat2Z.inj_sub //; lia.
by rewrite whole_opp whole_nat natrB // opprB.
Qed.

Lemma whole_split z : exists a b, z = Z.sub (Z.of_nat a) (Z.of_nat b).
Proof. exists (Z.to_nat z), (Z.to_nat (Z.opp z)); lia. Qed.

Lemma wholeD x y : whole (Z.add x y) = whole x + whole y.
Proof.
have [a [b ->]] := whole_split x; have [c [d ->]] := whole_split y.
have -> : Z.add (Z.sub (Z.of_nat a) (Z.of_nat b)) (Z.sub (Z.of_nat c) (Z.of_nat d))
    = Z.sub (Z.of_nat (a + c)%N) (Z.of_nat (b + d)%N).
  by rewrite !Nat2Z.inj_add; lia.
by rewrite !whole_sub !natrD opprD addrACA.
Qed.

Lemma wholeM x y : whole (Z.mul x y) = whole x * whole y.
Proof.
have [a [b ->]] := whole_split x; have [c [d ->]] := whole_split y.
have -> : Z.mul (Z.sub (Z.of_nat a) (Z.of_nat b)) (Z.sub (Z.of_nat c) (Z.of_nat d))
  = Z.sub (Z.of_nat (a * c + b * d)%N) (Z.of_nat (a * d + b * c)%N).
  rewrite !Nat2Z.inj_add !Nat2Z.inj_mul; ring.
rewrite !whole_sub !natrD !natrM mulrBl !mulrBr opprB opprD.
rewrite -!addrA; congr (_ + _); rewrite addrC -!addrA; congr (_ + _); by rewrite addrC.
Qed.

Lemma positive_neq0 p : (Pos.to_nat p)%:R != 0 :> R.
Proof. by rewrite pnatr_eq0; have := Pos2Nat.is_pos p; case: (Pos.to_nat p) => // /Nat.lt_irrefl. Qed.

Lemma whole_pos p : whole (Zpos p) = (Pos.to_nat p)%:R. Proof. by []. Qed.

Lemma number_eq p q : Qeq p q -> number p = number q.
Proof.
rewrite /Qeq => h; apply/eqP; rewrite /number eqr_div ?positive_neq0 //.
by rewrite -!whole_pos -!wholeM h.
Qed.
Lemma number_red q : number (Qred q) = number q.
Proof. exact/number_eq/Qred_correct. Qed.
Lemma numberD p q : number (Qplus p q) = number p + number q.
Proof.
rewrite /number /= Pos2Nat.inj_mul natrM wholeD !wholeM /=.
rewrite addf_div ?positive_neq0 //.
Qed.
Lemma numberM p q : number (Qmult p q) = number p * number q.
Proof. by rewrite /number /= Pos2Nat.inj_mul natrM wholeM mulf_div. Qed.
Lemma number0 : number q0 = 0. Proof. by rewrite /number mul0r. Qed.
Lemma number1 : number q1 = 1. Proof. by rewrite /number /= divr1. Qed.
Lemma numberN1 : number qm1 = -1. Proof. by rewrite /number /= divr1. Qed.
Lemma number_zero q : ~~ nonzero_term (q, [::], [::]) -> number q = 0.
Proof. by rewrite negbK => /Qeq_bool_iff /number_eq ->; exact: number0. Qed.
Lemma number_nat n : number (inject_Z (Z.of_nat n)) = n%:R.
Proof. by rewrite /number /= divr1 whole_nat. Qed.
Lemma number_inverse n : number (Qmake 1 (Pos.of_nat n.+1)) = n.+1%:R^-1.
Proof. by rewrite /number /= -/(Pos.of_nat n.+1) Nat2Pos.id // mul1r. Qed.
Lemma number_coefficient negative above below :
  number (coefficient negative above below.+1) = (if negative then - above%:R else above%:R) / below.+1%:R.
Proof. by rewrite /number /coefficient; case: negative; rewrite ?whole_opp whole_nat Nat2Pos.id. Qed.
End Coefficients.
Arguments number : simpl never.
Arguments Qred : simpl never.
Arguments Qplus : simpl never.
Arguments Qmult : simpl never.

(** * What a line, a term and a normal form mean *)
Section Values.
Variables (R : numFieldType) (size_of : nat -> nat).
Notation spot := (spot size_of).
Notation number := (number R).
Implicit Types (fam : nat -> seq spot -> R) (rho xs ys : seq spot).

Definition at_variable rho v := nth Nowhere rho v.

Fixpoint sums (bs : seq nat) (F : seq spot -> R) : R :=
  if bs is s :: bs' then \sum_(i < size_of s) sums bs' (fun xs => F (@At size_of s i :: xs)) else F [::].

Definition atom_value fam rho (a : atom) : R := fam a.1 (map (at_variable rho) a.2).
Definition product_value fam rho (m : seq atom) : R := \prod_(a <- m) atom_value fam rho a.
Definition term_value fam rho (t : term) : R :=
  number t.1.1 * sums t.1.2 (fun xs => product_value fam (rho ++ xs) t.2).
Definition poly_value fam rho (p : poly) : R := \sum_(t <- p) term_value fam rho t.

Definition sorted_as rho (ctx : seq nat) := map (@sort_of size_of) rho = map Some ctx.

Lemma sorted_size rho ctx : sorted_as rho ctx -> size rho = size ctx.
Proof. by move=> h; rewrite -(size_map (@sort_of size_of)) h size_map. Qed.
Lemma sorted_cat rho xs ctx bs : sorted_as rho ctx -> sorted_as xs bs -> sorted_as (rho ++ xs) (ctx ++ bs).
Proof. by rewrite /sorted_as !map_cat => -> ->. Qed.
Lemma sorted_nth rho ctx v : sorted_as rho ctx -> (v < size ctx)%N ->
  exists i, at_variable rho v = @At size_of (nth 0%N ctx v) i.
Proof.
move=> h lt; have e : sort_of (at_variable rho v) = Some (nth 0%N ctx v).
  rewrite /at_variable -(nth_map _ None) ?(sorted_size h) // h (nth_map 0%N) //.
by move: e; case: (at_variable rho v) => // s i [<-]; exists i.
Qed.

(** ** Sums *)
Lemma eq_sums bs F G : (forall xs, sorted_as xs bs -> F xs = G xs) -> sums bs F = sums bs G.
Proof.
elim: bs F G => [|s bs ih] F G h /=; first exact: h.
by apply: eq_bigr => i _; apply: ih => xs hx; apply: h; rewrite /sorted_as /= hx.
Qed.
Lemma sums_cat b c F : sums (b ++ c) F = sums b (fun xs => sums c (fun ys => F (xs ++ ys))).
Proof. by elim: b F => [|s b ih] F //=; apply: eq_bigr => i _; rewrite ih. Qed.
Lemma sumsM b a F : a * sums b F = sums b (fun xs => a * F xs).
Proof. by elim: b F => [|s b ih] F //=; rewrite big_distrr /=; apply: eq_bigr => i _; rewrite ih. Qed.
Lemma sums_sum b I (r : seq I) (F : I -> seq spot -> R) :
  sums b (fun xs => \sum_(i <- r) F i xs) = \sum_(i <- r) sums b (F i).
Proof. by elim: b F => [|s b ih] F //=; rewrite -exchange_big /=; apply: eq_bigr => i _; rewrite ih. Qed.
Lemma sums0 b : sums b (fun _ => 0) = 0.
Proof. by elim: b => [|s b ih] //=; rewrite big1. Qed.

(** ** Products *)
Lemma product_perm fam rho m m' : perm_eq m m' -> product_value fam rho m = product_value fam rho m'.
Proof. exact: perm_big. Qed.
Lemma product_cat fam rho m m' : product_value fam rho (m ++ m') = product_value fam rho m * product_value fam rho m'.
Proof. exact: big_cat. Qed.
Lemma product_cons fam rho a m : product_value fam rho (a :: m) = atom_value fam rho a * product_value fam rho m.
Proof. exact: big_cons. Qed.
Lemma product_rename fam rho rho' f m :
  (forall v, at_variable rho' (f v) = at_variable rho v) ->
  product_value fam rho' (rename f m) = product_value fam rho m.
Proof.
move=> h; rewrite /product_value /rename big_map; apply: eq_bigr => a _; rewrite /atom_value /= -map_comp.
by congr (fam _ _); apply: eq_map => v /=.
Qed.
Lemma product_rename_in fam rho rho' f m :
  (forall v, ~~ unused m v -> at_variable rho' (f v) = at_variable rho v) ->
  product_value fam rho' (rename f m) = product_value fam rho m.
Proof.
move=> h; rewrite /product_value /rename big_map; apply: eq_big_seq => a ha; rewrite /atom_value /= -map_comp.
congr (fam _ _); apply/eq_in_map => v hv /=; apply: h; apply/allPn; exists a => //.
by rewrite negbK.
Qed.
Lemma sorted_atoms_value fam rho m : product_value fam rho (sorted_atoms m) = product_value fam rho m.
Proof. by apply: product_perm; rewrite /sorted_atoms perm_sort. Qed.

(** ** Addition *)
Lemma poly_cat fam rho p q : poly_value fam rho (p ++ q) = poly_value fam rho p + poly_value fam rho q.
Proof. exact: big_cat. Qed.
Lemma poly_nil fam rho : poly_value fam rho [::] = 0. Proof. exact: big_nil. Qed.
Lemma poly_cons fam rho t p : poly_value fam rho (t :: p) = term_value fam rho t + poly_value fam rho p.
Proof. exact: big_cons. Qed.
Lemma poly_flatten fam rho ps : poly_value fam rho (flatten ps) = \sum_(p <- ps) poly_value fam rho p.
Proof. exact: big_flatten. Qed.

Lemma gather_value fam rho t p : poly_value fam rho (gather t p) = term_value fam rho t + poly_value fam rho p.
Proof.
elim: p t => [|u p ih] t /=; first by rewrite poly_cons.
case: ifP => [/andP [/eqP e1 /eqP e2]|_]; last by rewrite !poly_cons ih.
rewrite ih poly_cons addrA; congr (_ + _).
by rewrite /term_value /= number_red numberD mulrDl e1 e2.
Qed.

Lemma collect_value fam rho p : poly_value fam rho (collect p) = poly_value fam rho p.
Proof.
rewrite /collect; set q := sort _ p.
have -> : poly_value fam rho p = poly_value fam rho q by rewrite /poly_value; apply: perm_big; rewrite /q perm_sym perm_sort.
case: q => // t q; rewrite poly_cons -gather_value.
move: (gather t q) => r; rewrite /poly_value big_filter big_mkcond /=; apply: eq_bigr => u _.
case: ifPn => // h; rewrite /term_value (_ : number u.1.1 = 0) ?mul0r //.
by apply: number_zero; move: h; rewrite /nonzero_term.
Qed.

Lemma scale_value fam rho c p : poly_value fam rho (scale c p) = number c * poly_value fam rho p.
Proof.
rewrite /poly_value /scale big_map big_distrr; apply: eq_bigr => t _.
by rewrite /term_value /= number_red numberM mulrA.
Qed.

(** ** Multiplication *)
Lemma shifted_variable rho xs ys v :
  at_variable (rho ++ xs ++ ys) (if (v < size rho)%N then v else (v + size xs)%N) = at_variable (rho ++ ys) v.
Proof.
rewrite /at_variable !nth_cat; case: (ltnP v (size rho)) => le; first by rewrite le.
rewrite ltnNge (leq_trans le (leq_addr _ _)) /=.
have -> : (v + size xs - size rho = size xs + (v - size rho))%N by rewrite addnC addnBA.
by rewrite ltnNge leq_addr /= addKn.
Qed.

Lemma widened_variable zs ys v :
  at_variable (zs ++ ys) (if (v < size zs)%N then v else (v + size ys)%N) = at_variable zs v.
Proof.
rewrite /at_variable nth_cat; case: (ltnP v (size zs)) => le; first by rewrite le.
rewrite ltnNge (leq_trans le (leq_addr _ _)) /= nth_default; first by rewrite nth_default.
by rewrite addnC -addnBA // leq_addr.
Qed.

Lemma times_term_value fam rho t u :
  term_value fam rho (times_term (size rho) t u) = term_value fam rho t * term_value fam rho u.
Proof.
rewrite /term_value /= number_red numberM [RHS]mulrACA; congr (_ * _).
rewrite sums_cat mulrC sumsM; apply: eq_sums => xs hx; rewrite mulrC sumsM; apply: eq_sums => ys hy.
rewrite product_cat catA -(sorted_size hx) -(sorted_size hy); congr (_ * _).
  by apply: product_rename => v; rewrite -size_cat; exact: widened_variable.
by apply: product_rename => v; rewrite -catA; exact: shifted_variable.
Qed.

Lemma times_value fam rho p q :
  poly_value fam rho (times (size rho) p q) = poly_value fam rho p * poly_value fam rho q.
Proof.
rewrite /poly_value /times big_allpairs_dep /= big_distrl; apply: eq_bigr => t _.
by rewrite big_distrr; apply: eq_bigr => u _; exact: times_term_value.
Qed.

Lemma one_value fam rho m : poly_value fam rho [:: one m] = product_value fam rho m.
Proof. by rewrite /poly_value big_seq1 /term_value /= number1 mul1r cats0. Qed.

Lemma bind_value fam rho bs p :
  poly_value fam rho (bind bs p) = sums bs (fun xs => poly_value fam (rho ++ xs) p).
Proof.
rewrite /poly_value /bind big_map sums_sum; apply: eq_bigr => t _.
rewrite /term_value /= sums_cat sumsM; apply: eq_sums => xs _; congr (_ * _).
by apply: eq_sums => ys _; rewrite catA.
Qed.

(** ** Brackets *)
Variable sorts : nat.
Definition good fam :=
  (forall u v, fam 0%N [:: u; v] = (u == v)%:R) /\ (forall s, (s < sorts)%N -> fam s.+1 [::] = (size_of s)%:R).

Lemma pickP test m v w r : pick test m = Some (v, w, r) -> test v w /\ perm_eq m ((0%N, [:: v; w]) :: r).
Proof.
elim: m v w r => // a m ih v w r /=; set other := (if pick test m is Some _ then _ else _).
have step : other = Some (v, w, r) -> test v w /\ perm_eq (a :: m) ((0%N, [:: v; w]) :: r).
  rewrite /other; case: (pick test m) ih => // [[[x y] z]] ih [ex ey er].
  have [h p] := ih _ _ _ erefl; rewrite -ex -ey -er; split => //.
  apply: (@perm_trans _ (a :: (0%N, [:: x; y]) :: z)); first by rewrite perm_cons.
  exact/permEl/(perm_catCA [:: a] [:: (0%N, [:: x; y])] z).
clearbody other; case: a step => [[|f] [|x [|y [|z zs]]]] //= step.
by case: ifP => [t [<- <- <-]|_]; [split | exact: step].
Qed.

Lemma bracket_value fam rho v w : good fam ->
  atom_value fam rho (0%N, [:: v; w]) = (at_variable rho v == at_variable rho w)%:R.
Proof. by case=> h _; rewrite /atom_value /= h. Qed.

Lemma same_variable fam rho v w m m' : good fam -> pick (fun v w => v == w) m = Some (v, w, m') ->
  product_value fam rho m = product_value fam rho m'.
Proof.
move=> g /pickP [/eqP <- /product_perm ->]; by rewrite product_cons bracket_value // eqxx mul1r.
Qed.

Lemma settle_value fam rho fuel d m : good fam ->
  product_value fam rho (settle fuel d m) = product_value fam rho m.
Proof.
move=> g; elim: fuel m => //= fuel ih m.
case e: (pick _ m) => [[[v w] r]|]; first by rewrite ih (same_variable _ g e).
case e': (pick _ m) => [[[v w] r]|] //.
have [_ /product_perm ->] := pickP e'; rewrite !product_cons ih sorted_atoms_value !bracket_value //.
have -> : (at_variable rho (minn v w) == at_variable rho (maxn v w)) = (at_variable rho v == at_variable rho w).
  by rewrite /minn /maxn; case: ifP => // _; rewrite eq_sym.
case: eqP => [h|_]; last by rewrite !mul0r.
rewrite !mul1r; apply: product_rename => x; case: eqP => // ->.
by rewrite /minn /maxn; case: ifP => //.
Qed.

(** A bracket ends a sum. *)
Lemma nth_insert rho xs (u : spot) ys v : v = size (rho ++ xs) ->
  at_variable (rho ++ xs ++ u :: ys) v = u.
Proof. by move=> ->; rewrite /at_variable catA nth_cat ltnn subnn. Qed.

Lemma replaced_other zs (u : spot) ys w x : x != size zs ->
  at_variable (zs ++ ys) (replaced (size zs) w x) = at_variable (zs ++ u :: ys) x.
Proof.
move=> ne; rewrite /replaced /at_variable [RHS]nth_cat (negbTE ne).
case: (ltnP x (size zs)) => lt; first by rewrite nth_cat lt.
have lt' : (size zs < x)%N by rewrite ltn_neqAle lt andbT eq_sym.
rewrite nth_cat; case: x lt' {ne lt} => // x; rewrite ltnS => le /=.
by rewrite ltnNge le /= subSn.
Qed.
Lemma replaced_variable zs (u : spot) ys w x : at_variable (zs ++ ys) w = u ->
  at_variable (zs ++ ys) (replaced (size zs) w x) = at_variable (zs ++ u :: ys) x.
Proof.
move=> h; case: (eqVneq x (size zs)) => [->|]; last exact: replaced_other.
by rewrite /replaced eqxx h /at_variable nth_cat ltnn subnn.
Qed.

Lemma without_split k (bs : seq nat) : (k < size bs)%N -> bs = take k bs ++ nth 0%N bs k :: drop k.+1 bs.
Proof. by move=> h; rewrite -drop_nth // cat_take_drop. Qed.

Lemma sift_step fam rho ctx c bs m v w m' : good fam -> sorted_as rho ctx ->
  pick (sifts ctx bs) m = Some (v, w, m') ->
  term_value fam rho (c, without (maxn v w - size ctx) bs, rename (replaced (maxn v w) (minn v w)) m')
  = term_value fam rho (c, bs, m).
Proof.
move=> g h /pickP [t p].
have vw : (maxn v w = v /\ minn v w = w) \/ (maxn v w = w /\ minn v w = v).
  by rewrite /maxn /minn; case: ifP => _; [right | left].
move: t vw; rewrite /sifts; move: (maxn v w) (minn v w) => hi lo; case/and4P => lt le up /eqP es vw.
set k := (hi - size ctx)%N.
have kb : (k < size bs)%N by rewrite /k ltn_subLR.
have ek : (size ctx + k = hi)%N by rewrite /k subnKC.
rewrite /term_value /=; congr (_ * _).
rewrite [in RHS](without_split kb) /without !sums_cat; apply: eq_sums => xs hx.
have sx : size (rho ++ xs) = hi by rewrite size_cat (sorted_size h) (sorted_size hx) size_take kb ek.
have e : nth 0%N (ctx ++ take k bs) lo = nth 0%N bs k.
  transitivity (nth 0%N (ctx ++ bs) lo).
    by rewrite !nth_cat; case: ltnP => // ge; rewrite nth_take // ltn_subLR // ek.
  by rewrite es nth_cat ltnNge le.
have [i0 e0] : exists i, at_variable (rho ++ xs) lo = @At size_of (nth 0%N bs k) i.
  by have := @sorted_nth _ _ lo (sorted_cat h hx); rewrite size_cat size_take kb ek e => /(_ lt).
have elo zs : at_variable (rho ++ xs ++ zs) lo = At i0.
  by rewrite -e0 /at_variable catA nth_cat sx lt.
have eb i ys : (at_variable (rho ++ xs ++ @At size_of (nth 0%N bs k) i :: ys) v
                == at_variable (rho ++ xs ++ At i :: ys) w) = (i == i0).
  have ehi : at_variable (rho ++ xs ++ @At size_of (nth 0%N bs k) i :: ys) hi = At i by apply: nth_insert.
  have -> : (i == i0) = (@At size_of _ i == At i0) by rewrite -same_at.
  by case: vw => -[<- <-]; rewrite ehi elo // eq_sym.
have ep i ys : product_value fam (rho ++ xs ++ @At size_of (nth 0%N bs k) i :: ys) m
             = (i == i0)%:R * product_value fam (rho ++ xs ++ At i :: ys) m'.
  by rewrite (product_perm _ _ p) product_cons bracket_value // eb.
rewrite /= (bigD1 i0) //= [X in _ + X]big1 ?addr0 => [|i ne]; last first.
  by rewrite -(sums0 (drop k.+1 bs)); apply: eq_sums => ys _; rewrite ep (negbTE ne) mul0r.
apply: eq_sums => ys _; rewrite ep eqxx mul1r !catA; apply: product_rename => x.
by rewrite -sx; apply: replaced_variable; rewrite -catA.
Qed.

Lemma sift_value fam rho ctx fuel t : good fam -> sorted_as rho ctx ->
  term_value fam rho (sift fuel ctx t) = term_value fam rho t.
Proof.
move=> g h; elim: fuel t => //= fuel ih [[c bs] m] /=.
case e: (pick _ m) => [[[v w] r]|].
  rewrite ih /term_value /=; congr (_ * _); apply: eq_sums => xs _.
  by rewrite (same_variable _ g e).
case e': (pick _ m) => [[[v w] r]|] //.
by rewrite ih; exact: sift_step.
Qed.

(** ** Summed variables that do not occur *)
Lemma drop_unused_value fam rho fuel t : good fam ->
  term_value fam rho (drop_unused fuel sorts (size rho) t) = term_value fam rho t.
Proof.
move=> [_ g]; elim: fuel t => //= fuel ih [[c bs] m] /=; set k := find _ _; case: ifP => // kb; rewrite ih.
have : has (fun k => unused m (size rho + k) && (nth 0%N bs k < sorts)%N) (iota 0 (size bs)).
  by rewrite has_find size_iota.
move=> /(nth_find 0%N); rewrite -/k nth_iota // add0n => /andP [un so].
rewrite /term_value /=; congr (_ * _).
rewrite [in RHS](without_split kb) /without !sums_cat; apply: eq_sums => xs hx.
have sx : size (rho ++ xs) = (size rho + k)%N by rewrite size_cat (sorted_size hx) size_take kb.
transitivity (\sum_(i < size_of (nth 0%N bs k)) sums (drop k.+1 bs)
  (fun ys => product_value fam (rho ++ xs ++ ys) (rename (replaced (size rho + k) 0) m))); last first.
  apply: eq_bigr => i _; apply: eq_sums => ys _; rewrite !catA; apply: product_rename_in => x ux.
  by rewrite -sx; apply: replaced_other; rewrite sx; apply: contra ux => /eqP ->.
rewrite sumr_const card_ord -mulr_natl sumsM; apply: eq_sums => ys _.
by rewrite product_cons /atom_value /= g.
Qed.

(** ** The order of sums *)
Lemma tidy_value fam rho t : term_value fam rho (tidy t) = term_value fam rho t.
Proof. by rewrite /term_value /=; congr (_ * _); apply: eq_sums => xs _; exact: sorted_atoms_value. Qed.

Lemma swapped_variable zs (u v : spot) ys x :
  at_variable (zs ++ v :: u :: ys) (swapped (size zs) x) = at_variable (zs ++ u :: v :: ys) x.
Proof.
rewrite /swapped /at_variable !nth_cat; case: (eqVneq x (size zs)) => [->|ne].
  by rewrite ltnn subnn ltnNge leqnSn /= subSnn.
case: (eqVneq x (size zs).+1) => [->|ne']; first by rewrite ltnn subnn ltnNge leqnSn /= subSnn.
case: ltnP => // le.
have : (1 < x - size zs)%N.
  by rewrite ltn_subRL addn1 ltn_neqAle eq_sym ne' ltn_neqAle eq_sym ne le.
by case: (x - size zs)%N => [|[|y]].
Qed.

Lemma swap_value fam rho k t : term_value fam rho (swap (size rho) k t) = term_value fam rho t.
Proof.
case: t => [[c bs] m]; rewrite /swap /=; case: ifP => // kb.
have kb' := ltnW kb; rewrite /term_value /=; congr (_ * _).
rewrite [in RHS](without_split kb') (drop_nth 0%N kb) !sums_cat; apply: eq_sums => xs hx /=.
rewrite exchange_big /=; apply: eq_bigr => i _; apply: eq_bigr => j _; apply: eq_sums => ys _.
have -> : (size rho + k = size (rho ++ xs))%N by rewrite size_cat (sorted_size hx) size_take kb'.
by rewrite !catA; apply: product_rename => x; exact: swapped_variable.
Qed.

Lemma moved_value fam rho k n t u : u \in moved (size rho) k n t -> term_value fam rho u = term_value fam rho t.
Proof.
elim: n k t => [|n ih] k t /=; first by rewrite inE => /eqP ->.
by rewrite inE => /orP [/eqP -> //|/ih ->]; exact: swap_value.
Qed.
Lemma orders_value fam rho k n t u : u \in orders (size rho) k n t -> term_value fam rho u = term_value fam rho t.
Proof.
elim: n k u => [|n ih] k u /=; first by rewrite inE => /eqP ->.
by case/flatten_mapP => x /ih <- /moved_value ->.
Qed.
Lemma choices_value fam rho k cs t u : u \in choices (size rho) k cs t -> term_value fam rho u = term_value fam rho t.
Proof.
elim: cs k u => [|c cs ih] k u /=; first by rewrite inE => /eqP ->.
by case/flatten_mapP => x /ih <- /orders_value ->.
Qed.
Lemma bubble_value fam rho k n t : term_value fam rho (bubble (size rho) k n t) = term_value fam rho t.
Proof. by elim: n k t => //= n ih k t; rewrite ih; case: ifP => // _; exact: swap_value. Qed.
Lemma arranged_value fam rho t : term_value fam rho (arranged (size rho) t) = term_value fam rho t.
Proof.
have all_rounds k n : term_value fam rho (iter n (bubble (size rho) 0 k) t) = term_value fam rho t.
  by elim: n => // n ih; rewrite iterS bubble_value ih.
exact: all_rounds.
Qed.
Lemma least_in t ts : least t ts \in t :: ts.
Proof.
rewrite /least; elim: ts t => [|u ts ih] t /=; first by rewrite inE.
case: ifP => _; last by rewrite in_cons; apply/orP; right; exact: ih.
have := ih t; rewrite !in_cons => /orP [e|e]; apply/orP; [by left | right; apply/orP; right; exact: e].
Qed.
Lemma canonical_value fam rho t : term_value fam rho (canonical (size rho) t) = term_value fam rho t.
Proof.
rewrite /canonical; set u := arranged _ _; have := least_in (tidy u) (map tidy (choices (size rho) 0 (classes (size rho) 0 (size u.1.2) u) u)).
rewrite inE => /orP [/eqP ->|/mapP [x hx ->]]; rewrite tidy_value; first exact: arranged_value.
by rewrite (choices_value _ hx) arranged_value.
Qed.

Lemma settled_value fam rho ctx t : good fam -> sorted_as rho ctx ->
  term_value fam rho (settled sorts ctx t) = term_value fam rho t.
Proof.
move=> g h; rewrite /settled -(sorted_size h) canonical_value drop_unused_value //.
rewrite -[RHS]tidy_value -[RHS](sift_value (size t.2) _ g h); move: (sift _ _ _) => u.
rewrite /term_value /=; congr (_ * _); apply: eq_sums => xs _.
by rewrite settle_value // sorted_atoms_value.
Qed.
Lemma settled_all_value fam rho ctx p : good fam -> sorted_as rho ctx ->
  poly_value fam rho (settled_all sorts ctx p) = poly_value fam rho p.
Proof.
move=> g h; rewrite /settled_all collect_value /poly_value big_map.
by apply: eq_bigr => t _; exact: settled_value.
Qed.

(** ** Expectations *)
Variable laws : seq law.
Variable average : nat -> ((nat -> seq spot -> R) -> R) -> R.
Notation law_of g := (nth no_law laws g).
Definition over g (z : nat -> seq spot -> R) fam : nat -> seq spot -> R :=
  fun f => if f \in members (law_of g) then z f else fam f.

Fixpoint value fam rho (e : expr) : R :=
  match e with
  | Number k => match k with 0%N => 0 | 1%N => 1 | _ => k%:R end
  | Inverse k => k%:R^-1
  | Entry f vs => fam f (map (at_variable rho) vs)
  | Plus a b => value fam rho a + value fam rho b
  | Minus a => - value fam rho a
  | Times a b => value fam rho a * value fam rho b
  | Power a k => value fam rho a ^+ k
  | Total s a => \sum_(i < size_of s) value fam (rcons rho (At i)) a
  | Mean g a => average g (fun z => value (over g z fam) rho a)
  end.

Definition groups_value (z : nat -> seq spot -> R) (ps : seq (seq spot * seq nat)) : R :=
  \prod_(p <- ps) \prod_(f <- p.2) z f p.1.

Variable fam0 : nat -> seq spot -> R.
Definition look_value l pattern us := if look l pattern is Some e then value fam0 us e else 0.

Definition moments_of g := forall ps : seq (seq spot * seq nat),
  let l := law_of g in
  all (fun p => map (@sort_of size_of) p.1 == map Some (kinds l)) ps -> uniq (map fst ps) -> ps != [::] ->
  if apart l then
    all (fun p => isSome (look l [:: p.2])) ps ->
    average g (fun z => groups_value z ps) = \prod_(p <- ps) look_value l [:: p.2] p.1
  else
    isSome (look l (map snd ps)) ->
    average g (fun z => groups_value z ps) = look_value l (map snd ps) (flatten (map fst ps)).
Hypothesis means : forall g, expectation (average g).
Hypothesis moments : forall g, moments_of g.
Hypothesis good0 : good fam0.
Hypothesis large : all (fun l => all (fun f => sorts < f)%N (members l)) laws.

Definition agrees fam := forall f us, ~~ random laws f -> fam f us = fam0 f us.
Lemma agrees_over g z fam : agrees fam -> agrees (over g z fam).
Proof.
move=> h f us nr; rewrite /over; case: ifP => [mem|_]; last exact: h.
case: (ltnP g (size laws)) => lt; last by move: mem; rewrite nth_default.
by case/negP: nr; rewrite /random; by apply/(has_nthP no_law); exists g.
Qed.
Lemma good_over g z fam : good fam -> good (over g z fam).
Proof.
have no f : (f <= sorts)%N -> f \in members (law_of g) = false.
  move=> le; apply/negbTE/negP => mem; case: (ltnP g (size laws)) => lt; last by move: mem; rewrite nth_default.
  by have /(all_nthP no_law)/(_ _ lt)/allP/(_ _ mem) := large; rewrite ltnNge le.
by case=> h1 h2; split=> [u v|s hs]; rewrite /over no ?h1 ?h2.
Qed.

Section Mean.
Variables (X : Type) (E : (X -> R) -> R).
Hypothesis h : expectation E.
Lemma mean_zero : E (fun=> 0) = 0.
Proof.
rewrite -[RHS](mul0r (E (fun=> 0))) -(expectation_scale h); apply: (expectation_ext h) => x; by rewrite mul0r.
Qed.
Lemma mean_sum I (r : seq I) (F : I -> X -> R) : E (fun x => \sum_(i <- r) F i x) = \sum_(i <- r) E (F i).
Proof.
elim: r => [|i r ih].
  by rewrite big_nil -[RHS]mean_zero; apply: (expectation_ext h) => x; rewrite big_nil.
by rewrite big_cons -ih -(expectation_add h); apply: (expectation_ext h) => x; rewrite big_cons.
Qed.
Lemma mean_sums b (F : X -> seq spot -> R) : E (fun x => sums b (F x)) = sums b (fun xs => E (fun x => F x xs)).
Proof.
elim: b F => [|s b ih] F /=; first exact: (expectation_ext h).
by rewrite mean_sum; apply: eq_bigr => i _; exact: ih.
Qed.
End Mean.

Lemma some_plus p q r : plus_option p q = Some r -> exists p' q', [/\ p = Some p', q = Some q' & r = p' ++ q'].
Proof. by case: p q => [p|] [q|] //= [<-]; exists p, q. Qed.
Lemma some_map f p r : map_option f p = Some r -> exists2 p', p = Some p' & r = f p'.
Proof. by case: p => [p|] //= [<-]; exists p. Qed.

Section Norm.
Variable expected : nat -> seq nat -> seq atom -> option poly.
Hypothesis expected_value : forall g ctx m p fam rho, good fam -> agrees fam -> sorted_as rho ctx ->
  expected g ctx m = Some p ->
  average g (fun z => product_value (over g z fam) rho m) = poly_value fam rho p.

Lemma norm_value fam rho ctx e p : good fam -> agrees fam -> sorted_as rho ctx ->
  norm sorts expected ctx e = Some p -> value fam rho e = poly_value fam rho p.
Proof.
elim: e fam rho ctx p => [k|k|f vs|a iha b ihb|a iha|a iha b ihb|a iha k|s a iha|g a iha] fam rho ctx p gf ag h /=.
- case=> <-; rewrite /poly_value big_seq1 /term_value /= /product_value big_nil mulr1 number_nat.
  by case: k => [|[|k]].
- case: k => [|k] [<-]; first by rewrite invr0 poly_nil.
  by rewrite /poly_value big_seq1 /term_value /= /product_value big_nil mulr1 number_inverse.
- by case: ifP => // _ [<-]; rewrite one_value /product_value big_seq1.
- by case/some_plus => p' [q' [ea eb ->]]; rewrite poly_cat (iha _ _ _ _ gf ag h ea) (ihb _ _ _ _ gf ag h eb).
- by case/some_map => p' ea ->; rewrite scale_value numberN1 mulN1r (iha _ _ _ _ gf ag h ea).
- case ea: (norm _ _ ctx a) => [p'|] // /some_map [q' eb ->].
  by rewrite collect_value -(sorted_size h) times_value (iha _ _ _ _ gf ag h ea) (ihb _ _ _ _ gf ag h eb).
- case/some_map => p' ea ->; rewrite (iha _ _ _ _ gf ag h ea); elim: k => [|k ih].
    by rewrite expr0 one_value /product_value big_nil.
  by rewrite exprS iterS settled_all_value // -(sorted_size h) times_value ih (sorted_size h).
- case/some_map => p' ea ->; rewrite settled_all_value // bind_value /=; apply: eq_bigr => i _.
  rewrite -cats1; apply: (iha _ _ (rcons ctx s)) => //.
  by rewrite -cats1; apply: sorted_cat.
- case ea: (norm _ _ ctx a) => [p'|] // /some_map [q' eb ->]; rewrite settled_all_value //.
  transitivity (average g (fun z => poly_value (over g z fam) rho p')).
    by apply: (expectation_ext (means g)) => z; apply: iha ea => //; [exact: good_over | exact: agrees_over].
  rewrite /poly_value (mean_sum (means g)) -/(poly_value fam rho q').
  elim: p' q' eb {ea} => [|t p' ih] q' /=; first by case=> <-; rewrite big_nil poly_nil.
  case/some_plus => p1 [q2 [/some_map [r er ->] e2 ->]]; rewrite big_cons poly_cat (ih _ e2); congr (_ + _).
  rewrite bind_value /term_value (expectation_scale (means g)) (mean_sums (means g)) sumsM; apply: eq_sums => xs hx.
  rewrite scale_value; congr (_ * _); apply: expected_value er => //; exact: sorted_cat.
Qed.
End Norm.

(** ** Products of random entries *)
Definition spots rho (vs : seq nat) := map (at_variable rho) vs.
Definition group_value rho (z : nat -> seq spot -> R) (p : group) : R := \prod_(f <- p.2) z f (spots rho p.1).

Lemma groups_value_joined rho z m :
  \prod_(a <- m) z a.1 (spots rho a.2) = \prod_(p <- groups m) group_value rho z p.
Proof.
elim: m => [|[f vs] m ih]; first by rewrite /= !big_nil.
rewrite big_cons ih /groups /= -/(groups m) /joined /=; move: (groups m) => ps; elim: ps {ih} => [|[ws fs] ps ih] /=.
  by rewrite big_seq1 big_nil mulr1 /group_value /= big_seq1.
case: eqP => [<-|_]; rewrite !big_cons; last by rewrite -ih mulrCA.
rewrite mulrA; congr (_ * _); rewrite /group_value /=.
by rewrite [RHS](perm_big (f :: fs)) ?perm_sort //= big_cons.
Qed.

Lemma brackets_value fam rho vs ws : good fam -> size vs = size ws ->
  product_value fam rho (brackets vs ws) = (spots rho vs == spots rho ws)%:R.
Proof.
move=> g; elim: vs ws => [|v vs ih] [|w ws] //=; first by rewrite /product_value big_nil.
case=> e; by rewrite product_cons bracket_value // ih // eqseq_cons -natrM mulnb.
Qed.
Lemma differ_value fam rho vs ws : good fam -> size vs = size ws ->
  poly_value fam rho (differ vs ws) = (spots rho vs != spots rho ws)%:R.
Proof.
move=> g e; rewrite /differ poly_cons -/(poly_value _ _ _) {1}/term_value /= number1 mul1r {1}/product_value big_nil.
rewrite /poly_value big_seq1 /term_value /= numberN1 mulN1r cats0 brackets_value //.
by case: eqP => _; rewrite ?subrr ?subr0.
Qed.

Section Expect.
Variables (g : nat) (ctx : seq nat) (rho : seq spot) (fam : nat -> seq spot -> R).
Hypotheses (gf : good fam) (ag : agrees fam) (h : sorted_as rho ctx).
Notation l := (law_of g).
Notation d := (size ctx).

Definition fits (vs : seq nat) : bool := (map (nth 0%N ctx) vs == kinds l) && all (fun v => v < d)%N vs.
Definition fit (ps : seq group) : bool := all (fun p => fits p.1) ps.
Definition distinct (ps : seq group) : bool := uniq [seq spots rho p.1 | p <- ps].

Lemma fits_sorts vs : fits vs -> map (@sort_of size_of) (spots rho vs) = map Some (kinds l).
Proof.
case/andP => /eqP <- /allP lt; rewrite -!map_comp; apply/eq_in_map => v /lt hv /=.
by have [i ->] := sorted_nth h hv.
Qed.
Lemma fits_size vs ws : fits vs -> fits ws -> size vs = size ws.
Proof. by move=> /andP [/eqP e _] /andP [/eqP e' _]; rewrite -(size_map (nth 0%N ctx)) e -e' size_map. Qed.

Lemma cases_value leaf todo done p :
  (forall ps p, fit ps -> distinct ps -> leaf ps = Some p ->
    average g (fun z => \prod_(x <- ps) group_value rho z x) = poly_value fam rho p) ->
  fit todo -> fit done -> distinct done -> cases d leaf todo done = Some p ->
  average g (fun z => \prod_(x <- todo) group_value rho z x * \prod_(x <- done) group_value rho z x)
  = poly_value fam rho p.
Proof.
move=> leaf_value; elim: todo done p => [|[vs fs] todo ih] done p ft fd dd /=.
  move=> e; rewrite -(leaf_value _ _ fd dd e); apply: (expectation_ext (means g)) => z; by rewrite big_nil mul1r.
move: ft; rewrite /fit /= => /andP [/= fv ft].
suff all_after before after q : done = before ++ after -> all (fun x => spots rho x.1 != spots rho vs) before ->
    compared d (cases d leaf todo) vs fs before after = Some q ->
    average g (fun z => \prod_(x <- (vs, fs) :: todo) group_value rho z x * \prod_(x <- done) group_value rho z x)
    = poly_value fam rho q.
  by move=> e; apply: (all_after [::] done).
elim: after before q => [|[ws gs] after iha] before q ed ok /=.
  rewrite cats0 in ed; rewrite -ed => e.
  have fd' : fit (rcons done (vs, fs)) by rewrite /fit all_rcons /= fv.
  have dd' : distinct (rcons done (vs, fs)).
    rewrite /distinct map_rcons rcons_uniq /= -/(distinct done) dd andbT; apply/negP => /mapP [x hx e'].
    by move/allP: ok => /(_ x); rewrite -ed => /(_ hx); rewrite -e' eqxx.
  rewrite -(ih _ _ ft fd' dd' e); apply: (expectation_ext (means g)) => z.
  by rewrite -cats1 big_cat big_seq1 big_cons /= [RHS]mulrA [RHS]mulrC [RHS]mulrA.
case/some_plus => p1 [p2 [/some_map [r1 e1 ->] /some_map [r2 e2 ->] ->]].
have fw : fits ws by move: fd; rewrite /fit ed all_cat /= => /and3P [].
rewrite poly_cat -!(sorted_size h) !times_value one_value brackets_value ?differ_value ?(fits_size fv fw) //.
case: (eqVneq (spots rho vs) (spots rho ws)) => [e|ne] /=; last first.
  rewrite mul0r add0r mul1r; apply: (iha (rcons before (ws, gs))) => //; first by rewrite cat_rcons.
  by rewrite all_rcons /= eq_sym ne.
rewrite mul1r mul0r addr0.
have ft2 : fit (before ++ (ws, sort leq (fs ++ gs)) :: after) by move: fd; rewrite /fit ed !all_cat.
have dd2 : distinct (before ++ (ws, sort leq (fs ++ gs)) :: after) by move: dd; rewrite /distinct ed !map_cat.
rewrite -(ih _ _ ft ft2 dd2 e1); apply: (expectation_ext (means g)) => z.
have merged : group_value rho z (ws, sort leq (fs ++ gs)) = group_value rho z (vs, fs) * group_value rho z (ws, gs).
  by rewrite /group_value /= (perm_big (fs ++ gs)) ?perm_sort // big_cat /= e.
rewrite ed big_cons !big_cat !big_cons /= merged -!mulrA mulrCA; congr (_ * _); exact: mulrCA.
Qed.

Lemma substituted_value a vs us p : all (fun v => v < size rho)%N vs -> size vs = a -> us = spots rho vs ->
  poly_value fam rho (substituted a vs (size rho) p) = poly_value fam us p.
Proof.
move=> /allP lt ea ->; rewrite /poly_value /substituted big_map; apply: eq_bigr => -[[c bs] m] _.
rewrite /term_value /=; congr (_ * _); apply: eq_sums => xs _; apply: product_rename => v.
rewrite /at_variable !nth_cat size_map ea; case: (ltnP v a) => va.
  by rewrite lt ?mem_nth ?ea // -/(at_variable _ _) (nth_map 0%N) ?ea.
by rewrite ltnNge leq_addl /= addnK.
Qed.

Lemma plain_value us p : all (fun t => plain laws t.2) p -> poly_value fam us p = poly_value fam0 us p.
Proof.
move=> /allP pl; apply: eq_big_seq => t /pl /allP pt; rewrite /term_value; congr (_ * _); apply: eq_sums => xs _.
by apply: eq_big_seq => a /pt na; rewrite /atom_value ag.
Qed.

Lemma norm0_value us c e p : sorted_as us c -> norm0 sorts c e = Some p -> value fam0 us e = poly_value fam0 us p.
Proof. by move=> hu; apply: norm_value. Qed.

Notation located ps := [seq (spots rho p.1, p.2) | p <- ps].
Lemma piece_value ps p : fit ps -> piece sorts laws l d ps = Some p ->
  isSome (look l (map snd ps)) /\
  poly_value fam rho p = look_value l (map snd ps) (flatten (map fst (located ps))).
Proof.
rewrite /piece /look_value => /allP fp; case: (look _ _) => [e|] //.
case en: (norm0 _ _ _) => [q|] //; case: ifP => // pq [<-]; split=> //.
have es : sorted_as (flatten (map fst (located ps))) (flatten (nseq (size ps) (kinds l))).
  elim: ps fp {en} => [|x ps ih] fp //=; rewrite /sorted_as /= !map_cat fits_sorts; last by apply: fp; rewrite mem_head.
  by congr (_ ++ _); apply: ih => y hy; apply: fp; rewrite inE hy orbT.
rewrite (norm0_value es en) -(sorted_size h) (@substituted_value _ _ (flatten (map fst (located ps)))).
- exact: plain_value.
- rewrite (sorted_size h); apply/allP => v /flatten_mapP [x /fp /andP [_ /allP lt]]; exact: lt.
- rewrite -(sorted_size es); elim: (ps) => //= x xs ih; by rewrite !size_cat ih size_map.
- by elim: (ps) => //= x xs ih; rewrite /spots map_cat -/(spots rho _) ih.
Qed.

Lemma leaf_value ps p : fit ps -> distinct ps -> leaf sorts laws l d ps = Some p ->
  average g (fun z => \prod_(x <- ps) group_value rho z x) = poly_value fam rho p.
Proof.
move=> fp dp; rewrite /leaf; case e0: ps => [|x0 ps0].
  case=> <-; rewrite one_value /product_value big_nil.
  transitivity (average g (fun=> 1)); last exact: (expectation_one (means g)).
  by apply: (expectation_ext (means g)) => z; rewrite big_nil.
rewrite -e0 => e; have ne : located ps != [::] by rewrite e0.
transitivity (average g (fun z => groups_value z (located ps))).
  by apply: (expectation_ext (means g)) => z; rewrite /groups_value big_map.
have sorts_ok : all (fun p => map (@sort_of size_of) p.1 == map Some (kinds l)) (located ps).
  by apply/allP => _ /mapP [x /(allP fp) hx ->] /=; rewrite fits_sorts.
have un : uniq (map fst (located ps)) by rewrite -map_comp.
have := @moments g _ sorts_ok un ne; move: e; rewrite /=; case: (apart l) => e mom; last first.
  have el : map snd (located ps) = map snd ps by rewrite -map_comp.
  by have [sm ->] := piece_value fp e; move: mom; rewrite el => /(_ sm) ->.
have all_known : forall q, foldr (fun x q => if piece sorts laws l d [:: x] is Some p then map_option (times d p) q else None)
    (Some [:: one [::]]) ps = Some q -> fit ps ->
    all (fun p => isSome (look l [:: p.2])) (located ps) /\
    poly_value fam rho q = \prod_(p <- located ps) look_value l [:: p.2] p.1.
  elim: (ps) => [|x xs ih] q /=; first by case=> <-; rewrite big_nil one_value /product_value big_nil.
  case ex: (piece _ _ _ _ _) => [r|] // /some_map [q' eq' ->] /andP [fx fxs].
  have [al ev] := ih _ eq' fxs; rewrite al big_cons -ev -(sorted_size h) times_value.
  have fx1 : fit [:: x] by rewrite /fit /= fx.
  by have [-> ->] := piece_value fx1 ex; rewrite /= cats0.
by have [al ->] := all_known _ e fp; exact: mom.
Qed.

Lemma expect_value m p : expect sorts laws g ctx m = Some p ->
  average g (fun z => product_value (over g z fam) rho m) = poly_value fam rho p.
Proof.
rewrite /expect; set mine := filter _ m; set others := filter _ m; case: ifP => // /andP [k1 k2] /some_map [q e ->].
have fits_mine : forall a, a \in mine -> fits a.2.
  by move=> a ha; rewrite /fits (allP k1 _ ha) (allP k2 _ ha).
have fg : fit (groups mine).
  elim: (mine) fits_mine => //= a xs ih hx.
  have : fit (groups xs) by apply: ih => b hb; apply: hx; rewrite inE hb orbT.
  have fa : fits a.2 by apply: hx; rewrite mem_head.
  rewrite /joined; elim: (groups xs) => [|[ws fs] ps ihp] /=; first by rewrite /fit /= fa.
  by case/andP => f1 f2; case: ifP => _; rewrite /fit /= f1 //=; exact: ihp.
have := cases_value (@leaf_value) fg (isT : fit [::]) (isT : distinct [::]) e => ev.
rewrite -(sorted_size h) times_value one_value -ev -(expectation_scale (means g)).
apply: (expectation_ext (means g)) => z; rewrite big_nil mulr1 -groups_value_joined mulrC.
have pm : perm_eq m (mine ++ others).
  by rewrite perm_sym /mine /others; apply/permPl/perm_filterC.
rewrite (product_perm _ _ pm) product_cat; congr (_ * _); apply: eq_big_seq => a; rewrite mem_filter /atom_value /over.
  by case/andP => ->.
by case/andP => /negbTE ->.
Qed.
End Expect.

(** ** Rules *)
Definition rule_holds (r : rule) := forall us, map (@sort_of size_of) us = map Some (fixed r) ->
  \prod_(f <- product r) fam0 f us = \sum_(x <- meaning r) number x.1 * \prod_(f <- x.2) fam0 f us.

Lemma removed_value us fs (vs : seq nat) m m' rho : us = spots rho vs -> removed fs vs m = Some m' ->
  product_value fam0 rho m = \prod_(f <- fs) fam0 f us * product_value fam0 rho m'.
Proof.
move=> ->; elim: fs m' => [|f fs ih] m' /=; first by case=> <-; rewrite big_nil mul1r.
case e: (removed fs vs m) => [m1|] //; case: ifP => // mem [<-].
rewrite (ih _ e) (product_perm _ _ (perm_to_rem mem)) product_cons big_cons mulrA; congr (_ * _).
by rewrite mulrC.
Qed.

Lemma matchingP ctx r m m' vs others : matching ctx r m m' = Some (vs, others) ->
  [/\ all (fun v => v < size ctx)%N vs, [seq nth 0%N ctx v | v <- vs] = fixed r & removed (product r) vs m = Some others].
Proof.
elim: m' => //= a m' ih; case: ifP => [/and3P [_ lt /eqP e]|_] //.
by case er: (removed _ _ _) => [o|] // [<- <-].
Qed.

Lemma applied_value rho ctx r t p : sorted_as rho ctx -> rule_holds r -> applied ctx r t = Some p ->
  poly_value fam0 rho p = term_value fam0 rho t.
Proof.
move=> h rh; rewrite /applied; case e: (matching _ _ _ _) => [[vs others]|] // [<-].
have [lt ks er] := matchingP e; rewrite /poly_value big_map /term_value /=.
rewrite (eq_bigr (fun x => number t.1.1 * sums t.1.2 (fun xs => number x.1 *
    (\prod_(f <- x.2) fam0 f (spots (rho ++ xs) vs) * product_value fam0 (rho ++ xs) others)))); last first.
  move=> x _; rewrite number_red numberM -mulrA sumsM; congr (_ * _); apply: eq_sums => xs _.
  by rewrite product_cat /product_value big_map.
rewrite -big_distrr /= -sums_sum; congr (_ * _); apply: eq_sums => xs hx.
rewrite (removed_value (erefl _) er) rh; last first.
  rewrite -ks /spots -!map_comp; apply/eq_in_map => v /(allP lt) hv /=.
  by have [i ->] := sorted_nth (sorted_cat h hx) hv.
by rewrite big_distrl; apply: eq_bigr => x _; rewrite mulrA.
Qed.

Variable rules : seq rule.
Hypothesis rules_hold : forall k, (k < size rules)%N -> rule_holds (nth (Rule [::] [::] [::]) rules k).

Lemma applied_any_value rho ctx t p : sorted_as rho ctx -> applied_any ctx rules t = Some p ->
  poly_value fam0 rho p = term_value fam0 rho t.
Proof.
move=> h; rewrite /applied_any; elim: (rules) rules_hold => //= r rs ih hold.
case e: (applied ctx r t) => [q|]; last by apply: ih => k lt; exact: (hold k.+1).
case=> <-; apply: applied_value e => //; exact: (hold 0%N).
Qed.

Lemma ruled_value rho ctx fuel p : sorted_as rho ctx ->
  poly_value fam0 rho (ruled fuel sorts ctx rules p) = poly_value fam0 rho p.
Proof.
move=> h; elim: fuel p => //= fuel ih p; case: ifP => // _; rewrite ih settled_all_value // poly_flatten big_map.
apply: eq_bigr => t _; case e: (applied_any _ _ _) => [q|]; last by rewrite /poly_value big_seq1.
exact: applied_any_value e.
Qed.

Variable symmetric : seq nat.
Hypothesis symmetries : forall f u v, f \in symmetric -> fam0 f [:: u; v] = fam0 f [:: v; u].

Lemma turned_value rho t : term_value fam0 rho (turned symmetric t) = term_value fam0 rho t.
Proof.
rewrite /turned tidy_value /term_value /=; congr (_ * _); apply: eq_sums => xs _.
rewrite /product_value big_map; apply: eq_bigr => -[f vs] _; rewrite /oriented /atom_value /=.
by case: ifP => // sym; case: vs => [|v [|w [|? ?]]] //; case: ifP => // _; exact: symmetries.
Qed.

Lemma finished_value rho p : poly_value fam0 rho (finished symmetric (size rho) p) = poly_value fam0 rho p.
Proof.
have -> : finished symmetric (size rho) p = if symmetric is [::] then p else
    collect [seq least (turned symmetric t) (map (turned symmetric) (orders (size rho) 0 (size t.1.2) t)) | t <- p] by [].
case: (symmetric) turned_value => // f fs turned_value; rewrite collect_value /poly_value big_map; apply: eq_bigr => t _.
have := least_in (turned (f :: fs) t) (map (turned (f :: fs)) (orders (size rho) 0 (size t.1.2) t)).
by rewrite inE => /orP [/eqP ->|/mapP [u hu ->]]; rewrite turned_value // (orders_value _ hu).
Qed.

(** Two lines that [equal] accepts have one value. *)
Theorem equal_value rho ctx a b : sorted_as rho ctx -> equal sorts laws rules symmetric ctx a b ->
  value fam0 rho a = value fam0 rho b.
Proof.
move=> h; rewrite /equal /rest; move: rounds => fuel.
case e: (norm1 _ _ _ _) => [p|] //; rewrite /map_option.
case e': (finished _ _ _) => [|? ?] // _; apply/eqP; rewrite -subr_eq0; apply/eqP.
have := @norm_value (expect sorts laws)
  (fun g c m p fam rho gf ag hs => @expect_value g c rho fam gf ag hs m p) fam0 rho ctx (Plus a (Minus b)) p good0 (fun _ _ _ => erefl) h e.
move=> /= ->; rewrite -(settled_all_value _ good0 h) -(ruled_value fuel _ h) -finished_value (sorted_size h) e'.
exact: poly_nil.
Qed.
End Values.
