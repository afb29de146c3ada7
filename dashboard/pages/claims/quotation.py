"""An answer as a sentence to quote: the claim, its verdict with the release that it rests on, and as of when."""

from dashboard.shared.wording import BRAND, name_pin
from etl.asof.pin import Pin
from etl.claims import Checked, Outcome, write_heading
from etl.claims.grammar.words import write_statement

# What is no verb of its own.
_STATES = (Outcome.UNDECIDED, Outcome.OPEN)


def write_quotation(checked: Checked, pin: Pin) -> str:
    """The sentence, whole by itself; `pin` says what was known."""
    found = write_heading(checked)
    verb = "is " if checked.verdict in _STATES else ""
    answer = f"{verb}{found[:1].lower()}{found[1:]}"
    return f"“{write_statement(checked.claim)}” {answer} ({BRAND}, as of {name_pin(pin)})."
