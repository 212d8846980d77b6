"""Proofs for Rocq: a proved theorem, stated again and proved again, for a checker that others wrote.

`development` writes a theorem as a Rocq file, which needs the files of `library`; `checker` has them checked by coqc.
"""
