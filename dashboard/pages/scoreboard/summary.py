"""The scoreboard in words. Estimates are expected, never spent (R8); members are at or above, never owing (R20)."""

from collections.abc import Iterator, Sequence

from dashboard.pages.scoreboard.board import CONVENTIONS_ON_OFFER, Scoreboard
from dashboard.shared.score import Score
from dashboard.shared.wording import (
    explain_absence,
    name_area,
    name_release,
    name_unit,
    write_money,
    write_number,
    write_percent,
    write_period,
)
from etl.asof.membership import Membership
from etl.asof.verdict import Convention, Count
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.observation import WHOLE
from etl.prose import day, listing

_MEANINGS = {option.word: option.meaning for option in CONVENTIONS_ON_OFFER}
# More names than these make no headline.
_NAMED = 3
# With more members than this below, the table tells who.
_LISTED = 12


def write_title(board: Scoreboard) -> str:
    """The finding in about ten words: who is at or above, of how many, and of whom there is no figure (R31)."""
    count = board.count
    if board.coarse:
        return f"No count at {board.target.value:g} % for {board.year}: this release has shares with one decimal"
    if board.part is None or count is None:
        return f"No shares of GDP to show for {board.year}"
    if _is_empty(count):
        return f"No count at {board.target.value:g} % for {board.year}: {_few(board, count)}"
    least = "" if count.answers else "At least "
    found = f"{least}{len(count.met)} of {_whose(board)}{count.of} members {_at_or_above(board)} in {board.year}"
    if board.view.verdict != Convention.PUBLISHED:
        found += f", {_MEANINGS[board.view.verdict]}"
    if board.stated:
        found += f", as NATO stated on {day(board.part.release.published)}"
    return f"{found}{_without(count.unknown)}"


def _is_empty(count: Count) -> bool:
    """Whether few members have a figure and none of these is at the target: "at least 0" would say nothing."""
    return not count.answers and not count.met


def _few(board: Scoreboard, count: Count) -> str:
    return f"figures of only {count.of - len(count.unknown)} of {_whose(board)}{count.of} members"


def _whose(board: Scoreboard) -> str:
    return "today's " if board.view.membership == Membership.TODAY else ""


def _at_or_above(board: Scoreboard) -> str:
    verb = "expected at or above" if board.estimate else "at or above"
    return f"{verb} {board.target.value:g} % of GDP"


def _without(codes: Sequence[str]) -> str:
    if not codes:
        return ""
    who = listing(_names(codes)) if len(codes) <= _NAMED else str(len(codes))
    return f", no figure for {who}"


def _names(codes: Sequence[str]) -> list[str]:
    return [name_area(code) for code in codes]


def write_subtitle(board: Scoreboard) -> str:
    """Measure, unit, price base, year, definition and release; the release of the shares too where that is older."""
    part, drawn = board.part, board.drawn
    if part is None or drawn is None or not (board.with_data or board.stated):
        return ""
    share = next((score.share for score in board.with_data), None)
    prices = name_unit(share.unit, share.price_base) if share else "% of GDP"
    older = f" Shares drawn from the {_older_release(board)}." if board.is_older else ""
    return (
        f"Defence expenditure, {prices}, {write_period(board.year, board.estimate)}. "
        f"{name_release('nato', part.release.release)} ({DEFINITIONS[part.release.definition].title}).{older}"
    )


def _older_release(board: Scoreboard) -> str:
    return f"older release of {day(board.drawn.release.published)}" if board.drawn else ""


def write_summary(board: Scoreboard) -> str:
    """The chart in a few sentences."""
    if board.part is None:
        return explain_absence("nato", board.view.as_of, board.here)
    if not board.with_data and board.count is None:
        return _silent(board)
    return " ".join(_sentences(board))


def _silent(board: Scoreboard) -> str:
    """What a release without the shares asked for has instead, so that nobody takes its years for those of shares."""
    if board.part is None:
        return ""
    known, named = board.part.indicators, name_release("nato", board.part.release.release)
    has_no = ", has no" if board.part.release.extent == WHOLE else ", is available in part only, without"
    if SHARE not in known:
        held = listing([indicators()[one].title for one in known][:_NAMED])
        return f"{named}{has_no} shares of GDP. It has, of {_span(board.part.years)}: {held}."
    if SHARE_OF_VERDICT[board.view.verdict] not in known:
        shares = f"shares of GDP {_MEANINGS[board.view.verdict]}"
        return f"{named}{has_no} {shares}. Choose the share as published, or another release."
    own = f"{named}, has no share of GDP for {board.year}. Its shares are of {_span(board.share_years)}."
    if board.year in board.known_years:
        return f"{own} Another release known here has shares of that year as published."
    if board.known_years in ((), board.share_years):
        return own
    together = f"together they are of {_span(board.known_years)}"
    return f"{own} No other release known here has any for {board.year}; {together}."


