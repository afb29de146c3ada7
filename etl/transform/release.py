"""A release between parse and contract: known faults are set right, then all that follows from its figures is added.

"NATO revised it" is a difference between releases; "we corrected it" is a row of seeds/corrections.csv. What is added:
derived indicators, pinned shares, nulls of the unarmed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from etl.arithmetic.gap import share_of_gdp
from etl.arithmetic.precision import rounding
from etl.arithmetic.recomputation import Printed, is_pinned
from etl.catalogue.corrections import Correction, Figure
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.dataframe import ParsedRelease
from etl.errors import ContractError, SeedError
from etl.observation import Observation
from etl.transform import derivations
from etl.transform.basis import Basis, is_copied, join_notes, require_value
from etl.transform.forces import add_unarmed

# What is known to be wrong without the right figure being known is withheld.
WITHHELD = "not_available"
Derivation = Callable[[Indicator, Basis], Iterable[Observation]]


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


def derive(parsed: ParsedRelease) -> ParsedRelease:
    """The release with all that its own figures give; one without inputs comes back as it is.

    Where a release lacks an input (GDP at current prices, say) it lacks what would be derived. Raises ContractError
    with every input that cannot be computed with, SeedError where a derived indicator has no function.
    """
    source, rows = parsed.release.source, parsed.observations
    own, basis = [one for one in indicators().values() if one.source == source], Basis(rows)
    derived = _derive_all((one for one in own if one.formula), basis)
    for indicator in own:
        if indicator.recomputation:
            rows = tuple(_mark_pinned(indicator, rows, basis))
    found: Iterable[Observation] = (*rows, *derived)
    known = SOURCES.get(source)
    return parsed.with_observations(add_unarmed(found) if known and known.says_who_is_unarmed else found)


def find_derivation(indicator: Indicator) -> Derivation:
    """The function that derives an indicator. Raises SeedError where there is none of the name."""
    name = indicator.derivation or indicator.id
    found: Derivation | None = getattr(derivations, name, None)
    if found is None:
        raise SeedError(f"{indicator.id}: etl/transform/derivations.py has no function {name!r}. Write it there.")
    return found


def _derive_all(wanted: Iterable[Indicator], basis: Basis) -> list[Observation]:
    rows: list[Observation] = []
    faults: list[str] = []
    for indicator in wanted:
        try:
            rows += find_derivation(indicator)(indicator, basis)
        except ContractError as error:
            faults += error.faults
    if faults:
        # Indicators share their inputs.
        raise ContractError("Figures that others are computed from", tuple(dict.fromkeys(faults)))
    return rows


def _mark_pinned(share: Indicator, rows: Sequence[Observation], basis: Basis) -> Iterator[Observation]:
    """All rows, those of a published share that were set by hand marked as pinned (R3)."""
    names = indicators()[share.recomputation].inputs
    spending, gdp = map(basis.column, names)
    half_units = {
        (name, copied): _find_rounding(basis.rows(name), copied)
        for name in (share.id, *names)
        for copied in (True, False)
    }

    def printed(row: Observation) -> Printed:
        return Printed(require_value(row), half_units[row.indicator, is_copied(row)])

    for row in rows:
        place = row.member, row.year
        inputs_known = row.indicator == share.id and row.value is not None and place in spending and place in gdp
        if inputs_known and is_pinned(printed(row), printed(spending[place]), printed(gdp[place])):
            yield _pin(row, share_of_gdp(require_value(spending[place]), require_value(gdp[place])))
        else:
            yield row


def _find_rounding(rows: Iterable[Observation], copied: bool) -> Decimal:
    return rounding((require_value(row) for row in rows if is_copied(row) == copied), copied)


def _pin(row: Observation, recomputed: float) -> Observation:
    finding = f"{SOURCES[row.source].prose}'s table has {row.value:.6g}, its own spending and GDP give {recomputed:.4f}"
    return row._replace(status="pinned", note=join_notes(row.note, finding))
