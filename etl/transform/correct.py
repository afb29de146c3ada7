"""Known faults of a source, set right: each with a reason, and with the value that is expected to be wrong.

"NATO revised it" is a difference between releases; "we corrected it" is a row of seeds/corrections.csv.
"""

from collections.abc import Iterable, Iterator, Sequence

from etl.catalogue.corrections import Correction, Figure
from etl.errors import ContractError
from etl.observation import Observation, ParsedRelease
from etl.transform.basis import join_notes

# What is known to be wrong without the right figure being known is withheld.
WITHHELD = "not_available"


def correct(parsed: ParsedRelease, known: Iterable[Correction]) -> ParsedRelease:
    """The release with its corrections made, each told in the note of its row.

    Raises ContractError, with every fault, where the source no longer has what a correction expects, or no such row.
    """
    release = parsed.release
    mine = {one.figure: one for one in known if one.concerns(release.source, release.release)}
    faults = list(_find_faults(parsed.observations, mine))
    if faults:
        raise ContractError(f"Corrections of {release.source} {release.release}", faults)
    return parsed.with_observations(_correct_row(row, mine.get(_locate(row))) for row in parsed.observations)


def find_unused(known: Iterable[Correction], releases: Sequence[ParsedRelease]) -> list[str]:
    """A line for each correction of a release that is not among `releases`: it would otherwise rest unnoticed."""
    read = [(parsed.release.source, parsed.release.release) for parsed in releases]
    idle = (one for one in known if not any(one.concerns(*place) for place in read))
    return [f"{one}: no such release was read. Mend the row or take it out." for one in idle]


def _find_faults(rows: Sequence[Observation], mine: dict[Figure, Correction]) -> Iterator[str]:
    found = {_locate(row): row for row in rows}
    for figure, correction in mine.items():
        row = found.get(figure)
        if row is None:
            yield f"{correction}: the release has no such figure. Mend the row or take it out."
        elif row.value != correction.expect:
            yield (
                f"{correction}: {row.cell} now has {row.value}, not the {correction.expect!r} that the correction "
                "expects. The source was repaired, so the row must go."
            )


def _locate(row: Observation) -> Figure:
    return row.indicator, row.member, row.year


def _correct_row(row: Observation, correction: Correction | None) -> Observation:
    if correction is None:
        return row
    because = f"{correction.reason} ({correction.by})"
    if correction.value is None:
        told = f"withheld, the source has {correction.expect:.6g}: {because}"
        return row._replace(value=None, status=WITHHELD, note=join_notes(row.note, told))
    told = f"corrected from {correction.expect:.6g} to {correction.value:.6g}: {because}"
    return row._replace(value=correction.value, note=join_notes(row.note, told))
