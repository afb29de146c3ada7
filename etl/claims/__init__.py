"""Claims that can be checked: read in plain words, held against every release, explained, given as rows and cells.

`parse(text)` gives a Claim and `words(claim)` its canonical text; `check(snapshot, claim)` gives a Checked; `explain`
and `one_line` put that in words, `matrix` and `cells` in rows. All is pure but for what a snapshot reads.
"""

from etl.claims.answer import Reason, Row
from etl.claims.grammar import list_examples, parse, words
from etl.claims.prose.explanation import explain
from etl.claims.prose.heading import one_line, say, say_absence, say_definition
from etl.claims.table import MatrixRow, cells, matrix
from etl.claims.verdict import Checked, Outcome, check

__all__ = [
    "Checked",
    "MatrixRow",
    "Outcome",
    "Reason",
    "Row",
    "cells",
    "check",
    "explain",
    "list_examples",
    "matrix",
    "one_line",
    "parse",
    "say",
    "say_absence",
    "say_definition",
    "words",
]
