"""What a figure may say to a picture. Each module declares the words that it draws; every other is refused by name."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

# By property, the values that may stand there; None where the drawing reads them itself, or where a picture shows
# nothing of it, as of all that is for hovering.
Words = Mapping[str, Collection[Any] | None]
Json = Mapping[str, Any]

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = 60
_HUGE = 1e18


class PictureError(ValueError):
    """A figure holds what no picture is drawn of. The message names the trace type or the property, and its value."""


def check_words(what: str, given: Any, words: Words, needed: Collection[str] = ()) -> Json:
    """`given` itself, where it says nothing but `words`, and all that is `needed`. Raises PictureError otherwise."""
    if not isinstance(given, Mapping):
        raise PictureError(f"{what} is no object: {_quote(given)}.")
    for name, value in given.items():
        if name not in words:
            raise PictureError(f"{what}.{_quote(name)} is a property that no picture is drawn with.")
        allowed = words[name]
        if allowed is not None and value not in allowed:
            raise PictureError(f"{what}.{name} = {_quote(value)} is not drawn in a picture.")
    for name in needed:
        if name not in given:
            raise PictureError(f"{what}.{name} has to be given: a picture chooses none by itself.")
    return given


def read_number(what: str, value: Any) -> float:
    """A number that a figure of ours may hold. Raises PictureError where it is none."""
    if isinstance(value, (int, float)) and -_HUGE < value < _HUGE:
        return value
    raise PictureError(f"{what} = {_quote(value)} is no number.")


def read_color(what: str, value: Any) -> str:
    """A colour as #rrggbb. Raises PictureError where it is none: it stands in the picture as it is given."""
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return value
    raise PictureError(f"{what} = {_quote(value)} is no colour such as #323cd8.")


def read_list(what: str, value: Any) -> Sequence[Any]:
    """A list. Raises PictureError where it is none."""
    if isinstance(value, (list, tuple)):
        return value
    raise PictureError(f"{what} = {_quote(value)} is no list.")


def _quote(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
