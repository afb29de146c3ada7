"""What the scoreboard is asked, what it shows, and its rows."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.shared.score import Score
from dashboard.shared.target_choice import list_targets
from dashboard.view import Option, View, one_of, parse_year, read_by
from etl.asof.columns import has_most, is_expected
from etl.asof.count import Answer
from etl.asof.membership import Membership
from etl.asof.verdict import Convention, Count
from etl.catalogue.indicators import gap_id
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.targets import Target, target, targets
from etl.observation import Observation
from etl.store.snapshot import Part

PATH = "/scoreboard"
CONVENTIONS_ON_OFFER = (
    Option(Convention.PUBLISHED, "Published (two decimals)", meaning="as published, rounded to two decimals"),
    Option(Convention.STRICT, "Strict (unrounded)", meaning="unrounded"),
    Option(
        Convention.RECOMPUTED, "Recomputed, constant prices",
        meaning="recomputed from the release's own constant-price figures",
    ),
    Option(Convention.NOMINAL, "Nominal, current prices", meaning="at current prices"),
)  # fmt: skip
MEMBERSHIPS = (
    Option(Membership.THEN, "Members then"),
    Option(Membership.YEAR, "As NATO's totals count them"),
    Option(Membership.TODAY, "Today's members throughout"),
)
_SORTS = ("share", "member", "gap", "recomputed", "nominal")


def _sorts() -> tuple[Option, ...]:
    return tuple(Option(f"{sign}{column}", column) for sign in ("-", "") for column in _SORTS)


@dataclass(frozen=True)
class ScoreboardView(View):
    """What the scoreboard is asked. `year` is None for the newest that can be answered.

    `sort` is a column of the table, with "-" before it for the largest first.
    """

    year: int | None = read_by(None, parse_year, label="Year")
    target: str = one_of("wales_2014", list_targets, "Target")
    verdict: str = one_of("published", lambda: CONVENTIONS_ON_OFFER, "Share")
    membership: Membership = one_of(Membership.THEN, lambda: MEMBERSHIPS, "Members counted", formerly={"as_of": "then"})
    sort: str = one_of("-share", _sorts)


@dataclass(frozen=True)
class Scoreboard:
    """What the scoreboard shows. `answer` is None where no release was known.

    `drawn` is the release of the shares: an older one where that which answers states verdicts without them.
    `coarse`: the shares were printed with one decimal, so no verdict rests on them (R4). `counts` are those of the same
    release by convention; `share_years` are the years that it has shares of, oldest first, `known_years` those of all
    releases known. `here`: whether the releases of the pin are at hand.
    """

    view: ScoreboardView
    year: int
    target: Target
    answer: Answer | None = None
    drawn: Part | None = None
    scores: tuple[Score, ...] = ()
    aggregates: tuple[Score, ...] = ()
    counts: dict[str, Count] | None = None
    coarse: bool = False
    share_years: tuple[int, ...] = ()
    known_years: tuple[int, ...] = ()
    here: bool = True

    @property
    def part(self) -> Part | None:
        """The release that answers."""
        return self.answer.part if self.answer else None

    @property
    def estimate(self) -> bool:
        """Whether the year shown is an estimate of the release that answers."""
        return self.part is not None and is_expected(self.part, self.year)

    @property
    def count(self) -> Count | None:
        """The count that the page is about; None where nothing can be counted."""
        return self.answer.count if self.answer and self.answer.count.rests_on else None

    @property
    def is_older(self) -> bool:
        """Whether the shares drawn are of an older release than the verdicts."""
        return self.drawn is not None and self.part is not None and self.drawn is not self.part

    @property
    def stated(self) -> bool:
        """Whether NATO's own statement decides."""
        return any(score.verdict.stated for score in self.scores)

    @cached_property
    def gaps(self) -> dict[str, Observation]:
        """The money missing to the target by member, in the prices that the release has."""
        wanted = select_gap(self.drawn, self.view) if self.drawn else ""
        return {score.code: score.beside[wanted] for score in self.scores if wanted in score.beside}

    @property
    def by_published(self) -> bool:
        """Whether the verdicts go by the published share, as the money missing does."""
        return SHARE_OF_VERDICT[self.view.verdict] == SHARE

    @property
    def ranks(self) -> bool:
        """Whether members have ranks: where few have a share, the first of these is not the first of all."""
        return has_most(
            [score.code for score in self.scores], {score.code: score.share for score in self.with_data if score.share}
        )

    @property
    def gap_prices(self) -> str:
        """The prices of the money missing: current, or of which year."""
        base = next((row.price_base for row in self.gaps.values()), "current")
        return "current prices" if base == "current" else f"constant {base} prices"

    @property
    def lines(self) -> tuple[Target, ...]:
        """The targets on the share that were in force in the year shown."""
        return tuple(
            aim for aim in targets() if aim.indicator == SHARE and aim.value is not None and aim.in_force(self.year)
        )

    @cached_property
    def with_data(self) -> tuple[Score, ...]:
        """The members that have a share."""
        return tuple(score for score in self.scores if score.value is not None)


def select_gap(part: Part, view: ScoreboardView) -> str:
    """The indicator of the money missing: at current prices; at constant ones where the release has no other (R35)."""
    aim = target(view.target)
    return gap_id(aim) if gap_id(aim) in part.indicators else gap_id(aim, "constant")