def _span(years: Sequence[int]) -> str:
    return " to ".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else "no year"


def _sentences(board: Scoreboard) -> Iterator[str]:
    if board.coarse:
        yield (
            f"The shares of {len(board.with_data)} members are known as printed with one decimal, so that 1.95 and "
            "2.04 both read 2.0. Who is at or above a target cannot be told from them."
        )
        return
    if board.count is not None:
        yield from _counted(board, board.count)
    yield from _older(board)
    yield from _by_convention(board)
    pinned = [score.name for score in board.with_data if "pinned" in _statuses(score)]
    if pinned:
        yield f"Pinned, that is set by hand against the release's own spending and GDP: {listing(pinned)}."
    yield from _missing(board)


def _missing(board: Scoreboard) -> Iterator[str]:
    """The money missing, where it is of all that are below, and by the share that they are below by."""
    below = [score.code for score in board.scores if score.met is False]
    if board.by_published and below and all(code in board.gaps for code in below):
        # Of the shares drawn, as the measure has it, also where NATO states another verdict.
        missing = sum(row.value or 0.0 for row in board.gaps.values())
        whom = "every share drawn below" if board.is_older else "every member below"
        amount = f"{write_money(missing)} at {board.gap_prices}"
        yield f"To bring {whom} up to {board.target.value:g} % would take {amount}."


def _counted(board: Scoreboard, count: Count) -> Iterator[str]:
    """Who is at or above and who is below, with and without Iceland; who has no figure, in the same sentence (R31)."""
    if _is_empty(count):
        yield f"There are {_few(board, count)}, none at or above {board.target.value:g} %{_no_figure(count)}."
    else:
        yield f"{_with_and_without_iceland(board, count)}{_no_figure(count)}."
    if 0 < len(count.below) <= _LISTED:
        yield f"Below: {listing(sorted(_names(count.below)))}."


def _with_and_without_iceland(board: Scoreboard, count: Count) -> str:
    everyone, met, armed = len(count.members), len(count.met), count.of
    unarmed = [code for code in count.members if not members()[code].armed_forces]
    verb = "are expected to be" if board.estimate else "were"
    whose = f"{everyone} members of today" if board.view.membership == Membership.TODAY else f"{everyone} members"
    least = "" if count.answers else "At least "
    text = f"{least}{met} of all {whose} {verb} at or above {board.target.value:g} %"
    if unarmed:
        text += f", or {least.lower()}{met} of {armed} without {name_area(unarmed[0])}, which has no armed forces"
    if not count.unknown:
        text += f"; {everyone - met} of {everyone}{f' or {armed - met} of {armed}' if unarmed else ''} are below"
    return text


def _no_figure(count: Count) -> str:
    return f"; there is no figure for {listing(_names(count.unknown))}" if count.unknown else ""


def _older(board: Scoreboard) -> Iterator[str]:
    """That the dots are of an older release, and whose verdict is another than their dot's (R30)."""
    if not board.stated or board.part is None:
        return
    if not board.is_older or board.drawn is None:
        yield "NATO stated who was at 2 %; the shares themselves are known only where they are shown."
        return
    stated = day(board.part.release.published)
    yield f"NATO stated who is at 2 % on {stated}; the shares drawn are of the {_older_release(board)}."
    differing = sorted((score for score in board.scores if score.differs), key=lambda score: score.name)
    if differing:
        told = [f"{score.name} ({_stated(score)}, drawn at {write_percent(score.value or 0.0)})" for score in differing]
        yield f"Verdict and share differ for {listing(told)}."


def _stated(score: Score) -> str:
    return "stated at or above" if score.met else "stated below"


def _by_convention(board: Scoreboard) -> Iterator[str]:
    """The counts by convention of the release that answers, where they differ and are over the same members."""
    counts = board.counts or {}
    alike = {name: count for name, count in counts.items() if board.count and count.unknown == board.count.unknown}
    known = {name: len(count.met) for name, count in alike.items()}
    if len(set(known.values())) > 1:
        words = [f"{write_number(found, 0)} {_MEANINGS[name]}" for name, found in known.items()]
        yield f"The count depends on the convention: {listing(words)}."


def _statuses(score: Score) -> set[str]:
    return {row.status for row in score.beside.values()}
