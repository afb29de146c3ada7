"""Claims that can be checked: read in plain words, held against every release, explained, given as rows and cells.

`parse(text)` gives a Claim and `write_claim(claim)` its canonical text; `check(snapshot, claim)` gives a Checked.
`write_heading` and `explain` put that in words, `tabulate` and `list_cells` in rows. All is pure but for what a
snapshot reads.
"""

from etl.claims.grammar import list_examples, parse, write_claim
from etl.claims.judgement import Checked, Outcome
from etl.claims.prose.explanation import explain
from etl.claims.prose.heading import say, say_absence, say_definition, write_heading
from etl.claims.row import Reason, Row
from etl.claims.table import COLUMNS, list_cells, tabulate
from etl.claims.verdict import check

__all__ = [
    "COLUMNS",
    "Checked",
    "Outcome",
    "Reason",
    "Row",
    "check",
    "explain",
    "list_cells",
    "list_examples",
    "parse",
    "say",
    "say_absence",
    "say_definition",
    "tabulate",
    "write_claim",
    "write_heading",
]
