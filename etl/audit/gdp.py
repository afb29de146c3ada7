"""NATO's GDP at current prices against that of the World Bank and the IMF, as they have it today."""

from collections.abc import Iterator

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.subject import Other, Subject, absent
from etl.audit.trial import Told, Trial, cell, gathered, not_at_hand
from etl.catalogue.members import members

# In millions, as NATO's.
_MILLIONS = {"usd": 1e-6, "usd_million": 1.0}


def gdp_world_bank(subject: Subject) -> Finding:
    """GDP of members over the World Bank's, in per cent of the latter."""
    return _against(subject, "gdp_world_bank", "worldbank", "wdi_gdp_current_usd")


def gdp_imf(subject: Subject) -> Finding:
    """GDP of members over the IMF's, in per cent of the latter."""
    return _against(subject, "gdp_imf", "imf", "imf_gdp_current_usd")


def _against(subject: Subject, check: str, source: str, indicator: str) -> Finding:
    other = subject.today.get(source)
    if other is None:
        return not_at_hand(check_named(check), absent(source, "with GDP"))
    return gathered(check, _trials(subject, check, other, indicator), Told((str(other),)))


def _trials(subject: Subject, check: str, other: Other, indicator: str) -> Iterator[Trial]:
    known, theirs = check_named(check), other.figures.column(indicator)
    for place, row in subject.figures.column(known.inputs[0]).items():
        their = theirs.get(place)
        # Aggregates of the same name may be made of other countries.
        if their is None or not their.value or row.member not in members():
            continue
        note = "their figure is a forecast" if their.status == "forecast" else ""
        tried = cell(check, row, their.value * _MILLIONS[their.unit], (their,), note)
        group = "estimates of the release" if row.status == "estimate" else "years that were over"
        yield Trial(tried, abs(tried.deviation) <= known.limit, group)
