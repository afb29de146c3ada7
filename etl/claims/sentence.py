"""A claim put together from choices, one for each part of a sentence; and the choices that a claim amounts to."""

from datetime import date
from decimal import Decimal, InvalidOperation

from etl.catalogue.claims import MEMBERS, Claim
from etl.catalogue.targets import is_target, target
from etl.claims.pieces import MEASURES, Choices, find_what, list_about, refuse_clashes, settle_aim
from etl.errors import ClaimError
from etl.measures.choice import ALLIANCE
from etl.prose import day

# More members than these cannot be chosen.
_NAMED = 3
_COMPARED = {"about": "equals", "place": "ranks", "last": "ranks", "more": "above"}


def make_claim(chosen: Choices) -> Claim:
    """The claim that the choices say. Raises ClaimError for parts that do not match, are missing, or are no numbers."""
    choices = settle_aim(chosen)
    refuse_clashes(choices)
    as_of = _read_day(choices.day)
    _refuse_ahead(choices, as_of)
    measure, power = MEASURES[choices.what]
    about = list_about(choices)
    counts = about == MEMBERS
    place, more = choices.way in ("place", "last"), choices.way == "more"
    portion = choices.what == "portion" and not (place or more)
    return Claim(
        about=about,
        measure=measure,
        comparison=_COMPARED.get(choices.way, choices.way),
        threshold="1" if more else "" if place else choices.target or _read_figure(choices, power),
        year=_read_year(choices, "year") if choices.time in ("year", "first") else None,
        as_of=as_of,
        relation=choices.count if counts else "all",
        value=_read_whole(choices.number, "how many members") if counts and choices.count != "all" else None,
        among=choices.among if counts else "",
        rank=_read_place(choices) if place else None,
        since=_read_year(choices, "first year") if choices.time == "every" else None,
        approximate=choices.way == "about",
        ratio="times" if more else "portion" if portion else "",
        against=_read_other(choices) if more else ALLIANCE if portion else "",
        by=choices.by,
        span=choices.time if choices.time in ("first", "every", "never") else "",
    )


def _refuse_ahead(choices: Choices, as_of: date | None) -> None:
    """Raise ClaimError where nobody had agreed on the target by the day asked about (R20)."""
    if choices.target and as_of and (agreed := target(choices.target).agreed) > as_of:
        problem = f"was agreed on {day(agreed)}, later than {day(as_of)}"
        raise ClaimError(f"the target “{target(choices.target).label}”", problem, "Choose a number, or a later day.")


def read_choices(claim: Claim) -> Choices | None:
    """The choices that say a claim; None where it says what cannot be chosen."""
    found = _guess(claim)
    try:
        return found if found and make_claim(found) == claim else None
    except ClaimError:
        return None


def _guess(claim: Claim) -> Choices | None:
    what = "portion" if claim.ratio == "portion" else find_what(claim.measure)
    named = claim.about[0].split("-") if len(claim.about) == 1 else list(claim.about)
    if not what or len(named) > _NAMED:
        return None
    return Choices(
        **dict(zip(("who", "also", "third"), named, strict=False)),
        joint="together" if len(claim.about) < len(named) else Choices.joint,
        count=claim.relation if claim.counts else Choices.count,
        number="" if claim.value is None else str(claim.value),
        among=claim.among,
        way=_name_way(claim),
        figure=_write_figure(claim, MEASURES[what][1]),
        target=claim.threshold if is_target(claim.threshold) else "",
        what=what,
        against=claim.against if claim.ratio == "times" else "",
        time=claim.span or ("year" if claim.year else "newest"),
        year=str(claim.since or claim.year or ""),
        by=claim.by,
        day=str(claim.as_of or ""),
    )


def _name_way(claim: Claim) -> str:
    if claim.ratio == "times":
        return "more"
    if claim.comparison == "ranks":
        return "last" if claim.rank == -1 else "place"
    return "about" if claim.approximate else claim.comparison


def _write_figure(claim: Claim, power: int) -> str:
    if claim.comparison == "ranks":
        return "" if claim.rank == -1 else str(claim.rank)
    try:
        return "" if claim.ratio == "times" else f"{Decimal(claim.threshold).scaleb(-power):f}"
    except InvalidOperation:
        return ""  # a target


def _read_figure(choices: Choices, power: int) -> str:
    try:
        number = Decimal(choices.figure.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number.adjusted() > 9:
        raise _lack("the number", choices.figure, "Write it as 2 or 2.5.")
    return str(number.scaleb(power))


def _read_place(choices: Choices) -> int:
    return -1 if choices.way == "last" else _read_whole(choices.figure, "the place")


def _read_year(choices: Choices, what: str) -> int:
    return _read_whole(choices.year, f"the {what}")


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _lack("the day", text, "Write it as 2019-12-04.") from None


def _read_other(choices: Choices) -> str:
    if not choices.against:
        raise _lack("the other country", "", "Choose with whom it is compared.")
    return choices.against


def _read_whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise _lack(what, text, "Write a whole number.")
    return int(text)


def _lack(what: str, text: str, remedy: str) -> ClaimError:
    return ClaimError(what, "is missing" if not text else f"cannot be read: {text[:20]!r}", remedy)
