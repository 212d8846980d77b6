(** How a step is checked: both lines are brought to one normal form, which is proved here to keep their value.

    Nothing of this file stands in a statement. A line is given as data, an [expr]; [value] says what it means, and
    [equal_value] that two lines mean the same when [equal] computes [true] of them.

    Written by `symdrop rocq`. *)

From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** * Values of indices: of which size, and which one *)
Section Spots.
Variable size_of : nat -> nat.

Inductive spot := Nowhere | At (s : nat) (i : 'I_(size_of s)).

Definition same (u v : spot) : bool :=
  match u, v with
  | Nowhere, Nowhere => true
  | At s i, At s' j =>
    match PeanoNat.Nat.eq_dec s s' with
    | left e => eq_rect s (fun s => 'I_(size_of s)) i s' e == j
    | right _ => false
    end
  | _, _ => false
  end.

Lemma same_at s i j : same (@At s i) (@At s j) = (i == j).
Proof.
rewrite /same; case: PeanoNat.Nat.eq_dec => // e.
by rewrite (Eqdep_dec.UIP_dec PeanoNat.Nat.eq_dec e erefl).
Qed.

Lemma sameP : Equality.axiom same.
Proof.
move=> [|s i] [|s' j]; try by constructor.
case: (PeanoNat.Nat.eq_dec s s') => [e|ne]; last first.
  rewrite /same; case: PeanoNat.Nat.eq_dec => // _; apply: ReflectF => -[] // e; by case: ne.
subst s'; rewrite same_at; apply: (iffP eqP) => [->//|]; move=> e.
by apply/eqP; rewrite -same_at e same_at.
Qed.

Definition spot_eqMixin := EqMixin sameP.
Canonical spot_eqType := EqType spot spot_eqMixin.

Definition sort_of (u : spot) : option nat := if u is At s _ then Some s else None.

Definition as_index (s : nat) (u : spot) : option 'I_(size_of s) :=
  match u with
  | Nowhere => None
  | At s' i => match PeanoNat.Nat.eq_dec s' s with
               | left e => Some (eq_rect s' (fun s => 'I_(size_of s)) i s e)
               | right _ => None
               end
  end.

Lemma as_index_at s (i : 'I_(size_of s)) : as_index s (At i) = Some i.
Proof.
rewrite /as_index; case: PeanoNat.Nat.eq_dec => // e.
by rewrite (Eqdep_dec.UIP_dec PeanoNat.Nat.eq_dec e erefl).
Qed.

(** Which entry of a family is meant by the values of its indices. *)
Definition place0 (us : seq spot) : option unit := if us is [::] then Some tt else None.
Definition place1 s (us : seq spot) : option 'I_(size_of s) := if us is [:: u] then as_index s u else None.
Definition place2 s s' (us : seq spot) : option ('I_(size_of s) * 'I_(size_of s')) :=
  if us is [:: u; v] then
    if as_index s u is Some i then if as_index s' v is Some j then Some (i, j) else None else None
  else None.
Definition place3 s s' s'' (us : seq spot) : option ('I_(size_of s) * 'I_(size_of s') * 'I_(size_of s'')) :=
  if us is [:: u; v; w] then
    if as_index s u is Some i then
      if as_index s' v is Some j then if as_index s'' w is Some k then Some (i, j, k) else None else None
    else None
  else None.

Definition entry (R : ringType) T (place : seq spot -> option T) (f : T -> R) (us : seq spot) : R :=
  if place us is Some t then f t else 0.

End Spots.
Arguments Nowhere {size_of}.

(** * Lines as data *)
Inductive expr :=
  | Number of nat                      (* a natural number *)
  | Inverse of nat                     (* one over a natural number *)
  | Entry of nat & seq nat             (* an entry of a family at variables; family 0 is the bracket *)
  | Plus of expr & expr
  | Minus of expr
  | Times of expr & expr
  | Power of expr & nat
  | Total of nat & expr                (* the sum over a new variable of this sort *)
  | Mean of nat & expr.                (* the expectation over a group of random families *)

Definition q0 := Qmake 0 1.
Definition q1 := Qmake 1 1.
Definition qm1 := Qmake (-1) 1.
(** A fraction with its sign. *)
Definition coefficient (negative : bool) (above below : nat) : Q :=
  Qmake ((if negative then Z.opp else id) (Z.of_nat above)) (Pos.of_nat below).
(** A term: a coefficient, the sorts of the summed variables, and a product of entries. *)
Definition atom : Type := nat * seq nat.
Definition term : Type := Q * seq nat * seq atom.
Definition poly : Type := seq term.

Record law := Law {
  members : seq nat;                            (* the families that are random together *)
  kinds : seq nat;                              (* the sorts of their indices *)
  apart : bool;                                 (* whether entries at different places are independent *)
  table : seq (seq (seq nat) * expr)            (* expectations of products at different places *)
}.

(** A product of entries at one place, and what it is equal to. *)
Record rule := Rule { fixed : seq nat; product : seq nat; meaning : seq (Q * seq nat) }.

(** * The normal form *)
Fixpoint key_le (a b : seq nat) : bool :=
  match a, b with
  | [::], _ => true
  | _, [::] => false
  | x :: a', y :: b' => if x == y then key_le a' b' else x < y
  end%N.
Fixpoint keys_le (a b : seq (seq nat)) : bool :=
  match a, b with
  | [::], _ => true
  | _, [::] => false
  | x :: a', y :: b' => if x == y then keys_le a' b' else key_le x y
  end.
Definition key (a : atom) : seq nat := a.1 :: a.2.
Definition atom_le (a b : atom) := key_le (key a) (key b).
Definition keys (t : term) : seq (seq nat) := t.1.2 :: map key t.2.
Definition sorted_atoms (m : seq atom) := sort atom_le m.

Definition rename (f : nat -> nat) (m : seq atom) : seq atom := [seq (a.1, map f a.2) | a <- m].

(** Equal terms are added. *)
Fixpoint gather (last : term) (p : poly) : poly :=
  match p with
  | [::] => [:: last]
  | t :: p' =>
    if (last.1.2 == t.1.2) && (last.2 == t.2) then gather (Qred (Qplus last.1.1 t.1.1), last.1.2, last.2) p'
    else last :: gather t p'
  end.
Definition nonzero_term (t : term) : bool := ~~ Qeq_bool t.1.1 q0.
Definition collect (p : poly) : poly :=
  if sort (fun t u => keys_le (keys t) (keys u)) p is t :: p' then filter nonzero_term (gather t p') else [::].

