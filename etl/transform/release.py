"""A release between parse and contract: known faults are set right, then all that follows from its figures is added.

"NATO revised it" is a difference between releases; "we corrected it" is a row of seeds/corrections.csv. What is added:
derived indicators, pinned shares, nulls of the unarmed.
"""

from collections.abc import Callable, Iterable

import pandas as pd

from etl.arithmetic.precision import rounding
from etl.arithmetic.recomputation import TOLERANCE, Printed, is_pinned
from etl.catalogue.corrections import Correction, Figure
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.dataframe import ParsedRelease, amend, join_frames, list_odd
from etl.errors import ContractError, SeedError
from etl.sources.remedies import CORRECT
from etl.transform import derivations
from etl.transform.basis import Basis, join_notes
from etl.transform.forces import add_unarmed

# What is known to be wrong without the right figure being known is withheld.
WITHHELD = "not_available"
TRANSCRIPTION = "transcription"
Derivation = Callable[[Indicator, Basis], pd.DataFrame]


def correct(parsed: ParsedRelease, known: Iterable[Correction]) -> ParsedRelease:
    """The release with its corrections made, each told in the note of its row.

    One is made where the source has the very figure that it expects, and nowhere else: a publisher's new figure stands.
    """
    release, frame = parsed.release, parsed.frame
    if list_odd(frame):
        # The contract tells of it, with all else.
        return parsed
    for one in known:
        if one.concerns(release.source, release.release):
            frame = _make_correction(frame, one)
    return parsed.with_frame(frame)


def _locate(frame: pd.DataFrame, figure: Figure) -> "pd.Series[bool]":
    indicator, member, year = figure
    return (frame["indicator"] == indicator) & (frame["member"] == member) & (frame["year"] == year)


def _make_correction(frame: pd.DataFrame, correction: Correction) -> pd.DataFrame:
    rows = _locate(frame, correction.figure)
    rows[rows] = frame.loc[rows, "value"].map(correction.expects)
    held = {"status": WITHHELD} if correction.value is None else {}
    told = f"{correction.told}: {correction.reason} ({correction.by})"
    notes = [join_notes(note, told) for note in frame.loc[rows, "note"]]
    return amend(frame, rows, value=correction.value, note=notes, **held)


def derive(parsed: ParsedRelease) -> ParsedRelease:
    """The release with all that its own figures give; one without inputs comes back as it is.

    Where a release lacks an input (GDP at current prices, say) it lacks what would be derived. Raises ContractError
    with every input that cannot be computed with, SeedError where a derived indicator has no function.
    """
    source, frame = parsed.release.source, parsed.frame
    if list_odd(frame):
        return parsed
    own, basis = [one for one in indicators().values() if one.source == source], Basis(frame)
    derived = _derive_all((one for one in own if one.formula), basis)
    for indicator in own:
        if indicator.recomputation:
            frame = _mark_pinned(indicator, frame, basis)
    found = join_frames([frame, *derived])
    known = SOURCES.get(source)
    return parsed.with_frame(add_unarmed(found) if known and known.says_who_is_unarmed else found)


def find_derivation(indicator: Indicator) -> Derivation:
    """The function that derives an indicator. Raises SeedError where there is none of the name."""
    name = indicator.derivation or indicator.id
    found: Derivation | None = getattr(derivations, name, None)
    if found is None:
        raise SeedError(f"{indicator.id}: etl/transform/derivations.py has no function {name!r}. Write it there.")
    return found


def _derive_all(wanted: Iterable[Indicator], basis: Basis) -> list[pd.DataFrame]:
    frames: list[pd.DataFrame] = []
    faults: list[str] = []
    for indicator in wanted:
        compute = find_derivation(indicator)
        try:
            frames += [compute(indicator, basis)] if basis.has(indicator.inputs) else []
        except ContractError as error:
            faults += error.faults
    if faults:
        # Indicators share their inputs.
        raise ContractError("Figures that others are computed from", tuple(dict.fromkeys(faults)), CORRECT)
    return frames


def _mark_pinned(share: Indicator, frame: pd.DataFrame, basis: Basis) -> pd.DataFrame:
    """All rows, those of a published share that were set by hand marked as pinned (R3)."""
    names = share.id, *indicators()[share.recomputation].inputs
    if not basis.has(names):
        return frame
    inputs = basis.join(*names)
    shares, *others = (one["value"].reset_index(drop=True) for one in inputs)
    recomputed = 100 * others[0] / others[1]
    # Decimals, and how figures were rounded, are asked only of those that may be off.
    suspects = recomputed.index[(shares - recomputed).abs() > float(TOLERANCE) / 2]
    printed = (_list_printed(one.iloc[suspects], basis.rows(name)) for name, one in zip(names, inputs, strict=True))
    pinned = suspects[list(map(is_pinned, *printed))]
    return _pin(frame, inputs[0].iloc[pinned], recomputed[pinned])


def _list_printed(some: pd.DataFrame, every: pd.DataFrame) -> list[Printed]:
    """Some figures of an indicator, each with half a unit of its last decimal; `every` are all that the release has."""
    copied = every["acquisition"] == TRANSCRIPTION
    half_units = {True: rounding(every["value"][copied], True), False: rounding(every["value"][~copied], False)}
    return [
        Printed(value, half_units[how == TRANSCRIPTION])
        for value, how in zip(some["value"], some["acquisition"], strict=True)
    ]


def _pin(frame: pd.DataFrame, shares: pd.DataFrame, recomputed: "pd.Series[float]") -> pd.DataFrame:
    notes = [
        join_notes(
            note, f"{SOURCES[source].prose}'s table has {value:.6g}, its own spending and GDP give {its_own:.4f}"
        )
        for source, note, value, its_own in zip(
            shares["source"], shares["note"], shares["value"], recomputed, strict=True
        )
    ]
    return amend(frame, frame.index.isin(shares.index), status="pinned", note=notes)
