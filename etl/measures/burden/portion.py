"""What part of the Alliance's total a member or a group is: of its spending, GDP, people or personnel."""

from collections.abc import Iterator, Sequence

from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.shares import shares
from etl.catalogue.members import area_names, members
from etl.measures.burden.bloc import Bloc, Joint, find_status
from etl.measures.figures import Column
from etl.observation import Observation
from etl.prose import counted, listing

UNIT = "percent_of_alliance"


def find_portions(blocs: Sequence[Bloc], column: Column) -> Iterator[Joint]:
    """100 × the sum over the group's members / the sum over all members with armed forces, year by year, in per cent.

    Both sums are over those who were members by the end of the year, as NATO's totals count them (R10). Where one of
    all has no figure there is no total, so no part of it, and who is missing is named. A year in which nobody of a
    group belonged to the Alliance, or of which nobody has a figure, is left out.
    """
    for year in sorted({year for _, year in column}):
        whole = [code for code, one in members().items() if one.counts_in(year) and one.armed_forces]
        rows = {code: column[code, year] for code in whole if (code, year) in column}
        if rows:
            lack = tuple(area_names()[code] for code in whole if code not in rows)
            yield from _of_year(blocs, list(rows.values()), year, lack)


def _of_year(blocs: Sequence[Bloc], rows: Sequence[Observation], year: int, lack: tuple[str, ...]) -> Iterator[Joint]:
    try:
        parts = shares({row.member: row.value for row in rows})
    except UndefinedError:  # a sum of zero has no parts
        return
    for bloc in blocs:
        mine = sorted(code for code in bloc.who(year) if code in parts)
        if mine:
            value = None if lack else 100 * sum(parts[code] for code in mine)
            yield Joint(_row(bloc, rows, value, len(mine), lack), () if lack else tuple(rows), lack)


def _row(
    bloc: Bloc, rows: Sequence[Observation], value: float | None, count: int, lack: tuple[str, ...]
) -> Observation:
    own = "figure" if count == 1 else f"sum of {counted(count, 'member')}"
    return rows[0]._replace(
        member=bloc.code, value=value, unit=UNIT, cell=f"100 × {own} / sum of {counted(len(rows), 'member')}",
        status="not_available" if lack else find_status(rows),
        note=f"No figure for {listing(lack)}, so there is no total." if lack else "",
    )  # fmt: skip
