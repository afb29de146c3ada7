"""The lines of a view: figures as published, groups added up from their members, parts of the Alliance's total."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dashboard.pages.trends.series import Series, join_series, make_series
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members
from etl.catalogue.presets import presets
from etl.measures.burden.bloc import Bloc, add_up, find_bloc, list_addends
from etl.measures.burden.portion import find_portions
from etl.measures.figures import Column
from etl.observation import Observation
from etl.store.rows import YEARLY, Which
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Asked:
    """The codes of the lines in colour and of those in grey, the years, and whether parts of the total are wanted."""

    chosen: Sequence[str]
    others: Collection[str]
    time: tuple[int, int] | None
    whole: bool


def find_courses(snapshot: Snapshot, part: Part, indicator: Indicator, asked: Asked) -> list[Series]:
    """The lines there are, the grey ones first, those in colour in the order in which they were chosen."""
    grey = [code for code in asked.others if code not in asked.chosen]
    if asked.whole:
        codes = [code for code in (*grey, *asked.chosen) if _is_within(code)]
        return list(_find_portions(snapshot, part, indicator, codes, asked))
    by_code: dict[str, list[Observation]] = {}
    for row in snapshot.open_rows(part, indicator.id).select(Which({*asked.chosen, *grey}, asked.time)):
        by_code.setdefault(row.member, []).append(row)
    context = [make_series(code, by_code[code], False) for code in grey if code in by_code]
    joined = {line.code: line for line in _add_up_groups(snapshot, part, indicator, asked)}
    made = {code: make_series(code, by_code[code], True) for code in asked.chosen if code in by_code} | joined
    return [*context, *(made[code] for code in asked.chosen if code in made)]


def list_apart(lacking: Sequence[str], indicator: Indicator, asked: Asked) -> list[str]:
    """Those that have no line because of what they are: no part of the Alliance, or a group where nothing adds up."""
    if asked.whole:
        return [code for code in lacking if not _is_within(code)]
    return [code for code in lacking if is_group(code) and not list_addends(indicator)]


def is_group(code: str) -> bool:
    """Whether a code is of a group that is added up here: a preset, or the reader's own."""
    return code in presets() or "-" in code


def _is_within(code: str) -> bool:
    """Whether a code is of members, so that it has a part in the Alliance's total."""
    return code in members() or code in AGGREGATES or is_group(code)


def _find_portions(
    snapshot: Snapshot, part: Part, indicator: Indicator, codes: Sequence[str], asked: Asked
) -> Iterator[Series]:
    column = _read_column(snapshot, part, indicator.id, asked)
    blocs: dict[str, Bloc] = {code: find_bloc(code) for code in codes}
    joints = list(find_portions(list(blocs.values()), column))
    for code in codes:
        if mine := [joint for joint in joints if joint.row.member == code]:
            yield join_series(code, mine, code in asked.chosen)


def _add_up_groups(snapshot: Snapshot, part: Part, indicator: Indicator, asked: Asked) -> Iterator[Series]:
    needed = list_addends(indicator)
    groups = [code for code in asked.chosen if is_group(code)]
    if not groups or not needed or any(one not in part.indicators for one in needed):
        return
    columns = [_read_column(snapshot, part, one, asked) for one in needed]
    for code in groups:
        if joints := list(add_up(find_bloc(code), indicator, columns)):
            yield join_series(code, joints, True)


def _read_column(snapshot: Snapshot, part: Part, indicator: str, asked: Asked) -> Column:
    which = YEARLY._replace(members={*members()}, years=asked.time, valued=True)
    return {(row.member, row.year): row for row in snapshot.open_rows(part, indicator).select(which)}
