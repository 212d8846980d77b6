(** The words of a statement: expectation, variance, derivative, laws. This file is all that a reader has to believe.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(** * Expectation over masks, by definition *)
Section Masks.
Variable R : comRingType.

(** The average over all ways in which each place of [T] takes an outcome of [O], at different places independently:
    a way has as its weight the product of the chances of its outcomes. *)
Definition weighted (T O : finType) (chance : T -> O -> R) (f : {ffun T -> O} -> R) : R :=
  \sum_(d : {ffun T -> O}) (\prod_t chance t (d t)) * f d.

(** The average over all 0/1 masks, of which the entry at [t] is 1 with the chance [keep t]. *)
Definition mask (T : finType) (keep : T -> R) : ({ffun T -> bool} -> R) -> R :=
  weighted (fun t (is_kept : bool) => if is_kept then keep t else 1 - keep t).

(** The average over two things that are independent of each other. *)
Definition both (X Y : Type) (E : (X -> R) -> R) (F : (Y -> R) -> R) (f : X * Y -> R) : R :=
  E (fun x => F (fun y => f (x, y))).

Definition Var (X : Type) (E : (X -> R) -> R) (f : X -> R) : R := E (fun x => f x ^+ 2) - E f ^+ 2.
Definition Cov (X : Type) (E : (X -> R) -> R) (f g : X -> R) : R := E (fun x => f x * g x) - E f * E g.

(** What is asked of an expectation of which no definition is given. *)
Record expectation (X : Type) (E : (X -> R) -> R) : Prop := Expectation {
  expectation_ext : forall f h, (forall x, f x = h x) -> E f = E h;
  expectation_add : forall f h, E (fun x => f x + h x) = E f + E h;
  expectation_scale : forall a f, E (fun x => a * f x) = a * E f;
  expectation_one : E (fun=> 1) = 1
}.
End Masks.

(** * The derivative in one entry, of a polynomial *)
(** The entries of [w] as polynomials: [w k] is the variable. *)
Definition variable_at (S : comRingType) (T : eqType) (w : T -> S) (k : T) : T -> {poly S} :=
  fun i => if i == k then 'X else (w i)%:P.
Definition D (S : comRingType) (T : eqType) (w : T -> S) (k : T) (f : (T -> {poly S}) -> {poly S}) : S :=
  (f (variable_at w k))^`().[w k].
