"""The claim that a view asks about, checked; or why it cannot be."""

from dataclasses import dataclass, fields, replace
from datetime import date

from dashboard.shared.stock import Memory
from dashboard.shared.wording import name_area, name_pin
from dashboard.view import Option, View, list_parameters, one_of, parse_year, read_by
from etl.asof.pin import day_of
from etl.catalogue.claims import MEMBERS, claims
from etl.catalogue.groups import AGGREGATES, COMPARISONS
from etl.catalogue.members import members
from etl.catalogue.presets import presets
from etl.catalogue.sources import LEAD, SOURCES
from etl.catalogue.targets import target
from etl.claims import Checked, check, parse, write_claim
from etl.claims.grammar.who import GROUP_NAMES, OTHERS
from etl.claims.pieces import Choices, list_aims, list_counts
from etl.claims.prose.words import capitalise
from etl.claims.question import find_pin, settle_day
from etl.claims.sentence import make_claim, read_choices
from etl.errors import ClaimError, TwofoldError
from etl.prose import day
from etl.store.snapshot import Snapshot

_LONGEST, _SHORT = 300, 12
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


def _read_short(text: str) -> str:
    if len(text.strip()) > _SHORT:
        raise ValueError("a number is wanted")
    return text.strip()


def _read_year(text: str) -> str:
    return str(parse_year(text.strip())) if text.strip() else ""


# Under which words choices stand together; several are named of members only.
MEMBER, _WHOLE, _ELSE = "Members", "Together", "No members"
_UNSAID, _NUMBER = Option("", "–"), Option("", "a number")
_JOINT = (Option("each", "each of them"), Option("together", "all together"))
_COUNTS = (
    Option("exactly", "exactly"), Option("at_least", "at least"), Option("at_most", "at most"), Option("all", "all"),
    Option("all_but", "all but"),
)  # fmt: skip
_WAYS = (
    Option("below", "below"), Option("at_or_above", "at or above"), Option("above", "above"),
    Option("equals", "exactly at"), Option("about", "about at"), Option("place", "in place number"),
    Option("last", "last of all"), Option("more", "more than another"),
)  # fmt: skip
_MEASURES = (
    Option("share", "% of GDP"), Option("equipment", "% of its spending on equipment"),
    Option("growth", "% real growth on the year before"), Option("money", "billion US dollars"),
    Option("own_money", "billion of its own currency"), Option("people", "thousand soldiers"),
    Option("portion", "% of NATO's spending"),
)  # fmt: skip
_TIMES = (
    Option("newest", "in the newest year"), Option("year", "in the year"), Option("first", "for the first time in"),
    Option("every", "in every year since"), Option("never", "in no year"),
)  # fmt: skip


def _list_groups() -> tuple[Option, ...]:
    # A group that no sentence names could be chosen, and not be written.
    return tuple(Option(name, preset.title) for name, preset in presets().items() if name in GROUP_NAMES)


def _list_members() -> tuple[Option, ...]:
    return tuple(Option(code, name_area(code), MEMBER) for code in members())


def _list_single() -> tuple[Option, ...]:
    return (*_list_members(), *(Option(code, name_area(code), _WHOLE) for code in AGGREGATES))


def _list_subjects() -> tuple[Option, ...]:
    together = (Option(one.word, f"{one.label} together", _WHOLE) for one in _list_groups())
    return (Option(MEMBERS[0], "A number of members"), *_list_single(), *together)


def _list_more() -> tuple[Option, ...]:
    return (_UNSAID, *_list_members())


def _list_scopes() -> tuple[Option, ...]:
    return (Option("", "all members"), Option("NATO_EUR", "European allies"), *_list_groups())


def _list_aims() -> tuple[Option, ...]:
    return (_NUMBER, *(Option(aim.id, aim.label) for aim in list_aims()))


def _list_counts() -> tuple[Option, ...]:
    return (Option("", SOURCES[LEAD].prose), *(Option(source, SOURCES[source].prose) for source in list_counts()))


def _list_others() -> tuple[Option, ...]:
    return (
        _UNSAID,
        *_list_single(),
        *(Option(code, area.name, _ELSE) for code, area in COMPARISONS.items() if code in OTHERS),
    )


@dataclass(frozen=True)
class ClaimsView(View):
    """What the page of claims is asked: one of the article's claims by its id, or the reader's own words.

    `many` are claims that were pasted, one a line or as a CSV; they go before the one. All below are the choices that
    a claim may be put together from, `way` among them where one is: see etl.claims.pieces.
    """

    claim: str = read_by("nineteen_below", _read_claim, label="Or a claim of your own, in plain words")
    many: str = read_by("", _read_many)
    who: str = one_of(Choices.who, _list_subjects)
    also: str = one_of("", _list_more)
    third: str = one_of("", _list_more)
    joint: str = one_of(Choices.joint, lambda: _JOINT)
    count: str = one_of(Choices.count, lambda: _COUNTS)
    number: str = read_by("", _read_short)
    among: str = one_of("", _list_scopes)
    way: str = one_of("", lambda: (_UNSAID, *_WAYS))
    figure: str = read_by("", _read_short)
    what: str = one_of(Choices.what, lambda: _MEASURES)
    target: str = one_of("", _list_aims)
    against: str = one_of("", _list_others)
    time: str = one_of(Choices.time, lambda: _TIMES)
    year: str = read_by("", _read_year)
    by: str = one_of("", _list_counts)
    day: str = read_by("", _read_short)


NAMED = ("also", "third", "joint")
COUNTED = ("count", "number", "among")
_PARTS = tuple(one.name for one in fields(Choices))


def list_options(name: str) -> tuple[Option, ...]:
    """What may be chosen for a part of a claim; nothing where it is written."""
    found = list_parameters(ClaimsView)[name].options()
    return tuple(one for one in found if name != "way" or one.word)


def offer_options(snapshot: Snapshot, view: ClaimsView, chosen: Choices, name: str) -> tuple[Option, ...]:
    """The same without targets that nobody had agreed on by the day asked about (R20), but for the one chosen."""
    if name != "target":
        return list_options(name)
    known = _read_known(chosen.day) or day_of(snapshot, view.as_of) or date.max
    return tuple(
        one for one in list_options(name) if one.word in ("", chosen.target) or target(one.word).agreed <= known
    )


def _read_known(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_view(view: ClaimsView) -> Choices:
    """The choices that a view has, or those that its claim amounts to."""
    if view.way:
        return Choices(**{name: getattr(view, name) for name in _PARTS})
    try:
        found = read_choices(claims().get(view.claim) or parse(view.claim))
    except ClaimError:
        found = None
    return found or Choices()


def pin_form(view: ClaimsView) -> dict[str, str]:
    """What the button of a form carries, so that an answer stays as of the day of the view."""
    return {"name": "as_of", "value": str(view.as_of)} if view.as_of else {}


def settle(view: ClaimsView) -> ClaimsView:
    """The view with what was chosen as a sentence; as it is where nothing was, or what was chosen makes none."""
    if not view.way:
        return view
    try:
        words = write_claim(make_claim(read_view(view)))
    except ClaimError:
        return view
    return replace(ClaimsView(view.as_of, view.notices, view.asked, view.word), claim=words)


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
        claim = make_claim(read_view(view)) if view.way else claims().get(view.claim) or parse(view.claim)
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