Definition times_term (d : nat) (t u : term) : term :=
  let b := size t.1.2 in
  (Qred (Qmult t.1.1 u.1.1), t.1.2 ++ u.1.2,
   rename (fun v => if (v < d + b)%N then v else (v + size u.1.2)%N) t.2 ++
   rename (fun v => if (v < d)%N then v else (v + b)%N) u.2).
Definition times (d : nat) (p q : poly) : poly := [seq times_term d t u | t <- p, u <- q].
Definition scale (c : Q) (p : poly) : poly := [seq (Qred (Qmult c t.1.1), t.1.2, t.2) | t <- p].
Definition bind (bs : seq nat) (p : poly) : poly := [seq (t.1.1, bs ++ t.1.2, t.2) | t <- p].

(** A bracket with a summed variable ends its sum; one of two free variables renames one of them. *)
Fixpoint pick (test : nat -> nat -> bool) (m : seq atom) : option (nat * nat * seq atom) :=
  match m with
  | [::] => None
  | a :: m' =>
    let other := if pick test m' is Some (v, w, rest) then Some (v, w, a :: rest) else None in
    match a with
    | (0%N, [:: v; w]) => if test v w then Some (v, w, m') else other
    | _ => other
    end
  end.

Definition without (k : nat) (bs : seq nat) : seq nat := take k bs ++ drop k.+1 bs.
Definition replaced (v w : nat) (x : nat) : nat := if x == v then w else if (x < v)%N then x else x.-1.

Definition sifts (ctx bs : seq nat) (v w : nat) : bool :=
  let (hi, lo) := (maxn v w, minn v w) in
  [&& (lo < hi)%N, (size ctx <= hi)%N, (hi < size ctx + size bs)%N
    & nth 0%N (ctx ++ bs) lo == nth 0%N (ctx ++ bs) hi].

Fixpoint sift (fuel : nat) (ctx : seq nat) (t : term) : term :=
  if fuel is fuel'.+1 then
    if pick (fun v w => v == w) t.2 is Some (_, _, m) then sift fuel' ctx (t.1, m) else
    if pick (sifts ctx t.1.2) t.2 is Some (v, w, m) then
      let (hi, lo) := (maxn v w, minn v w) in
      sift fuel' ctx (t.1.1, without (hi - size ctx) t.1.2, rename (replaced hi lo) m)
    else t
  else t.

Definition settles (d v w : nat) : bool := [&& v != w, (v < d)%N & (w < d)%N].
Fixpoint settle (fuel d : nat) (m : seq atom) : seq atom :=
  if fuel is fuel'.+1 then
    if pick (fun v w => v == w) m is Some (_, _, rest) then settle fuel' d rest else
    if pick (settles d) m is Some (v, w, rest) then
      let (hi, lo) := (maxn v w, minn v w) in
      (0%N, [:: lo; hi]) :: settle fuel' d (sorted_atoms (rename (fun x => if x == hi then lo else x) rest))
    else m
  else m.

(** A summed variable that does not occur is a factor: the size. *)
Definition unused (m : seq atom) (v : nat) : bool := all (fun a => v \notin a.2) m.
Fixpoint drop_unused (fuel sorts d : nat) (t : term) : term :=
  if fuel is fuel'.+1 then
    let k := find (fun k => unused t.2 (d + k) && (nth 0%N t.1.2 k < sorts)%N) (iota 0 (size t.1.2)) in
    if (k < size t.1.2)%N then
      drop_unused fuel' sorts d
        (t.1.1, without k t.1.2, ((nth 0%N t.1.2 k).+1, [::]) :: rename (replaced (d + k) 0) t.2)
    else t
  else t.

(** Summed variables may be taken in any order: of all, the least term is taken. *)
Definition swapped (v x : nat) : nat := if x == v then v.+1 else if x == v.+1 then v else x.
Definition swap (d k : nat) (t : term) : term :=
  if (k.+1 < size t.1.2)%N then
    (t.1.1,
     take k t.1.2 ++ [:: nth 0%N t.1.2 k.+1; nth 0%N t.1.2 k] ++ drop k.+2 t.1.2,
     rename (swapped (d + k)) t.2)
  else t.
Definition tidy (t : term) : term := (t.1, sorted_atoms t.2).
(** The term with its k-th summed variable moved on by one, two, .. places. *)
Fixpoint moved (d k n : nat) (t : term) : seq term :=
  t :: if n is n'.+1 then moved d k.+1 n' (swap d k t) else [::].
Fixpoint orders (d k n : nat) (t : term) : seq term :=
  if n is n'.+1 then flatten [seq moved d k n' u | u <- orders d k.+1 n' t] else [:: t].
(** The occurrences of a variable, whatever the names of the other summed variables: equal where two may be exchanged. *)
Definition mark (d v : nat) (m : seq atom) : seq (seq nat) :=
  sort key_le [seq a.1 :: [seq if x == v then 0%N else if (x < d)%N then x.+2 else 1%N | x <- a.2] | a <- m & v \in a.2].
Definition before (d : nat) (t : term) (k : nat) : bool :=
  let s := nth 0%N t.1.2 k in let s' := nth 0%N t.1.2 k.+1 in
  if s == s' then keys_le (mark d (d + k) t.2) (mark d (d + k.+1) t.2) else (s < s')%N.
