(** What is multiplied over an index, and exponentials: how an expectation over masks goes into a product, the two values
    of a mask, and the tactics by which such steps are checked.

    Written by `symdrop rocq`. *)

From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws slopes checking.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** * Masks in products *)
Section Masks.
Variables (R : comRingType) (T : finType) (keep : T -> R).
Local Notation E := (mask keep).
Notation outcome := {ffun T -> bool}.

(** Independence: a factor at each place, which asks for the mask there alone, has two values. *)
Theorem mask_of_product (F : outcome -> T -> R) : (forall d t, F d t = F [ffun=> d t] t) ->
  E (fun d => \prod_t F d t) = \prod_t ((1 - keep t) * F [ffun=> false] t + keep t * F [ffun=> true] t).
Proof.
move=> local; transitivity (E (fun d => \prod_t F [ffun=> d t] t)).
  by apply: (expectation_ext (linearity_of_masks keep)) => d; apply: eq_bigr => t _; exact: local.
etransitivity; first exact: (independence (mask_chance keep) (fun t b => F [ffun=> b] t)).
by apply: eq_bigr => t _; rewrite big_bool /= addrC.
Qed.

(** The two values of a mask. *)
Theorem two_values (F : outcome -> R) t : (forall d, F d = F [ffun=> d t]) ->
  E F = (1 - keep t) * F [ffun=> false] + keep t * F [ffun=> true].
Proof.
move=> local; pose G (u : T) (b : bool) := if u == t then F [ffun=> b] else 1.
have at_t (h : bool -> R) (P : T -> R) : P t = h true + h false -> (forall u, u != t -> P u = 1) ->
    \prod_u P u = h true + h false.
  by move=> <- other; rewrite (bigD1 t) //= big1 ?mulr1.
transitivity (E (fun d => \prod_u G u (d u))).
  apply: (expectation_ext (linearity_of_masks keep)) => d.
  by rewrite (bigD1 t) //= big1 /G ?eqxx ?mulr1 // => u /negbTE ->.
etransitivity; first exact: (independence (mask_chance keep) G).
rewrite addrC; apply: (at_t (fun b : bool => (if b then keep t else 1 - keep t) * F [ffun=> b])).
  by rewrite big_bool /G eqxx.
by move=> u /negbTE ne; rewrite /G ne big_bool /= !mulr1 addrC subrK.
Qed.
End Masks.

