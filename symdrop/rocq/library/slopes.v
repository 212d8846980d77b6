(** What the words of [duals] imply: each rule of the derivative is a theorem here, and of a polynomial it is the derivative
    that [language] has.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra.
From Symdrop Require Import language duals laws.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

Section Slopes.
Variable S : comRingType.
Implicit Types x y : dual S.

Lemma constant_is_additive : additive (@constant S).
Proof. by move=> a b; apply: same_dual; rewrite //= subr0. Qed.
Canonical constant_additive := Additive constant_is_additive.
Lemma constant_is_multiplicative : multiplicative (@constant S).
Proof. by split=> [a b|] //; apply: same_dual; rewrite //= mul0r mulr0 addr0. Qed.
Canonical constant_rmorphism := AddRMorphism constant_is_multiplicative.

(** What is meant by the value and the slope of a dual number. *)
Definition slopes x (v d : S) : Prop := x = Dual v d.
Lemma slopes_constant c : slopes (constant c) c 0. Proof. by []. Qed.
Lemma slopes_zero : slopes 0 0 0. Proof. by []. Qed.
Lemma slopes_one : slopes 1 1 0. Proof. by []. Qed.
Lemma slopes_number n : slopes n%:R n%:R 0.
Proof. by rewrite -(rmorph_nat constant_rmorphism). Qed.
Lemma slopes_add x y v d v' d' : slopes x v d -> slopes y v' d' -> slopes (x + y) (v + v') (d + d').
Proof. by move=> -> ->. Qed.
Lemma slopes_opp x v d : slopes x v d -> slopes (- x) (- v) (- d). Proof. by move=> ->. Qed.
Lemma slopes_mul x y v d v' d' : slopes x v d -> slopes y v' d' -> slopes (x * y) (v * v') (d * v' + v * d').
Proof. by move=> -> ->. Qed.
Lemma slopes_exp x v d e : slopes x v d -> slopes (x ^+ e) (v ^+ e) (e%:R * v ^+ e.-1 * d).
Proof.
move=> ->; elim: e => [|e ih]; first by apply: same_dual; rewrite /= ?expr0 ?mul0r.
rewrite exprS ih; apply: same_dual; rewrite /= ?exprS //.
case: e {ih} => [|e] /=; first by rewrite expr0 !mulr1 !mul0r mulr0 addr0 mul1r.
have -> : e.+2%:R = 1 + e.+1%:R :> S by rewrite -[in LHS]add1n natrD.
rewrite !mulrDl mul1r; congr (_ + _); first by rewrite mulrC.
by rewrite exprS !mulrA [v * _]mulrC.
Qed.
Lemma slopes_total I (r : seq I) F v d : (forall i, slopes (F i) (v i) (d i)) ->
  slopes (\sum_(i <- r) F i) (\sum_(i <- r) v i) (\sum_(i <- r) d i).
Proof.
move=> h; elim: r => [|i r ih]; first by rewrite !big_nil.
by rewrite !big_cons; exact: (slopes_add (h i) ih).
Qed.
Lemma slopes_chain f f' x v d : slopes x v d -> slopes (chain f f' x) (f v) (f' v * d). Proof. by move=> ->. Qed.
End Slopes.
Lemma slopes_reciprocal (F : fieldType) (x : dual F) v d :
  slopes x v d -> slopes (reciprocal x) v^-1 (- v^-1 ^+ 2 * d).
Proof. by move=> ->. Qed.

Theorem product_quotient_and_chain_rule (S : comRingType) (T : eqType) (w : T -> S) k f v d :
  slopes (f (fun i => Dual (w i) (i == k)%:R)) v d -> slope_in w k f = d.
Proof. by rewrite /slope_in => ->. Qed.

Lemma slopes_entry (S : comRingType) (v d : S) : slopes (Dual v d) v d. Proof. by []. Qed.
Lemma slopes_entry0 (S : comRingType) (v : S) : slopes (Dual v (tt == tt)%:R) v 1. Proof. by []. Qed.
Lemma slopes_entry2 (S : comRingType) (T U : eqType) (v : S) (i k : T) (j l : U) :
  slopes (Dual v ((i, j) == (k, l))%:R) v ((i == k)%:R * (j == l)%:R).
Proof. by rewrite -natrM mulnb -xpair_eqE. Qed.
Lemma slope_of (S : comRingType) (x : dual S) v d : slopes x v d -> slope x = d. Proof. by move=> ->. Qed.
Lemma slopes_same (S : comRingType) (x y : dual S) v d : x = y -> slopes y v d -> slopes x v d.
Proof. by move=> ->. Qed.

(** All factors but one, as a product over all places. *)
Lemma slopes_product (S : comRingType) n (F : 'I_n -> dual S) v d : (forall i, slopes (F i) (v i) (d i)) ->
  slopes (\prod_(i < n) F i) (\prod_(i < n) v i)
    (\sum_(i < n) d i * \prod_(j < n) ((1 - (j == i)%:R) * v j + (j == i)%:R)).
Proof.
elim: n F v d => [|n ih] F v d h; first by rewrite !big_ord0.
rewrite !big_ord_recl (h ord0) (ih _ _ _ (fun i => h (lift ord0 i))); apply: same_dual => //=; congr (_ + _).
  rewrite subrr mul0r add0r mul1r; congr (_ * _); apply: eq_bigr => j _.
  by rewrite subr0 mul1r addr0.
rewrite big_distrr; apply: eq_bigr => i _ /=; rewrite mulrCA; congr (_ * _).
rewrite big_ord_recl /= subr0 mul1r addr0; congr (_ * _); apply: eq_bigr => j _.
Qed.

(** Of a polynomial the slope is the derivative: a value of it at a dual number has the derivative as its slope. *)
Theorem slope_of_polynomial (S : comRingType) (f : {poly S}) (x : S) :
  (map_poly (@constant S) f).[Dual x 1] = Dual f.[x] f^`().[x].
Proof.
elim/poly_ind: f => [|f c ih]; first by rewrite rmorph0 linear0 !horner0.
rewrite rmorphD rmorphM /= map_polyX map_polyC !hornerE /= ih; apply: same_dual; rewrite /= ?hornerE //=.
by rewrite derivD derivM derivX derivC !hornerE /= ?mulr1 ?addr0.
Qed.

(** [derive_dual] finds the slope term by term. *)
Ltac derive_dual :=
  lazymatch goal with
  | |- slopes (@slope_in _ _ _ _ _) _ _ =>
    eapply slopes_same; [eapply product_quotient_and_chain_rule; cbv beta; derive_dual | cbv beta; derive_dual]
  | |- slopes (slope _) _ _ =>
    eapply slopes_same; [eapply slope_of; derive_dual | cbv beta; derive_dual]
  | |- slopes (Dual _ ((_, _) == (_, _))%:R) _ _ => refine (slopes_entry2 _ _ _ _ _)
  | |- slopes (Dual _ (tt == tt)%:R) _ _ => refine (slopes_entry0 _)
  | |- slopes (Dual _ _) _ _ => refine (slopes_entry _ _)
  | |- slopes (constant _) _ _ => refine (slopes_constant _)
  | |- slopes (@GRing.zero _) _ _ => refine (slopes_zero _)
  | |- slopes (@GRing.one _) _ _ => refine (slopes_one _)
  | |- slopes (@GRing.natmul _ (@GRing.one _) _) _ _ => refine (slopes_number _ _)
  | |- slopes (@GRing.add _ _ _) _ _ => refine (slopes_add _ _); derive_dual
  | |- slopes (@GRing.opp _ _) _ _ => refine (slopes_opp _); derive_dual
  | |- slopes (@GRing.mul _ _ _) _ _ => refine (slopes_mul _ _); derive_dual
  | |- slopes (@GRing.exp _ _ _) _ _ => refine (slopes_exp _ _); derive_dual
  | |- slopes (chain _ _ _) _ _ => refine (slopes_chain _ _ _); derive_dual
  | |- slopes (reciprocal _) _ _ => refine (slopes_reciprocal _); derive_dual
  | |- slopes (BigOp.bigop _ _ (fun i => BigBody _ +%R _ _)) _ _ => refine (slopes_total _ _); intro; cbv beta; derive_dual
  | |- slopes (BigOp.bigop _ _ (fun i => BigBody _ *%R _ _)) _ _ => refine (slopes_product _); intro; cbv beta; derive_dual
  end.
