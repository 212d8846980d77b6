(** More words: the derivative of what has a quotient or a function in it, exponentials, softplus and logistic. Of a
    statement with any of these this file has to be believed as well as [language].

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(** * Dual numbers *)
(** A value at a point, and the slope there. Sums and products are as the rules of the derivative have it. *)
Record dual (S : Type) := Dual { point : S; slope : S }.

(** The chain rule: a function, of which the derivative is [f'], of a value and its slope. *)
Definition chain (S : comRingType) (f f' : S -> S) (x : dual S) : dual S := Dual (f (point x)) (f' (point x) * slope x).
Definition reciprocal (F : fieldType) : dual F -> dual F := chain (fun x => x^-1) (fun x => - x^-1 ^+ 2).
Definition constant (S : comRingType) (c : S) : dual S := Dual c 0.

(** The derivative in the entry [w k]: the slope, where [w k] has the slope 1 and each other entry 0. *)
Definition slope_in (S : comRingType) (T : eqType) (w : T -> S) (k : T) (f : (T -> dual S) -> dual S) : S :=
  slope (f (fun i => Dual (w i) (i == k)%:R)).

Section Ring.
Variable S : comRingType.
Implicit Types x y z : dual S.
Definition sum_of_duals x y := Dual (point x + point y) (slope x + slope y).
Definition product_of_duals x y := Dual (point x * point y) (slope x * point y + point x * slope y).

Definition pair_of_dual x := (point x, slope x).
Definition dual_of_pair (p : S * S) := Dual p.1 p.2.
Lemma pair_of_dualK : cancel pair_of_dual dual_of_pair. Proof. by case. Qed.
Definition dual_eqMixin := CanEqMixin pair_of_dualK.
Canonical dual_eqType := EqType (dual S) dual_eqMixin.
Definition dual_choiceMixin := CanChoiceMixin pair_of_dualK.
Canonical dual_choiceType := ChoiceType (dual S) dual_choiceMixin.
Lemma same_dual x y : point x = point y -> slope x = slope y -> x = y.
Proof. by case: x y => [a b] [c d] /= -> ->. Qed.

Fact add_duals_assoc : associative sum_of_duals. Proof. by move=> x y z; apply: same_dual; rewrite /= addrA. Qed.
Fact add_duals_comm : commutative sum_of_duals. Proof. by move=> x y; apply: same_dual; rewrite /= addrC. Qed.
Fact add_duals_zero : left_id (Dual 0 0) sum_of_duals. Proof. by move=> x; apply: same_dual; rewrite /= add0r. Qed.
Fact add_duals_opp : left_inverse (Dual 0 0) (fun x => Dual (- point x) (- slope x)) sum_of_duals.
Proof. by move=> x; apply: same_dual; rewrite /= addNr. Qed.
Definition dual_zmodMixin := ZmodMixin add_duals_assoc add_duals_comm add_duals_zero add_duals_opp.
Canonical dual_zmodType := ZmodType (dual S) dual_zmodMixin.

Fact multiply_duals_assoc : associative product_of_duals.
Proof. by move=> x y z; apply: same_dual; rewrite /= ?mulrDl ?mulrDr !mulrA ?addrA. Qed.
Fact multiply_duals_comm : commutative product_of_duals.
Proof.
move=> x y; apply: same_dual; first by rewrite /= mulrC.
by rewrite /= addrC; congr (_ + _); rewrite mulrC.
Qed.
Fact multiply_duals_one : left_id (Dual 1 0) product_of_duals.
Proof. by move=> x; apply: same_dual; rewrite /= ?mul0r ?add0r mul1r. Qed.
Fact multiply_duals_add : left_distributive product_of_duals sum_of_duals.
Proof.
move=> x y z; apply: same_dual; first by rewrite /= mulrDl.
by rewrite /= !mulrDl addrACA.
Qed.
Fact one_dual_is_not_zero : Dual 1 0 != Dual 0 0 :> dual S.
Proof. by apply/eqP => -[] /eqP; rewrite oner_eq0. Qed.
Definition dual_ringMixin :=
  ComRingMixin multiply_duals_assoc multiply_duals_comm multiply_duals_one multiply_duals_add one_dual_is_not_zero.
Canonical dual_ringType := RingType (dual S) dual_ringMixin.
Canonical dual_comRingType := ComRingType (dual S) multiply_duals_comm.
End Ring.

(** * Functions that are known by what they satisfy *)
Record exponential (S : comRingType) (exp : S -> S) : Prop := Exponential {
  exp_zero : exp 0 = 1;
  exp_sum : forall x y, exp (x + y) = exp x * exp y
}.