Lemma expectation_constant (R : comRingType) X (E : (X -> R) -> R) c : expectation E -> E (fun=> c) = c.
Proof.
move=> h; rewrite -[RHS]mulr1 -(expectation_one h) -(expectation_scale h).
by apply: (expectation_ext h) => x; rewrite mulr1.
Qed.
Lemma expectation_opp (R : comRingType) X (E : (X -> R) -> R) F : expectation E -> E (fun x => - F x) = - E F.
Proof. by move=> h; rewrite -mulN1r -(expectation_scale h); apply: (expectation_ext h) => x; rewrite mulN1r. Qed.
Lemma expectation_total (R : comRingType) X (E : (X -> R) -> R) n (F : X -> 'I_n -> R) :
  expectation E -> E (fun x => \sum_(i < n) F x i) = \sum_(i < n) E (fun x => F x i).
Proof.
move=> h; elim: n F => [|n ih] F.
  by rewrite big_ord0 -[RHS](expectation_constant 0 h); apply: (expectation_ext h) => x; rewrite big_ord0.
rewrite big_ord_recl -ih -(expectation_add h); apply: (expectation_ext h) => x.
by rewrite big_ord_recl.
Qed.
Lemma expectation_factor (R : comRingType) X (E : (X -> R) -> R) c F : expectation E -> E (fun x => F x * c) = E F * c.
Proof. by move=> h; rewrite mulrC -(expectation_scale h); apply: (expectation_ext h) => x; rewrite mulrC. Qed.

(** * Exponentials *)
Section Exponential.
Variables (R : comRingType) (exp : R -> R).
Hypothesis h : exponential exp.
Theorem exp_total n (F : 'I_n -> R) : exp (\sum_(i < n) F i) = \prod_(i < n) exp (F i).
Proof. by apply: (big_morph exp (exp_sum h)); exact: exp_zero. Qed.
Lemma exp_power x e : exp x ^+ e = exp (e%:R * x).
Proof. by elim: e => [|e ih]; rewrite ?expr0 ?mul0r ?(exp_zero h) // exprS ih -(exp_sum h) mulrSr mulrDl mul1r addrC. Qed.
Theorem exponential_of_duals : exponential (chain exp exp).
Proof.
split=> [|[a b] [c d]]; apply: same_dual; rewrite /= ?mulr0 ?(exp_zero h) ?(exp_sum h) //.
by rewrite mulrDr mulrAC -!mulrA; congr (_ + _); rewrite !mulrA.
Qed.
End Exponential.

Lemma product_of_products (R : comRingType) n (F G : 'I_n -> R) :
  (\prod_(i < n) F i) * (\prod_(i < n) G i) = \prod_(i < n) (F i * G i).
Proof. by rewrite big_split. Qed.
Lemma product_beside (R : comRingType) n c (F G : 'I_n -> R) :
  c * (\prod_(i < n) F i) * (\prod_(i < n) G i) = c * \prod_(i < n) (F i * G i).
Proof. by rewrite -mulrA big_split. Qed.
Lemma power_of_product (R : comRingType) n (F : 'I_n -> R) e : (\prod_(i < n) F i) ^+ e = \prod_(i < n) F i ^+ e.
Proof. by rewrite prodrXl. Qed.
Lemma sum_opposite (R : zmodType) n (F : 'I_n -> R) : - (\sum_(i < n) F i) = \sum_(i < n) - F i.
Proof. by rewrite sumrN. Qed.
Lemma prod_same (R : ringType) n (F G : 'I_n -> R) : (forall i, F i = G i) -> \prod_(i < n) F i = \prod_(i < n) G i.
Proof. by move=> e; apply: eq_bigr => i _. Qed.

Lemma reflected (R : zmodType) (f : R -> R) a : (forall z, f z - f (- z) = z) -> f (- a) = f a - a.
Proof. by move=> h; rewrite -{3}(h a) opprB addrC subrK. Qed.
Lemma ratio (R : ringType) (exp logistic : R -> R) z :
  (forall z, logistic z = exp z * (1 - logistic z)) -> exp z * logistic z = exp z - logistic z.
Proof. by move=> h; rewrite {2}h mulrBr mulr1 opprB addrC subrK. Qed.

(** * Normal noise, which is known by its generating function *)
Section Normal.
Variables (R : realFieldType) (n : nat) (exp : R -> R) (E : (('I_n -> R) -> R) -> R) (mean variance : 'I_n -> R).
Hypothesis h : exponential exp.
Hypothesis linear : expectation E.
Hypothesis generating : forall c : 'I_n -> R, E (fun z => exp (\sum_(j < n) c j * z j))
  = exp (\sum_(j < n) (c j * mean j + c j ^+ 2 * variance j * 2%:R^-1)).

(** An exponent that is linear in the entry at each place. *)
Theorem normal_of_product (L : ('I_n -> R) -> 'I_n -> R) : (forall z i, L z i = (L (fun=> 1) i - L (fun=> 0) i) * z i + L (fun=> 0) i) ->
  E (fun z => \prod_(i < n) exp (L z i))
  = \prod_(i < n) exp ((L (fun=> 1) i - L (fun=> 0) i) * mean i
      + (L (fun=> 1) i - L (fun=> 0) i) ^+ 2 * variance i * 2%:R^-1 + L (fun=> 0) i).
Proof.
move=> e; transitivity (E (fun z => (\prod_(i < n) exp (L (fun=> 0) i)) * exp (\sum_(i < n) (L (fun=> 1) i - L (fun=> 0) i) * z i))).
  apply: (expectation_ext linear) => z; rewrite (exp_total h) -big_split; apply: eq_bigr => i _.
  by rewrite /= -(exp_sum h) addrC -e.
rewrite (expectation_scale linear) generating (exp_total h) -big_split; apply: eq_bigr => i _.
by rewrite /= -(exp_sum h) addrC.
Qed.
Theorem normal_at_one_place (L : ('I_n -> R) -> R) k : (forall z, L z = (L (fun=> 1) - L (fun=> 0)) * z k + L (fun=> 0)) ->
  E (fun z => exp (L z))
  = exp ((L (fun=> 1) - L (fun=> 0)) * mean k + (L (fun=> 1) - L (fun=> 0)) ^+ 2 * variance k * 2%:R^-1 + L (fun=> 0)).
Proof.
move=> e; pose c j := if j == k then L (fun=> 1) - L (fun=> 0) else 0.
have alone (F : 'I_n -> R) : (forall j, j != k -> F j = 0) -> \sum_(j < n) F j = F k.
  by move=> other; rewrite (bigD1 k) //= big1 ?addr0.
transitivity (E (fun z => exp (L (fun=> 0)) * exp (\sum_(j < n) c j * z j))).
  apply: (expectation_ext linear) => z; rewrite -(exp_sum h) e addrC alone /c ?eqxx // => j /negbTE ->.
  by rewrite mul0r.
rewrite (expectation_scale linear) generating -(exp_sum h) addrC alone /c ?eqxx // => j /negbTE ->.
by rewrite expr0n /= !mul0r addr0.
Qed.
End Normal.

(** * Jensen's inequality, for masks and exponentials *)
Theorem jensen (R : realFieldType) (T : finType) (keep : T -> R) (exp : R -> R) (X : {ffun T -> bool} -> R) :
  exponential exp -> (forall z, 1 + z <= exp z) -> (forall t, 0 <= keep t <= 1) ->
  0 <= mask keep (fun d => exp (X d)) - exp (mask keep X).
Proof.
move=> h above chances; set a := mask keep X; have lin := linearity_of_masks keep.
have not_negative z : 0 <= exp z.
  have -> : z = z / 2%:R + z / 2%:R by rewrite -mulrDl -mulr2n -mulr_natr mulfK // pnatr_eq0.
  by rewrite (exp_sum h) -expr2 sqr_ge0.
have -> : mask keep (fun d => exp (X d)) - exp a = mask keep (fun d => exp (X d) - exp a * (1 + (X d - a))).
  rewrite (expectation_add lin) (expectation_opp _ lin) (expectation_scale lin) (expectation_add lin).
  by rewrite (expectation_one lin) (expectation_add lin) (expectation_constant _ lin) -/a subrr addr0 mulr1.
apply: sumr_ge0 => d _; apply: mulr_ge0.
  by apply: prodr_ge0 => t _; case: (d t); case/andP: (chances t) => // _; rewrite subr_ge0.
have -> : exp (X d) = exp a * exp (X d - a) by rewrite -(exp_sum h) addrC subrK.
rewrite subr_ge0; apply: ler_wpmul2l; first exact: not_negative.
exact: above.
Qed.

(** * Brackets *)
Lemma sifted (R : zmodType) n (k : 'I_n) (F : 'I_n -> R) : (forall i, i != k -> F i = 0) -> \sum_(i < n) F i = F k.
Proof. by move=> other; rewrite (bigD1 k) //= big1 ?addr0. Qed.

(** * Tactics *)
Ltac is_exponential := first [eassumption | eapply exponential_of_duals; is_exponential].
Ltac is_expectation := first [eassumption | exact: linearity_of_masks].

(** An exponent is brought to a sum of what is no sum and of sums over an index. *)
Ltac spread_out := rewrite ?(mulrDl, mulrDr, opprD, opprK, sum_opposite, mulr_suml, mulr_sumr); reflexivity.
Ltac join :=
  lazymatch goal with
  | |- BigOp.bigop _ _ _ * BigOp.bigop _ _ _ = _ => first [exact: product_of_products | reflexivity]
  | |- _ * BigOp.bigop _ _ _ * BigOp.bigop _ _ _ = _ => first [exact: product_beside | reflexivity]
  | |- BigOp.bigop _ _ _ ^+ _ = _ => first [exact: power_of_product | reflexivity]
  | |- _ => reflexivity
  end.
Ltac split_exponent h :=
  lazymatch goal with
  | |- _ (@GRing.add _ _ _) = _ =>
    eapply etrans; [exact: (exp_sum h) | eapply etrans; [refine (times_same _ _); split_exponent h | join]]
  | |- _ (BigOp.bigop _ _ _) = _ => exact: (exp_total h)
  | |- _ => reflexivity
  end.

(** The expectation of what is opened, by independence, linearity, the two values of a mask, the generating function. *)
Ltac at_one_place := intros; cbv beta; rewrite ?ffunE; reflexivity.
Ltac one_exponential h := rewrite ?exprS ?expr0 ?mulr1 -?(exp_sum h); reflexivity.
Ltac is_linear := intros; cbv beta; ring.
Ltac normal :=
  match goal with
  | h : exponential ?e, linear : expectation ?E, g : forall c, ?E (fun z => ?e _) = _ |- ?E (fun z => BigOp.bigop _ _ _) = _ =>
    eapply etrans;
    [ refine (expectation_ext linear _); intro; apply: prod_same => ?; one_exponential h
    | cbv beta; eapply etrans; [refine (normal_of_product h linear g _); is_linear | cbv beta; reflexivity] ]
  | h : exponential ?e, linear : expectation ?E, g : forall c, ?E (fun z => ?e _) = _, k : ordinal _ |- ?E _ = _ =>
    eapply etrans;
    [ refine (expectation_ext linear _); intro; one_exponential h
    | cbv beta; eapply etrans; [refine (@normal_at_one_place _ _ _ _ _ _ h linear g _ k _); is_linear | cbv beta; reflexivity] ]
  end.
Ltac averaged :=
  lazymatch goal with
  | |- ?E (fun _ => ?c) = _ => refine (expectation_constant c _); is_expectation
  | |- _ =>
    first
    [ lazymatch goal with
      | |- mask ?keep ?F = _ =>
        match F with
        | context [fun_of_fin _ ?k] =>
          eapply etrans; [refine (@two_values _ _ keep F k _); at_one_place | cbv beta; rewrite ?ffunE; reflexivity]
        end
      end
    | lazymatch goal with
      | |- mask _ (fun x => BigOp.bigop _ _ (fun i => BigBody _ *%R _ _)) = _ =>
        eapply etrans;
        [refine (mask_of_product _ _); at_one_place | cbv beta; apply: prod_same => ?; rewrite ?ffunE; reflexivity]
      end
    | normal
    | lazymatch goal with
      | |- ?E (fun x => BigOp.bigop _ _ (fun i => BigBody _ +%R _ _)) = _ =>
        eapply etrans; [refine (expectation_total _ _); is_expectation | apply: sum_same => ?; averaged]
      | |- ?E (fun x => _ + _) = _ =>
        eapply etrans; [refine (expectation_add _ _ _); is_expectation | refine (plus_same _ _); averaged]
      | |- ?E (fun x => - _) = _ =>
        eapply etrans; [refine (expectation_opp _ _); is_expectation | refine (minus_same _); averaged]
      | |- ?E (fun x => ?c * _) = _ =>
        eapply etrans; [refine (expectation_scale _ c _); is_expectation | refine (times_same _ _); [reflexivity | averaged]]
      | |- ?E (fun x => _ * ?c) = _ =>
        eapply etrans; [refine (expectation_factor c _ _); is_expectation | refine (times_same _ _); [averaged | reflexivity]]
      end
    | reflexivity ]
  end.

(** A line without expectations of products, and with the exponential of a sum as a product. *)
Ltac opened :=
  lazymatch goal with
  | |- ?l = _ =>
    lazymatch l with
    | @GRing.add _ _ _ => refine (plus_same _ _); opened
    | @GRing.opp _ _ => refine (minus_same _); opened
    | @GRing.mul _ _ _ => eapply etrans; [refine (times_same _ _); opened | join]
    | @GRing.exp _ _ _ => eapply etrans; [refine (power_same _ _); opened | join]
    | BigOp.bigop _ _ (fun i => BigBody _ +%R _ _) => refine (sum_same _); intro; cbv beta; opened
    | BigOp.bigop _ _ (fun i => BigBody _ *%R _ _) => refine (prod_same _); intro; cbv beta; opened
    | Var _ _ => rewrite /Var; opened
    | Cov _ _ _ => rewrite /Cov; opened
    | fun_of_fin _ _ => reflexivity
    | @GRing.natmul _ _ _ => reflexivity
    | ?f ?a =>
      first
      [ let h := fresh in
        assert (h : exponential f) by is_exponential;
        eapply etrans; [refine (congr1 f _); eapply etrans; [opened | spread_out] | split_exponent h]; clear h
      | let h := fresh in
        assert (h : expectation f) by is_expectation;
        eapply etrans; [refine (expectation_ext h _); intro; cbv beta; opened | averaged]; clear h
      | match goal with
        | h : forall z, f z - f (- z) = z |- f (- ?b) = _ => eapply etrans; [refine (reflected b h) | opened]
        end
      | reflexivity ]
    | _ => reflexivity
    end
  end.

(** Two opened lines are the same when their products are, factor by factor, and their exponents. *)
Ltac nonzero := repeat (apply/andP; split); first [done | assumption | by rewrite pnatr_eq0].
Ltac algebra := first [reflexivity | ring | field; nonzero].
Ltac simple_exponents :=
  repeat match goal with
  | h : exponential ?e |- _ => progress rewrite ?(exp_zero h) ?(exp_power h) -?(exp_sum h)
  end.
Ltac compare :=
  cbv beta; rewrite ?mulr0n ?mulr1n /= ?(mulr0, mul0r, oppr0, addr0, add0r); simple_exponents;
  repeat match goal with
  | h : exponential ?e |- context [?e ?x] =>
    match goal with
    | |- context [e ?y] => tryif constr_eq x y then fail else
      let same := fresh in assert (same : x = y) by algebra; rewrite same; clear same
    end
  end;
  repeat match goal with
  | |- ?l = ?r =>
    match l with
    | context [@BigOp.bigop ?A ?I ?z ?s ?F] =>
      match r with
      | context [@BigOp.bigop ?B ?J ?y ?t ?G] =>
        tryif constr_eq (@BigOp.bigop A I z s F) (@BigOp.bigop B J y t G) then fail else
        let same := fresh in
        assert (same : @BigOp.bigop A I z s F = @BigOp.bigop B J y t G)
          by (first [reflexivity | apply: prod_same => ?; compare]);
        rewrite same; clear same
      end
    end
  end;
  algebra.
Ltac without_names := repeat match goal with E := _ |- _ => subst E end.
Ltac open_and_compare := eapply etrans; [opened | symmetry; eapply etrans; [opened | symmetry; compare]].
Ltac by_opening :=
  without_names;
  first
  [ match goal with
    | h : forall z, ?f z = _ * (1 - ?f z) |- context [?f ?z] => let same := fresh in have same := ratio z h; ring: same
    end
  | open_and_compare
  | fail 1 "the opened lines differ" ].

(** Under derivatives exponentials are those of dual numbers. *)
Ltac open_slopes :=
  without_names; rewrite /slope_in;
  repeat match goal with
  | h : exponential ?e |- context [chain ?e ?e] =>
    lazymatch goal with
    | _ : exponential (chain e e) |- _ => fail
    | _ => have := exponential_of_duals h; move=> ?
    end
  end;
  eapply etrans; [repeat (refine (congr1 (@slope _) _)); opened | idtac].
(** The derivatives of two lines which are the same. *)
Ltac by_opening_slopes :=
  open_slopes; symmetry; open_slopes; symmetry; repeat (refine (congr1 (@slope _) _));
  first [compare | fail 1 "the opened lines differ"].

(** The derivative of a product: brackets end its sums, and two entries are the same or not. *)
Ltac without_zeros := rewrite ?(mulr0, mul0r, oppr0, addr0, add0r); first [reflexivity | ring].
Ltac sift_sums :=
  repeat match goal with
  | k : ordinal ?n |- context [BigOp.bigop _ _ (fun i => BigBody _ (@GRing.add _) _ _)] =>
    rewrite (@sifted _ n k); last by (let other := fresh in move=> ? /negbTE other; rewrite ?other; without_zeros)
  end.
Ltac each_bracket :=
  rewrite ?eqxx /=;
  repeat match goal with
  | |- context [nat_of_bool (?i == ?j)] =>
    let other := fresh in
    case: (eqVneq i j) => [?|other]; [subst | rewrite ?(eq_sym j i) ?(negbTE other)]; rewrite ?eqxx /=
  end.
Ltac compare_places :=
  each_bracket; rewrite ?mulr0n ?mulr1n;
  repeat match goal with h : exponential ?e |- _ => progress rewrite ?(exp_sum h) end;
  repeat match goal with
  | h : exponential ?e |- context [?e ?x] =>
    match goal with
    | |- context [e ?y] => tryif constr_eq x y then fail else
      let same := fresh in assert (same : x = y) by algebra; rewrite same; clear same
    end
  end;
  repeat match goal with
  | |- ?l = ?r =>
    match l with
    | context [@BigOp.bigop ?A ?I ?z ?s ?F] =>
      match r with
      | context [@BigOp.bigop ?B ?J ?y ?t ?G] =>
        tryif constr_eq (@BigOp.bigop A I z s F) (@BigOp.bigop B J y t G) then fail else
        let same := fresh in
        assert (same : @BigOp.bigop A I z s F = @BigOp.bigop B J y t G)
          by (first [reflexivity | apply: prod_same => ?; compare_places]);
        rewrite same; clear same
      end
    end
  end;
  algebra.
Ltac by_slopes_of_products :=
  open_slopes; eapply etrans;
  [ eapply slope_of; derive_dual
  | cbv beta; sift_sums; first [compare_places | fail 1 "the opened lines differ"] ].

(** The mean of an exponential is not below the exponential of the mean. *)
Ltac by_convexity := without_names; apply: jensen; assumption.
