"""How many sentences of reporters the claim checker understands, by kind: python benchmarks/sentences.py.

The list stands in tests/regression/reporters_sentences.toml. A sentence is understood where it is read as a claim,
what no figure can decide where it is refused for the reason that was worked out, and two claims where both are given.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.claims import parse
from etl.errors import ClaimError, TwofoldError, UncheckableError

SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "regression" / "reporters_sentences.toml"


def is_understood(sentence: dict[str, Any]) -> bool:
    """Whether a sentence is read as a claim, or refused for the reason why no figure can decide it."""
    try:
        parse(sentence["text"])
    except UncheckableError as error:
        return error.reason == sentence.get("reason")
    except TwofoldError:
        return sentence["category"] in ("twofold", "change")
    except ClaimError:
        return False
    return sentence["category"] != "uncheckable"


def rate_figures() -> Iterator[str]:
    """How many of how many, in all and by kind."""
    sentences = tomllib.loads(SENTENCES.read_text("utf-8"))["sentence"]
    of = Counter(one["category"] for one in sentences)
    understood = Counter(one["category"] for one in sentences if is_understood(one))
    yield f"{understood.total()} of {of.total()} sentences are understood (aim: 85 %)"
    yield from (f"  {kind}: {understood[kind]} of {number}" for kind, number in of.items())


if __name__ == "__main__":
    for line in rate_figures():
        print(line)
