"""A release with all that follows from its own figures: derived indicators, pinned shares, nulls of the unarmed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from etl.arithmetic.gap import share_of_gdp
from etl.arithmetic.precision import rounding
from etl.arithmetic.recomputation import Printed, is_pinned
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.errors import ContractError, SeedError
from etl.observation import Observation, ParsedRelease
from etl.transform import derivations
from etl.transform.basis import Basis, is_copied, join_notes, require_value
from etl.transform.forces import add_unarmed

Derivation = Callable[[Indicator, Basis], Iterable[Observation]]


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
    finding = f"NATO's table has {row.value:.6g}, its own spending and GDP give {recomputed:.4f}"
    return row._replace(status="pinned", note=join_notes(row.note, finding))
