"""The scoreboard in words. Estimates are expected, never spent (R8); members are at or above, never owing (R20)."""

from collections.abc import Iterator

from dashboard.pages.scoreboard.query import Scoreboard
from dashboard.pages.scoreboard.score import Score
from dashboard.shared.wording import money, no_release, period, release_name, unit_and_prices
from dashboard.view import area_name
from etl.asof.verdict import CONVENTIONS
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import gap_id
from etl.catalogue.members import members
from etl.observation import Observation
from etl.prose import listing

VERDICT_WORDS = {
    "published": "as published, rounded to two decimals",
    "strict": "unrounded",
    "recomputed": "recomputed from the release's own constant-price figures",
    "nominal": "at current prices",
}


def title(board: Scoreboard) -> str:
    """The finding in about ten words."""
    count = board.count
    if board.coarse and board.with_data:
        return f"No count at {board.target.value:g} % for {board.year}: this release has shares with one decimal"
    if board.part is None or count is None or not count.with_data:
        return f"No shares of GDP to show for {board.year}"
    verb = "expected at or above" if board.estimate else "at or above"
    return f"{len(count.met)} of {count.with_data} members {verb} {board.target.value:g} % of GDP in {board.year}"


def subtitle(board: Scoreboard) -> str:
    """Measure, unit, price base, year, definition and release."""
    part, shown = board.part, board.with_data
    if part is None or not shown or shown[0].share is None:
        return ""
    share = shown[0].share
    return (
        f"Defence expenditure, {unit_and_prices(share.unit, share.price_base)}, {period(board.year, board.estimate)}. "
        f"{release_name('nato', part.release.release)} ({DEFINITIONS[part.release.definition].title})."
    )


def summary(board: Scoreboard) -> str:
    """The chart in a few sentences."""
    if board.part is None:
        return no_release("nato", board.view.as_of)
    if not board.with_data:
        first, last = board.part.years
        return f"This release has no share of GDP for {board.year}. It covers {first} to {last}."
    return " ".join(_sentences(board))


def _sentences(board: Scoreboard) -> Iterator[str]:
    if board.coarse:
        yield (
            f"The shares of {len(board.with_data)} members are at hand as printed with one decimal, so that 1.95 and "
            "2.04 both read 2.0. Who is at or above a target cannot be told from them."
        )
        return
    yield _with_and_without_iceland(board)
    if any(score.stated for score in board.scores):
        yield "NATO stated who was at 2 %; the shares themselves are at hand only where they are shown."
    below = [score.name for score in board.scores if score.met is False]
    if 0 < len(below) <= 12:
        yield f"Below: {listing(sorted(below))}."
    yield from _by_convention(board)
    pinned = [score.name for score in board.with_data if "pinned" in _statuses(score)]
    if pinned:
        yield f"Pinned, that is set by hand against the release's own spending and GDP: {listing(pinned)}."
    missing = sum(row.value or 0.0 for score in board.scores for row in _gaps(score, board))
    if missing:
        yield f"{money(missing)} at current prices would bring every member below to {board.target.value:g} %."


def _with_and_without_iceland(board: Scoreboard) -> str:
    count = board.count
    if count is None:
        return ""
    unarmed = [code for code, member in members().items() if not member.armed_forces]
    everyone = len(board.scores)
    met, armed = len(count.met), everyone - sum(score.code in unarmed for score in board.scores)
    verb = "are expected to be" if board.estimate else "were"
    text = f"{met} of all {everyone} members {verb} at or above {board.target.value:g} %"
    if armed < everyone:
        text += f", or {met} of {armed} without {area_name(unarmed[0])}, which has no armed forces"
    silent = armed - count.with_data
    return f"{text}; {silent} without a published share." if silent else f"{text}."


def _by_convention(board: Scoreboard) -> Iterator[str]:
    counts = board.counts or {}
    # Counts of other members would not be told apart by their convention.
    alike = [verdict for verdict in CONVENTIONS if counts and counts[verdict].with_data == _with_data(board)]
    known = {verdict: len(counts[verdict].met) for verdict in alike}
    if len(set(known.values())) > 1:
        words = [f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in known.items()]
        yield f"The count depends on the convention: {listing(words)}."


def _with_data(board: Scoreboard) -> int:
    return board.count.with_data if board.count else 0


def _statuses(score: Score) -> set[str]:
    return {row.status for row in score.beside.values()}


def _gaps(score: Score, board: Scoreboard) -> list[Observation]:
    return [row for indicator, row in score.beside.items() if indicator == gap_id(board.target)]
