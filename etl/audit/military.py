"""The World Bank's military shares against SIPRI's, of which they are copies."""

from collections.abc import Iterator

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.subject import Other, Subject, absent
from etl.audit.trial import Told, Trial, cell, gathered, not_at_hand
from etl.catalogue.indicators import indicators
from etl.measures.figures import title_of


def sipri_share(subject: Subject) -> Finding:
    """Every military share of the World Bank less SIPRI's of the edition nearest in time, in points."""
    check, sipri = check_named("sipri_share"), subject.nearest.get("sipri")
    if sipri is None:
        return not_at_hand(check, absent("sipri", "with shares"))
    return gathered(check.id, _trials(subject, sipri), Told((str(sipri),)))


def _trials(subject: Subject, sipri: Other) -> Iterator[Trial]:
    check = check_named("sipri_share")
    copies = {one.id: one.copy_of for one in indicators().values() if one.copy_of}
    for copy, original in copies.items():
        theirs = sipri.figures.column(original)
        for place, row in subject.figures.column(copy).items():
            its = theirs.get(place)
            if its is not None and its.value is not None:
                tried = cell(check.id, row, its.value, (its,))
                yield Trial(tried, abs(tried.deviation) <= check.limit, title_of(copy))
