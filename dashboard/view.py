"""What the URL says: as of when, and what a page declares. Any query string gives a view; what it ignores has a notice.

A page declares its parameters once, as fields of its own view: the field's name is the parameter's, and `one_of`,
`several`, `yes_or_no` and `read_by` say what it may hold and in which words. Controls and the URL follow from that.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Self, cast
from urllib.parse import parse_qsl, urlencode

from etl.asof.pin import Pin
from etl.prose import listing

FIRST_YEAR, LAST_YEAR = 1816, 2100
_LONGEST_QUERY = 4000
# A refusal names so many words, and of more the first.
_FEW = 5
_MOST_NOTICES = 8
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """How a reader sets a parameter: one option, several, a switch, a number, or in words of their own."""

    ONE = "one"
    SEVERAL = "several"
    SWITCH = "switch"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True)
class Option:
    """What may be chosen: its word in the URL, its label and group in a control, and its meaning in a sentence.

    `also` are further names by which a reader may ask for it in a path.
    """

    word: str
    label: str
    group: str = ""
    meaning: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """A field of a view in the URL. `read` raises ValueError with what is wanted; `write` is its inverse.

    `label` names its control, "" where it has none. `options` are those of `one_of` and `several`; `span` are the least
    and the greatest number. `in_path`: its word stands behind the path of its page; one field of a view may.
    """

    kind: Kind
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    label: str = ""
    options: Callable[[], tuple[Option, ...]] = tuple
    most: int = 1
    in_path: bool = False
    span: tuple[float, float] = (0.0, 0.0)


def read_by(default: Any, read: Callable[[str], Any], write: Callable[[Any], str] = str, label: str = "") -> Any:
    """A field that is read and written by functions of the page's own."""
    return _declare(default, Parameter(Kind.WORDS, read, write, label))


