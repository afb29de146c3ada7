"""The World Bank's military shares against SIPRI's, of which they are copies."""

from collections.abc import Iterator

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.subject import Other, Subject, absent
from etl.audit.trial import Told, Trial, cell, gathered, not_at_hand
from etl.measures.figures import title_of

COPIES = {
    "wdi_military_expenditure_share_gdp": "sipri_military_expenditure_share_gdp",
    "wdi_military_expenditure_share_government": "sipri_military_expenditure_share_government",
}


def sipri_share(subject: Subject) -> Finding:
    """Every military share of the World Bank less SIPRI's of the edition nearest in time, in points."""
    check, sipri = check_named("sipri_share"), subject.nearest.get("sipri")
    if sipri is None:
        return not_at_hand(check, absent("sipri", "with shares"))
    return gathered(check.id, _trials(subject, sipri), Told((str(sipri),)))


def _trials(subject: Subject, sipri: Other) -> Iterator[Trial]:
    check = check_named("sipri_share")
    for copy, original in COPIES.items():
        theirs = sipri.figures.column(original)
        for place, row in subject.figures.column(copy).items():
            its = theirs.get(place)
            if its is not None and its.value is not None:
                tried = cell(check.id, row, its.value, (its,))
                yield Trial(tried, abs(tried.deviation) <= check.limit, title_of(copy))
