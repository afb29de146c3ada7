"""Many claims at once: a line for each, with its verdict and the figure that decides, or why it was not understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from etl.asof.pin import Pin
from etl.catalogue.claims import claims
from etl.claims.grammar import parse, write_claim
from etl.claims.judgement import Checked, Outcome
from etl.claims.prose.heading import write_heading
from etl.claims.question import settle_day
from etl.claims.verdict import check
from etl.errors import ClaimError, TwofoldError, UncheckableError
from etl.prose import start
from etl.store.snapshot import Snapshot

# `said` as it was given, in `place` of its file; `claim` as it was understood; `number` is how many of the `of` members
# are as claimed, or the figure of the one that it is about, in `unit`; `link` leads to the answer on the site.
COLUMNS = (
    "place", "said", "claim", "verdict", "until", "answer", "number", "of", "unit", "year", "source", "release",
    "published", "as_of", "cell", "link", "why",
)  # fmt: skip
PAGE = "/claims"


@dataclass(frozen=True)
class Sentence:
    """A claim as it was given, and where: "line 3"."""

    place: str
    text: str


@dataclass(frozen=True)
class Answered:
    """A sentence with what was found on it; without a `checked` claim `refusal` says why."""

    sentence: Sentence
    checked: Checked | None = None
    refusal: ClaimError | None = None

    @property
    def understood(self) -> bool:
        """Whether it was; what no figure can decide was understood too."""
        return self.refusal is None or isinstance(self.refusal, UncheckableError)


def check_many(snapshot: Snapshot, sentences: Iterable[Sentence], pin: Pin) -> Iterator[Answered]:
    """Each sentence checked, or both claims that it makes, as of its own day where it names one, else as of the pin."""
    for one in sentences:
        try:
            claim = settle_day(claims().get(one.text) or parse(one.text), pin)
            yield Answered(one, check(snapshot, claim))
        except TwofoldError as error:
            yield from (Answered(one, check(snapshot, settle_day(parse(text), pin))) for text in error.claims)
        except ClaimError as error:
            yield Answered(one, refusal=error)


def write_line(one: Answered) -> dict[str, str]:
    """The line of a sentence, "" where there is nothing."""
    line = {**dict.fromkeys(COLUMNS, ""), "place": one.sentence.place, "said": one.sentence.text}
    if one.checked is not None:
        return {**line, **_write_checked(one.checked)}
    verdict = Outcome.OPEN.value if one.understood else ""
    return {**line, "verdict": verdict, "why": start(str(one.refusal))}


def _write_checked(checked: Checked) -> dict[str, str]:
    claim, judgement = checked.claim, checked.judgement
    row, turn = judgement.row, judgement.turn
    told = {
        "claim": write_claim(claim),
        "verdict": judgement.outcome.value,
        "until": str(turn.ended.published) if turn else "",
        "answer": f"{write_heading(checked)}.",
        "as_of": claim.release if checked.day and claim.release else str(checked.day or ""),
        "link": f"{PAGE}?{urlencode({'claim': write_claim(claim)})}",
    }
    if row is None:
        return told
    return {
        **told,
        "number": str(row.number) if row.value is None else repr(row.value),
        "of": str(row.of) if row.value is None else "",
        "unit": row.unit if row.value is not None else "",
        "year": str(row.figure_year),
        "source": row.source,
        "release": row.release,
        "published": str(row.published),
        "cell": row.cells[0].cell if len(row.cells) == 1 else "",
    }


def count_refused(found: Iterable[Answered]) -> int:
    """How many were not understood."""
    return sum(not one.understood for one in found)
