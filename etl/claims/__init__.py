"""Claims that can be checked: read in plain words, held against every release, explained, given as rows and cells.

`parse(text)` gives a Claim and `words(claim)` its canonical text; `check(snapshot, claim)` gives a Checked; `explain`
and `one_line` put that in words, `matrix` and `cells` in rows. All is pure but for what a snapshot reads.
"""

from etl.claims.check import check
from etl.claims.checked import (
    DEPENDS,
    FAILS,
    HOLDS,
    OPEN,
    STATED,
    Absent,
    ByDefinition,
    Cell,
    Checked,
    Dated,
    MatrixRow,
    Number,
    Row,
)
from etl.claims.explain import explain, one_line
from etl.claims.grammar import examples, parse, words
from etl.claims.rows import cells, matrix

__all__ = [
    "DEPENDS",
    "FAILS",
    "HOLDS",
    "OPEN",
    "STATED",
    "Absent",
    "ByDefinition",
    "Cell",
    "Checked",
    "Dated",
    "MatrixRow",
    "Number",
    "Row",
    "cells",
    "check",
    "examples",
    "explain",
    "matrix",
    "one_line",
    "parse",
    "words",
]