def number(default: float, span: tuple[float, float], label: str) -> Any:
    """A field that holds a number within `span`, with two decimals at the most."""

    def read(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = span[1] + 1
        if not span[0] <= found <= span[1]:
            raise ValueError(f"a number from {span[0]:g} to {span[1]:g} is wanted")
        return round(found, 2) + 0.0  # no negative zero

    return _declare(default, Parameter(Kind.NUMBER, read, "{:g}".format, label, span=span))


def one_of(
    default: Any,
    options: Callable[[], tuple[Option, ...]],
    label: str = "",
    formerly: Mapping[str, str] = _NOTHING,
    in_path: bool = False,
) -> Any:
    """A field that holds one of the options; `formerly` are words that links still have, each with today's.

    `in_path`: it stands in the path of the page, as DEU does in /country/DEU.
    """

    def read(text: str) -> Any:
        word, known = formerly.get(text, text), [option.word for option in options()]
        if word not in known:
            wanted = f"{', '.join(known[:-1])} or {known[-1]}" if len(known) <= _FEW else f"a word such as {known[0]}"
            raise ValueError(f"{wanted} is wanted")
        return type(default)(word)

    return _declare(default, Parameter(Kind.ONE, read, str, label, options, in_path=in_path))


def several(
    default: tuple[str, ...], options: Callable[[], tuple[Option, ...]], most: int, label: str, joint: str = "~"
) -> Any:
    """A field that holds at most `most` of the options, in the order chosen; `joint` stands between them."""

    def read(text: str) -> tuple[str, ...]:
        known = {option.word for option in options()}
        chosen = tuple(dict.fromkeys(word for word in text.replace(joint, "~").split("~") if word))
        unknown = [word for word in chosen if word not in known]
        if unknown:
            raise ValueError(
                f"codes of members and areas such as DEU{joint}FRA are wanted, and {shorten(unknown[0])} is none"
            )
        if len(chosen) > most:
            raise ValueError(f"at most {most} lines can be told apart")
        return chosen

    return _declare(default, Parameter(Kind.SEVERAL, read, joint.join, label, options=options, most=most))


def yes_or_no(default: bool, label: str) -> Any:
    """A field that is on or off."""

    def read(text: str) -> bool:
        if text not in ("yes", "no"):
            raise ValueError("yes or no is wanted")
        return text == "yes"

    return _declare(default, Parameter(Kind.SWITCH, read, lambda on: "yes" if on else "no", label))


def parse_year(text: str) -> int:
    """A year in four digits. Raises ValueError where the text is none."""
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValueError(f"a year from {FIRST_YEAR} to {LAST_YEAR} is wanted")
    return int(text)


def _declare(default: Any, parameter: Parameter) -> Any:
    return field(default=default, metadata={"parameter": parameter})


@dataclass(frozen=True)
class View:
    """The state of a page without parameters of its own, and what all pages share.

    `as_of` is the pin that selects releases; `asked` is the query as it came, and `word` what stood in the path.
    """

    as_of: Pin = field(default=Pin(), metadata={"parameter": Parameter(Kind.WORDS, Pin.parse, str)})
    notices: tuple[str, ...] = ()
    asked: str = field(default="", compare=False)
    word: str = field(default="", compare=False)

    @classmethod
    def from_query(cls, query: str, elsewhere: Mapping[str, str] = _NOTHING, word: str = "") -> Self:
        """The view that a query string (with or without "?") describes. Never raises.

        `elsewhere` are the parameters of other pages, each with the label of its page; `word` stands in the path, and
        goes before what the query says of the same field.
        """
        if len(query) > _LONGEST_QUERY:
            notice = "The address is too long to be read; the page shows its defaults."
            return replace(cls.from_query("", elsewhere, word), notices=(notice,), asked=query)
        found: dict[str, Any] = {}
        notices, strange = list[str](), list[str]()
        known, given = list_parameters(cls), dict[str, str]()
        for name, text in (*_pairs(query), *_said_by_path(cls, word)):
            if name not in known:
                strange.append(name)
                continue
            if given.setdefault(name, text) != text:
                notices.append(f"{name}: “{shorten(given[name])}” was ignored; {shorten(text)} stands behind it.")
            given[name] = text
            try:
                found[name] = known[name].read(text)
            except ValueError as problem:
                notices.append(f"{name}: “{shorten(text)}” was ignored; {problem}.")
        told = (*_bound(tuple(dict.fromkeys(notices))), *_tell_strange(strange, elsewhere))
        return cls(**found, notices=told, asked=query, word=word)

    def to_query(self) -> str:
        """The canonical query string with "?" before it: words, defaults left out; "" where all is default."""
        return _written(self.pairs())

    def to_search(self) -> str:
        """The part of the address behind the path: like `to_query`, without the field that stands in the path."""
        held = find_in_path(type(self))
        return _written([pair for pair in self.pairs() if pair[0] != held])

    def to_path(self, path: str) -> str:
        """The path at which a page of this path shows the view, with the field that stands in it."""
        held = find_in_path(type(self))
        return f"{path}/{list_parameters(type(self))[held].write(getattr(self, held))}" if held else path

    def to_address(self, path: str) -> str:
        """The canonical address of the view on a page of this path."""
        return self.to_path(path) + self.to_search()

    def pairs(self) -> list[tuple[str, str]]:
        """Names and words of the fields that differ from the default."""
        default = type(self)()
        return [
            (name, parameter.write(getattr(self, name)))
            for name, parameter in list_parameters(type(self)).items()
            if getattr(self, name) != getattr(default, name)
        ]

    def says(self, name: str) -> bool:
        """Whether the address that was asked for names a field, in its path or behind its question mark."""
        return (bool(self.word) and name == find_in_path(type(self))) or name in dict(_pairs(self.asked))

    def but(self, **changes: Any) -> Self:
        """The same view with some fields changed and the notices read."""
        return replace(self, **changes, notices=())


def list_parameters(view: type[View]) -> Mapping[str, Parameter]:
    """What the views of a page declare, by name, in the order of the URL."""
    return _read_fields(cast(Hashable, view))


# Every link of a page asks for them.
@cache
def _read_fields(view: Any) -> Mapping[str, Parameter]:
    declared = {one.name: one.metadata["parameter"] for one in fields(view) if "parameter" in one.metadata}
    return MappingProxyType(declared)


def find_in_path(view: type[View]) -> str:
    """The field that stands in the path of a page; "" where none does."""
    return next((name for name, one in list_parameters(view).items() if one.in_path), "")


def _said_by_path(view: type[View], word: str) -> list[tuple[str, str]]:
    return [(find_in_path(view), word)] if word else []


def repin(query: str, pin: Pin) -> str:
    """The query (with or without "?") with another pin in it, and all else as it was; "" where nothing is left."""
    return write_pinned([pair for pair in _pairs(query) if pair[0] != "as_of"], pin)


def write_pinned(pairs: Sequence[tuple[str, str]], pin: Pin) -> str:
    """The query of these parameters under a pin; "" where there is nothing in it."""
    return _written([("as_of", str(pin)), *pairs] if pin else pairs)


def shorten(text: str) -> str:
    """The text as a notice quotes it."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _bound(notices: tuple[str, ...]) -> tuple[str, ...]:
    """The first notices, and how many more there are: an address may hold a thousand words that mean nothing."""
    more = len(notices) - _MOST_NOTICES
    if more <= 1:
        return notices
    return (*notices[:_MOST_NOTICES], f"{more:,} more parts of the address were ignored.")


def _tell_strange(names: Sequence[str], elsewhere: Mapping[str, str]) -> Iterator[str]:
    """What is no parameter of the page, in a sentence for each page that it is one of, and one for the rest."""
    by_page: dict[str, dict[str, None]] = {}
    for name in names:
        by_page.setdefault(elsewhere.get(name, ""), {})[name] = None
    for page, its in by_page.items():
        quoted = [f"“{shorten(name)}”" for name in its][:_MOST_NOTICES]
        more = [f"{len(its) - _MOST_NOTICES:,} more"] if len(its) > _MOST_NOTICES else []
        one = len(its) == 1
        a, none = ("is a parameter", "is no parameter") if one else ("are parameters", "are no parameters")
        what = f"{a} of {page}, not of this page," if page else f"{none} of this page"
        yield f"{listing([*quoted, *more])} {what} and {'was' if one else 'were'} ignored."


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")


def _written(pairs: Sequence[tuple[str, str]]) -> str:
    return "?" + urlencode(pairs, safe="~.:-") if pairs else ""
