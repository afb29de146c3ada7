"""Where members stand in a year: their scores, by the release that answers and the one whose shares are drawn."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.shared.score import Score
from etl.asof.columns import has_most, is_expected, read_nulls_too, read_shares, read_year
from etl.asof.count import Answer
from etl.asof.pin import Pin
from etl.asof.select import select_shares
from etl.asof.verdict import Verdict, borderline, meets
from etl.catalogue.share import SHARE_OF_VERDICT, STATEMENT
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot


def find_drawn(snapshot: Snapshot, pin: Pin, convention: str, answer: Answer) -> Part:
    """The release whose shares are drawn: an older one where that which answers states verdicts without shares."""
    codes, indicator = answer.count.members, SHARE_OF_VERDICT[convention]
    if has_most(codes, read_year(snapshot, answer.part, indicator, answer.year)):
        return answer.part
    return select_shares(snapshot, pin, convention, codes, answer.year) or answer.part


@dataclass(frozen=True)
class Positions:
    """What the scores of one year rest on: the shares of the release that is `drawn`, by a convention of verdicts.

    `beside` are further indicators of it that stand beside each share.
    """

    snapshot: Snapshot
    convention: str
    drawn: Part
    answer: Answer
    target: float
    beside: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, dict[str, Observation]]:
        """By indicator and member, what is shown of the year, nulls too."""
        wanted = (*dict.fromkeys(SHARE_OF_VERDICT.values()), *self.beside)
        found = {one: read_nulls_too(self.snapshot, self.drawn, one, self.answer.year) for one in wanted}
        return {**found, STATEMENT: read_nulls_too(self.snapshot, self.answer.part, STATEMENT, self.answer.year)}

    @cached_property
    def shares(self) -> dict[str, Observation]:
        """The shares of the convention, nulls too."""
        return self.columns[SHARE_OF_VERDICT[self.convention]]

    @cached_property
    def clear(self) -> bool:
        """Whether the shares drawn were printed precisely enough for a verdict (R4)."""
        return bool(read_shares(self.snapshot, self.drawn, self.convention, self.answer.year))

    def score(self, code: str) -> Score:
        """The row of one member or aggregate."""
        share = self.shares.get(code)
        value = share.value if share and self.clear else None
        drawn = None if value is None else meets(value, self.target, self.convention)
        beside = {indicator: column[code] for indicator, column in self.columns.items() if code in column}
        by_convention = {one: read_value(beside.get(indicator)) for one, indicator in SHARE_OF_VERDICT.items()}
        return Score(
            code=code,
            share=share,
            beside=beside,
            verdict=self.answer.count.verdicts.get(code, Verdict(drawn, share)),
            drawn=drawn,
            borderline=self.clear and borderline(by_convention, self.target),
            estimate=is_expected(self.drawn, self.answer.year),
        )

    @property
    def coarse(self) -> bool:
        """Whether there are shares, and all were printed too coarsely for a verdict (R4)."""
        return not self.clear and not self.answer.count.rests_on and any(map(read_value, self.shares.values()))


def read_value(row: Observation | None) -> float | None:
    """The value of a figure; None where there is none."""
    return None if row is None else row.value
