"""Members without armed forces: a null that says why there is none, never 0 (R9)."""

from collections.abc import Iterable, Iterator

from etl.catalogue.indicators import indicators
from etl.catalogue.members import unarmed
from etl.observation import Observation

STATUS = "no_armed_forces"
_RULE = "rule: no armed forces, so there is no figure"


def add_unarmed(observations: Iterable[Observation]) -> Iterator[Observation]:
    """All rows of one release, and a null for every year of an indicator that needs armed forces, for who has none.

    A null that the source has already gets the status; a value that should not be is left for the contract to stop.
    """
    models: dict[tuple[str, int], Observation] = {}
    seen: set[tuple[str, int, str]] = set()
    for row in observations:
        if not _needs_armed_forces(row):
            yield row
            continue
        models.setdefault((row.indicator, row.year), row)
        if row.member in unarmed():
            seen.add((row.indicator, row.year, row.member))
        yield row._replace(status=STATUS) if row.member in unarmed() and row.value is None else row
    for (indicator, year), model in models.items():
        for code in sorted(unarmed()):
            if (indicator, year, code) not in seen:
                yield _make_null(model, code)


def _needs_armed_forces(row: Observation) -> bool:
    known = indicators().get(row.indicator)
    return known is not None and known.needs_armed_forces


def _make_null(model: Observation, code: str) -> Observation:
    unit = indicators()[model.indicator].unit
    return model._replace(member=code, value=None, unit=unit, status=STATUS, cell=_RULE, note="")
