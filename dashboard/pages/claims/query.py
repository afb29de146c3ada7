"""The claim that a view asks about, checked; or why it cannot be."""

from dataclasses import dataclass

from dashboard.shared.stock import Memory
from dashboard.shared.wording import name_pin
from dashboard.view import View, read_by
from etl.catalogue.claims import claims
from etl.claims import Checked, check, parse
from etl.claims.prose.words import capitalise
from etl.claims.question import find_pin, settle_day
from etl.errors import ClaimError, TwofoldError
from etl.prose import day
from etl.store.snapshot import Snapshot

_LONGEST = 300
# In an address, where a sign may take three letters and more.
LONGEST_PASTED = 2_500


def _read_claim(text: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST:
        raise ValueError(f"a claim in plain words is wanted, of at most {_LONGEST} characters")
    return words


def _read_many(text: str) -> str:
    lines = "\n".join(text.splitlines()).strip()
    if len(lines) > LONGEST_PASTED:
        raise ValueError(f"at most {LONGEST_PASTED:,} characters are read here, and burden claim --file takes more")
    return lines


@dataclass(frozen=True)
class ClaimsView(View):
    """What the page of claims is asked: one of the article's claims by its id, or the reader's own words.

    `many` are claims that were pasted, one a line or as a CSV; they go before the one.
    """

    claim: str = read_by("nineteen_below", _read_claim, label="Or a claim of your own, in plain words")
    many: str = read_by("", _read_many)


@dataclass(frozen=True)
class Asked:
    """A claim with what was found on it; where it was not understood, `fault` says which part and what would be.

    `both` are the claims of a sentence that makes two, `offers` those that may be meant. `then` says
    as of when it was checked, and why, where that is not today.
    """

    checked: Checked | None = None
    fault: str = ""
    then: str = ""
    both: tuple[Checked, ...] = ()
    offers: tuple[str, ...] = ()


_FOUND: Memory[ClaimsView, Asked] = Memory()


def check_view(snapshot: Snapshot, view: ClaimsView) -> Asked:
    """The claim of a view: one of the article's by its id, else the reader's own words, checked.

    A day that the claim itself names goes before the pin of the view.
    """
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _check(snapshot, view))


def _check(snapshot: Snapshot, view: ClaimsView) -> Asked:
    try:
        claim = claims().get(view.claim) or parse(view.claim)
        checked = check(snapshot, settle_day(claim, view.as_of))
    except TwofoldError as error:
        both = tuple(check(snapshot, settle_day(parse(text), view.as_of)) for text in error.claims)
        return Asked(fault=capitalise(str(error)), both=both)
    except ClaimError as error:
        return Asked(fault=capitalise(str(error)), offers=error.offers)
    return Asked(checked, then=_tell_day(checked, view, claim.names_day))


def _tell_day(checked: Checked, view: ClaimsView, own: bool) -> str:
    """Which day won, and why."""
    later = "; what later releases say stands below" if checked.later else ""
    when = f"As known {f'on {day(checked.day)}' if checked.day else 'today'}"
    if own and view.as_of and view.as_of != find_pin(checked.claim):
        return f"{when}: the claim's own day goes before that of the header, {name_pin(view.as_of)}{later}."
    return f"{when}, as the {'claim' if own else 'header'} says{later}." if later else ""