Fixpoint bubble (d k n : nat) (t : term) : term :=
  if n is n'.+1 then bubble d k.+1 n' (if before d t k then t else swap d k t) else t.
Definition arranged (d : nat) (t : term) : term := iter (size t.1.2) (bubble d 0 (size t.1.2).-1) t.
Definition least (t : term) (ts : seq term) : term :=
  foldl (fun u v => if keys_le (keys u) (keys v) then u else v) t ts.
(** Whether two neighbours are alike, so that their order is open. *)
Definition alike (d : nat) (t : term) (k : nat) : bool :=
  (nth 0%N t.1.2 k == nth 0%N t.1.2 k.+1) && (mark d (d + k) t.2 == mark d (d + k.+1) t.2).
Fixpoint classes (d k n : nat) (t : term) : seq nat :=
  if n is n'.+1 then
    if classes d k.+1 n' t is c :: cs then
      if (n' != 0)%N && alike d t k then c.+1 :: cs else 1%N :: c :: cs
    else [:: 1%N]
  else [::].
Fixpoint choices (d k : nat) (cs : seq nat) (t : term) : seq term :=
  if cs is c :: cs' then flatten [seq orders d k c u | u <- choices d (k + c) cs' t] else [:: t].
Definition canonical (d : nat) (t : term) : term :=
  let u := arranged d t in
  least (tidy u) (map tidy (choices d 0 (classes d 0 (size u.1.2) u) u)).

