"""What each kind of token says, put where it belongs; what may mean two things is asked back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from etl.asof.dates import read_day
from etl.asof.pin import Pin
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import Target, target, targets
from etl.claims.grammar.phrases import (
    BOTTOM,
    DOZENS,
    GROWTH,
    MEASURES,
    NUMBER_WORDS,
    ORDINALS,
    PORTION_RELATIONS,
    PORTIONS,
    PRICES,
    RANKED_BY,
    RELATIONS,
    SIDES,
    TARGETS,
    TARGETS_BY_NAME,
)
from etl.claims.grammar.tokens import Token, read_aggregates, read_money, read_names, read_number, simplify
from etl.errors import ClaimError
from etl.prose import day

ONE_ONLY = "Say one, or check two claims."
_THE_HAGUE = 2025
_RELATED = Decimal("1.5")
_BOTH_OF_THE_HAGUE = Decimal(5)


@dataclass
class Said:
    """What the tokens said so far, by what it is about, with the words that said it."""

    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, what: str, value: object, token: Token) -> None:
        """Raises ClaimError where the claim said something else of the same before."""
        if what in self.values and self.values[what] != value:
            both = f"“{self.texts[what]}” and “{token.text}”"
            raise ClaimError(both, f"say two things on the {what}", ONE_ONLY)
        self.values[what] = value
        self.texts.setdefault(what, token.text)


def read(said: Said, token: Token) -> None:
    """Take in what a token says. Raises ClaimError where it may mean two things, or something else was said before."""
    _READ[token.kind](said, token)


def _take_count(said: Said, token: Token) -> None:
    relation, more = RELATIONS[_join(token.groups.get("relation", "exactly"))]
    of = token.groups.get("of")
    said.put("number", (relation, max(0, _read_count(token.groups["value"]) + more), of and _read_count(of)), token)


def _take_all(said: Said, token: Token) -> None:
    of = token.groups.get("of")
    none = token.groups["all"] in ("no", "none")
    said.put("number", ("exactly" if none else "all", 0 if none else None, of and _read_count(of)), token)


def _take_all_but(said: Said, token: Token) -> None:
    said.put("number", ("all_but", _read_count(token.groups["value"]), None), token)


def _take_portion(said: Said, token: Token) -> None:
    groups = token.groups
    if "most" in groups:
        part, relation = "1/2", "more_than"
    else:
        said_part = _join(groups["part"].replace("-", " "))
        part = next(one for one, words in PORTIONS.items() if said_part in words)
        before = _join(groups.get("relation", ""))
        relation = next(one for one, words in PORTION_RELATIONS.items() if before in words)
    said.put("portion", part, token)
    said.put("number", (relation, None, None), token)


def _read_count(word: str) -> int:
    if word.isdigit():
        return int(word)
    plain = _join(word)
    return DOZENS[plain] if plain in DOZENS else NUMBER_WORDS[plain.replace(" ", "-")]


def _join(words: str) -> str:
    return " ".join(words.split())


def _take_member(said: Said, token: Token) -> None:
    _add_subject(said, read_names()[_join(simplify(token.text)).removesuffix("'s")], token)


def _take_aggregate(said: Said, token: Token) -> None:
    """Like a member, for NATO has its figures."""
    _add_subject(said, read_aggregates()[_join(token.groups["named"])], token)


def _add_subject(said: Said, code: str, token: Token) -> None:
    before: tuple[str, ...] = said.values.get("members", ())
    said.values["members"] = before if code in before else (*before, code)
    said.texts.setdefault("members", token.text)


def _take_target(said: Said, token: Token) -> None:
    found = _find_target(token, said.values.get("year"))
    said.put("threshold", found, token)
    said.put("measure", target(found).indicator, token)


def _find_target(token: Token, year: int | None) -> str:
    """The id of the target that a token names. Raises ClaimError where there is none, or two."""
    groups, what = token.groups, token.groups["what"]
    percent = groups.get("percent") or groups.get("after")
    by_name = groups.get("said", "").split()[-1:] or [word for word in ("hague", "wales") if word in what]
    if "equipment" in what:
        return _equal(token, "wales_2014_equipment", percent)
    if by_name:
        return _equal(token, TARGETS_BY_NAME[by_name[0]], percent)
    if percent is not None:
        return _of_value(token, read_number(percent))
    if "guideline" in what or (year is not None and year < _THE_HAGUE):
        return "wales_2014"
    remedy = f"Write {TARGETS['wales_2014']} (Wales 2014) or {TARGETS['hague_2025_core']} (The Hague 2025)."
    raise ClaimError(f"“{token.text}”", "may be one of two", remedy)


def _equal(token: Token, target_id: str, percent: str | None) -> str:
    value = next(one.value for one in targets() if one.id == target_id)
    if percent is not None and value != float(read_number(percent)):
        raise ClaimError(f"“{token.text}”", f"is not what was agreed, which is {value:g} %", _known())
    return target_id


def _of_value(token: Token, value: Decimal) -> str:
    if value == _RELATED:
        return "hague_2025_related"
    if value == _BOTH_OF_THE_HAGUE:
        problem = "has two parts, 3.5 % and up to 1.5 %, and NATO publishes no figures for the second"
        raise ClaimError(f"“{token.text}”", problem, f"Check {TARGETS['hague_2025_core']}.")
    # The newest agreement of a value is the one meant: that of Wales for 2 %.
    found = [one.id for one in targets() if one.value is not None and Decimal(str(one.value)) == value]
    if not found:
        raise ClaimError(f"“{token.text}”", "is no target that was agreed", _known())
    return found[-1]


def _known() -> str:
    return f"There are: {', '.join(_words(one) for one in targets())}."


def _words(one: Target) -> str:
    return TARGETS[one.id]


def _take_percent(said: Said, token: Token) -> None:
    said.put("threshold", f"{read_number(token.groups['amount']):f}", token)
    side = token.groups.get("side")
    if side in _LESS:
        raise ClaimError(f"“{token.text}”", "may leave the number itself in or out", "Write below, or at most.")
    if side:
        said.put("side", "at_or_above", token)


def _take_money(said: Said, token: Token) -> None:
    said.put("threshold", read_money(token), token)
    said.put("money", True, token)


def _take_phrase(what: str, table: dict[str, tuple[str, ...]]) -> Callable[[Said, Token], None]:
    of = {phrase: value for value, phrases in table.items() for phrase in phrases}
    return lambda said, token: said.put(what, of[_join(simplify(token.text))], token)


def _take_years(said: Said, token: Token) -> None:
    for what, group in (("first year", "since"), ("year", "year")):
        if group in token.groups:
            said.put(what, int(token.groups[group]), token)


def _take_day(said: Said, token: Token) -> None:
    on = token.groups.get("day")
    said.put("day of what was known", Pin(_find_day(on)) if on else Pin(), token)


def _find_day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise ClaimError(f"“{text}”", "is no day of the calendar", "Write it as 4 December 2019.") from None


def _take_growth(said: Said, token: Token) -> None:
    way = _join(simplify(token.groups["way"]))
    said.put("growth", next(side for side, words in GROWTH.items() if way in words), token)


def _take_rank(said: Said, token: Token) -> None:
    """A place from the top, or from the bottom: 1 is the first, -1 the last."""
    ordinal, end = token.groups.get("ordinal", "first"), token.groups.get("end", "top").replace("-", " ")
    place = int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.index(ordinal) + 1
    said.put("rank", -place if _join(end) in BOTTOM else place, token)


def _take_outdone(said: Said, token: Token) -> None:
    """More than any other: the first place, by what is said between."""
    said.put("rank", 1 if token.groups["way"] == "more" else -1, token)
    between = _join(token.groups["of"])
    for measure, words in RANKED_BY.items():
        if between and any(word in between for word in words):
            said.put("ranked by", measure, token)
    if "gdp" in between:
        said.put("ranked by", SHARE, token)


def _take_release(said: Said, token: Token) -> None:
    named = token.groups["release"]
    try:
        # Releases are spelt as their publishers do; the text keeps the case.
        pin = Pin.parse(token.text[-len(named) :])
    except ValueError:
        raise ClaimError(f"“{named}”", "names no source", f"There are: {', '.join(SOURCES)}.") from None
    said.put("day of what was known", pin, token)


def _ask_day(_: Said, token: Token) -> None:
    problem = "may be the year claimed or the day of what was known"
    said = token.groups["day"]
    raise ClaimError(f"“{token.text}”", problem, f"Write “in {_find_day(said).year} as of {day(_find_day(said))}”.")


def _ask(problem: str, remedy: str) -> Callable[[Said, Token], None]:
    def ask(_: Said, token: Token) -> None:
        raise ClaimError(f"“{token.text}”", problem, remedy)

    return ask


def _keep(what: str, value: object = True) -> Callable[[Said, Token], None]:
    return lambda said, token: said.put(what, value, token)


def _ignore(_: Said, __: Token) -> None:
    """The word changes nothing."""


_LESS = ("less", "below", "lower", "under")
_READ: dict[str, Callable[[Said, Token], None]] = {
    "release": _take_release,
    "as_of": _take_day,
    "bad_as_of": _ask("names no day", "Write as of 4 December 2019, or as of nato:2019-06-25."),
    "numeric_day": _ask("may have the day or the month first", "Write 4 December 2019 or 2019-12-04."),
    "whole": _ask(
        "does not say which part of it",
        "Write 20 % on equipment; other parts of defence expenditure are not checked.",
    ),
    "ambiguous_day": _ask_day,
    "between": _take_years,
    "since": _take_years,
    "year": _take_years,
    "newest": _keep("year", None),
    "this_year": _keep("this year"),
    "then": _keep("as then known"),
    "growth": _take_growth,
    "rank": _take_rank,
    "outdoes": _take_outdone,
    "ranked_by": _take_phrase("ranked by", RANKED_BY),
    "progress": _keep("statement", "progress"),
    "agreed": _keep("statement", "agreed"),
    "count": _take_count,
    "all": _take_all,
    "all_but": _take_all_but,
    "portion": _take_portion,
    "aggregate": _take_aggregate,
    "target": _take_target,
    "money": _take_money,
    "percent": _take_percent,
    "measure": _take_phrase("measure", MEASURES),
    "prices": _take_phrase("prices", PRICES),
    "side": _take_phrase("side", SIDES),
    "members": _keep("members' word"),
    "member": _take_member,
    "filler": _ignore,
    "verb": _keep("verb"),
    "at": _keep("at"),
    "about": _keep("about"),
}
