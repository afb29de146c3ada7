"""An answer of the DataMapper becomes the values of one code; numbers stay as exact as they are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.errors import LayoutError
from etl.fetch import Fetched
from etl.observation import Origin

AGAIN = "Run the refresh again; if the answer stays the same, the publisher has changed its API."
CHANGED = "The publisher has changed its API: bring etl/sources/imf/layout.py up to date."


@dataclass(frozen=True)
class Answer:
    """The values of one code: by the IMF's key of an economy or group, then by year."""

    code: str
    origin: Origin
    values: Mapping[str, Any]


def read_answer(fetched: Fetched, code: str) -> Answer:
    """The values of `code`. Raises LayoutError where the answer is cut short, is not laid out as known or is empty."""
    match decoded(fetched):
        case {"values": dict() as by_code, "api": dict(), **others} if not others and by_code.keys() == {code}:
            values = by_code[code]
        case _:
            raise LayoutError(fetched.url, f"does not hold the values of {code} and nothing else", CHANGED)
    if not isinstance(values, dict) or not values:
        raise LayoutError(fetched.url, f"has no values of {code}", AGAIN)
    return Answer(code, fetched.origin, values)


def decoded(fetched: Fetched) -> Any:
    """The JSON of an answer, broken numbers as Decimal. Raises LayoutError where it is none."""
    try:
        return json.loads(fetched.content, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise LayoutError(fetched.url, f"is not JSON, or is cut short ({error})", AGAIN) from error


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number")