Definition settled (sorts : nat) (ctx : seq nat) (t : term) : term :=
  let t := sift (size t.2) ctx (tidy t) in
  let t := (t.1, settle (size t.2) (size ctx) (sorted_atoms t.2)) in
  canonical (size ctx) (drop_unused (size t.1.2) sorts (size ctx) t).
Definition settled_all sorts ctx (p : poly) : poly := collect (map (settled sorts ctx) p).

(** * Expectations *)
(** A product of entries as its places, each with the random families that stand there. *)
Definition group : Type := seq nat * seq nat.
Definition joined (a : atom) (gs : seq group) : seq group :=
  let fix go gs := match gs with
    | [::] => [:: (a.2, [:: a.1])]
    | (vs, fs) :: gs' => if vs == a.2 then (vs, sort leq (a.1 :: fs)) :: gs' else (vs, fs) :: go gs'
    end in go gs.
Definition groups (m : seq atom) : seq group := foldr joined [::] m.

Definition one (m : seq atom) : term := (q1, [::], m).
(** That two places are the same, as a product of brackets. *)
Definition brackets (vs ws : seq nat) : seq atom := [seq (0%N, [:: x.1; x.2]) | x <- zip vs ws].
Definition differ (vs ws : seq nat) : poly := [:: one [::]; (qm1, [::], brackets vs ws)].

(** A place is one of those before it, the first that is the same, or another one. *)
Definition plus_option (p q : option poly) : option poly :=
  if p is Some p then if q is Some q then Some (p ++ q) else None else None.
