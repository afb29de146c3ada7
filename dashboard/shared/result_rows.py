"""The rows of a CSV of what a measure computed: its numbers, and the figures that they rest on, in the same columns."""

from collections.abc import Iterable

from dashboard.shared.download import record_figure
from dashboard.shared.wording import name_area
from etl.catalogue.measures import measures
from etl.catalogue.statuses import STATUSES
from etl.measures.result import Result

__all__ = ["Record", "record_figure", "record_result"]

Record = dict[str, str | int]


def record_result(result: Result, estimate: bool) -> Record:
    """A number of a measure as a row; its cells are all it rests on, `status` and `note` say why there is none."""
    measure, rests_on = measures()[result.measure], result.rests_on
    part = next((one.title for one in measure.parts if one.id == result.part), "")
    status = "derived" if result.value is not None else str(result.status)
    return {
        "member": result.member,
        "member_name": name_area(result.member),
        "year": result.year,
        "indicator": f"{result.measure}:{result.part}" if result.part else result.measure,
        "indicator_title": f"{measure.title}: {part}" if part else measure.title,
        "value": "" if result.value is None else repr(result.value),
        "unit": result.unit,
        "price_base": _join(one.price_base for one in rests_on),
        "status": status,
        "sdmx_status": STATUSES[status].sdmx if status in STATUSES else "",
        "estimate_year": "yes" if estimate else "no",
        "source": _join(one.source for one in rests_on),
        "release": _join(one.release for one in rests_on),
        "definition": _join(one.definition for one in rests_on),
        "acquisition": _join(one.acquisition for one in rests_on),
        "cell": _join(one.cell for one in rests_on),
        "note": result.reason,
    }


def _join(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
