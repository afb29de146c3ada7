"""The members as sorted in the figure, as a table and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.overview.alliance import Alliance
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.score import Score, write_status
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import MISSING, write_number
from etl.asof.columns import has_most
from etl.observation import Observation

CSV_COLUMNS = ("verdict", "at_or_above_2_percent", "at_or_above_3_5_percent")
_TARGETS = (2.0, 3.5)
_ANSWERS = {None: "", True: "yes", False: "no"}


def list_rows(alliance: Alliance) -> Iterator[tuple[Observation, bool, dict[str, str]]]:
    """The share of every member, in the order of the figure, with the verdicts on it."""
    for score in alliance.scores:
        if score.share and alliance.drawn:
            yield score.share, score.estimate, {"extent": alliance.drawn.release.extent, **_judge(alliance, score)}


def _judge(alliance: Alliance, score: Score) -> dict[str, str]:
    met = (_is_at(alliance, score.code, value) for value in _TARGETS)
    answers = dict(zip(CSV_COLUMNS[1:], (_ANSWERS[one] for one in met), strict=True))
    return {"verdict": "stated" if score.verdict.stated else "published", **answers}


def _is_at(alliance: Alliance, code: str, value: float) -> bool | None:
    count = alliance.counts.get(value)
    found = count.verdicts.get(code) if count else None
    return found.met if found else None


def tabulate_alliance(alliance: Alliance) -> dict[str, object]:
    """The members in the order of the figure."""
    titles = ("Rank", "Member", "Share, % of GDP", "Status", *(f"At {value:g} %" for value in alliance.counts))
    shares = {one.code: one.share for one in alliance.with_share if one.share}
    # Where few have a share, the first of these is not the first of all.
    ranks = has_most([one.code for one in alliance.scores], shares)
    body = [_list_cells(alliance, one, place if ranks else 0) for place, one in enumerate(alliance.scores, start=1)]
    return tabulate([Column(title) for title in (*titles, "Source cell of the share")], body)


def _list_cells(alliance: Alliance, score: Score, place: int) -> list[str]:
    return [
        str(place) if place and score.value is not None else MISSING,
        name_member(score.code, alliance.view.as_of),
        write_number(score.value, 1 if alliance.coarse else 2),
        write_status(score),
        *(_ANSWERS[_is_at(alliance, score.code, value)] or MISSING for value in alliance.counts),
        link_cell(score.share.cell, score.share, alliance.view.as_of) if score.share else MISSING,
    ]