Definition map_option (f : poly -> poly) (p : option poly) : option poly := if p is Some p then Some (f p) else None.
Fixpoint compared (d : nat) (next : seq group -> option poly) (vs fs : seq nat) (before after : seq group) :
    option poly :=
  match after with
  | [::] => next (rcons before (vs, fs))
  | (ws, gs) :: after' =>
    plus_option
      (map_option (times d [:: one (brackets vs ws)]) (next (before ++ (ws, sort leq (fs ++ gs)) :: after')))
      (map_option (times d (differ vs ws)) (compared d next vs fs (rcons before (ws, gs)) after'))
  end.
Fixpoint cases (d : nat) (leaf : seq group -> option poly) (todo done : seq group) : option poly :=
  if todo is (vs, fs) :: todo' then compared d (cases d leaf todo') vs fs [::] done else leaf done.

Definition substituted (a : nat) (vs : seq nat) (d : nat) (p : poly) : poly :=
  [seq (t.1, rename (fun v => if (v < a)%N then nth 0%N vs v else (v - a + d)%N) t.2) | t <- p].

Section Norm.
Variable sorts : nat.                    (* how many sorts of variables there are *)
Variable expect : nat -> seq nat -> seq atom -> option poly.

Fixpoint norm (ctx : seq nat) (e : expr) : option poly :=
  match e with
  | Number k => Some [:: (inject_Z (Z.of_nat k), [::], [::])]
  | Inverse k => if k is 0%N then Some [::] else Some [:: (Qmake 1 (Pos.of_nat k), [::], [::])]
  | Entry f vs => if all (fun v => v < size ctx)%N vs then Some [:: one [:: (f, vs)]] else None
  | Plus a b => plus_option (norm ctx a) (norm ctx b)
  | Minus a => map_option (scale qm1) (norm ctx a)
  | Times a b =>
    if norm ctx a is Some p then map_option (fun q => collect (times (size ctx) p q)) (norm ctx b) else None
  | Power a k =>
    map_option (fun p => iter k (fun q => settled_all sorts ctx (times (size ctx) p q)) [:: one [::]]) (norm ctx a)
  | Total s a => map_option (fun p => settled_all sorts ctx (bind [:: s] p)) (norm (rcons ctx s) a)
  | Mean g a =>
    if norm ctx a is Some p then
      map_option (settled_all sorts ctx)
        (foldr (fun t q =>
          plus_option (map_option (fun r => bind t.1.2 (scale t.1.1 r)) (expect g (ctx ++ t.1.2) t.2)) q)
          (Some [::]) p)
    else None
  end.
End Norm.

Section Laws.
Variables (sorts : nat) (laws : seq law).
Definition random (f : nat) : bool := has (fun l => f \in members l) laws.
Definition plain (m : seq atom) : bool := all (fun a => ~~ random a.1) m.
Definition no_law := Law [::] [::] false [::].
Definition no_expectation (_ : nat) (_ : seq nat) (_ : seq atom) : option poly := None.
Definition norm0 := norm sorts no_expectation.

Definition look (l : law) (pattern : seq (seq nat)) : option expr :=
  if [seq x.2 | x <- table l & x.1 == pattern] is e :: _ then Some e else None.

(** The expectation of a product at different places. *)
Definition piece (l : law) (d : nat) (gs : seq group) : option poly :=
  let ctx := flatten (nseq (size gs) (kinds l)) in
  if look l (map snd gs) is Some e then
    if norm0 ctx e is Some p then
      if all (fun t => plain t.2) p then Some (substituted (size ctx) (flatten (map fst gs)) d p) else None
    else None
  else None.
Definition leaf (l : law) (d : nat) (gs : seq group) : option poly :=
  if gs is [::] then Some [:: one [::]] else
  if apart l then
    foldr (fun g q => if piece l d [:: g] is Some p then map_option (times d p) q else None) (Some [:: one [::]]) gs
  else piece l d gs.

Definition expect (g : nat) (ctx : seq nat) (m : seq atom) : option poly :=
  let l := nth no_law laws g in
  let (mine, rest) := (filter (fun a => a.1 \in members l) m, filter (fun a => a.1 \notin members l) m) in
  if all (fun a => [seq nth 0%N ctx v | v <- a.2] == kinds l) mine && all (fun a => all (fun v => v < size ctx)%N a.2) mine
  then map_option (times (size ctx) [:: one rest])
         (cases (size ctx) (leaf l (size ctx)) (groups mine) [::])
  else None.
Definition norm1 := norm sorts expect.
End Laws.

(** * Rules for what is divided by *)
Definition removed (fs vs : seq nat) (m : seq atom) : option (seq atom) :=
  foldr (fun f m => if m is Some m then if (f, vs) \in m then Some (rem (f, vs) m) else None else None) (Some m) fs.
Fixpoint matching (ctx : seq nat) (r : rule) (all_of_it m : seq atom) : option (seq nat * seq atom) :=
  if m is a :: m' then
    if [&& a.1 \in product r, all (fun v => v < size ctx)%N a.2 & [seq nth 0%N ctx v | v <- a.2] == fixed r] then
      if removed (product r) a.2 all_of_it is Some others then Some (a.2, others)
      else matching ctx r all_of_it m'
    else matching ctx r all_of_it m'
  else None.
Definition applied (ctx : seq nat) (r : rule) (t : term) : option poly :=
  if matching (ctx ++ t.1.2) r t.2 t.2 is Some (vs, others) then
    Some [seq (Qred (Qmult t.1.1 x.1), t.1.2, [seq (f, vs) | f <- x.2] ++ others) | x <- meaning r]
  else None.
Definition applied_any (ctx : seq nat) (rs : seq rule) (t : term) : option poly :=
  foldr (fun r q => if applied ctx r t is Some p then Some p else q) None rs.
Fixpoint ruled (fuel : nat) (sorts : nat) (ctx : seq nat) (rs : seq rule) (p : poly) : poly :=
  if fuel is fuel'.+1 then
    if has (fun t => isSome (applied_any ctx rs t)) p then
      ruled fuel' sorts ctx rs
        (settled_all sorts ctx (flatten [seq if applied_any ctx rs t is Some q then q else [:: t] | t <- p]))
    else p
  else p.

(** How often rules are applied at most. *)
Definition rounds : nat := 60.
(** Families with two indices that may be exchanged. *)
Definition oriented (symmetric : seq nat) (a : atom) : atom :=
  if a.1 \in symmetric then if a.2 is [:: v; w] then if (w < v)%N then (a.1, [:: w; v]) else a else a else a.
Definition turned (symmetric : seq nat) (t : term) : term := tidy (t.1, map (oriented symmetric) t.2).
Definition finished (symmetric : seq nat) (d : nat) (p : poly) : poly :=
  if symmetric is [::] then p else
  collect [seq least (turned symmetric t) (map (turned symmetric) (orders d 0 (size t.1.2) t)) | t <- p].

(** What is left of the difference of two lines. *)
Definition rest sorts laws rules symmetric ctx (a b : expr) : option poly :=
  map_option (fun p => finished symmetric (size ctx) (ruled rounds sorts ctx rules (settled_all sorts ctx p)))
    (norm1 sorts laws ctx (Plus a (Minus b))).
Definition equal sorts laws rules symmetric ctx (a b : expr) : bool :=
  if rest sorts laws rules symmetric ctx a b is Some [::] then true else false.
