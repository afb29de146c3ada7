"""What becomes of our corrections in a snapshot: whether each is still made, or the publisher has mended the figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from etl.catalogue.corrections import Correction
from etl.catalogue.sources import SOURCES
from etl.observation import EXCERPT, Observation
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot


class ErratumState(StrEnum):
    """What a correction does."""

    MADE = "made"
    DUE = "due"  # the figure stands as the publisher has it: a row that is new, until the next refresh
    CUT = "cut"  # the figure is not in the excerpt at hand
    MENDED = "mended"  # the publisher has another figure now, and that stands
    NO_FIGURE = "no figure"  # the release has no such figure
    NO_RELEASE = "no release"  # the source has no such release any more
    NO_SOURCE = "no source"  # no release of the source is at hand


_SPENT = (ErratumState.MENDED, ErratumState.NO_FIGURE, ErratumState.NO_RELEASE)


@dataclass(frozen=True)
class Erratum:
    """A correction, and what it does in the newest release that it concerns, "" where there is none.

    `held` is what that has there now, None where it has no figure, and `cell` where it stands.
    """

    correction: Correction
    state: ErratumState
    release: str = ""
    held: float | None = None
    cell: str = ""

    @property
    def spent(self) -> bool:
        """Whether it does nothing any more."""
        return self.state in _SPENT

    def __str__(self) -> str:
        """What became of it, for who keeps the file of corrections."""
        return f"{self.correction}: {self.words}"

    @property
    def words(self) -> str:
        """What became of it, in sentences."""
        return _WORDS[self.state].format(
            release=self.release,
            cell=self.cell,
            held="no figure" if self.held is None else f"{self.held:.6g}",
            told=self.correction.told,
        )


_ROW = "The row is spent: it does nothing, and may be taken out."
_WORDS = {
    ErratumState.MADE: "made in the release {release}",
    ErratumState.DUE: "made by the next refresh",
    ErratumState.CUT: "not in the excerpt that is here",
    ErratumState.MENDED: "the publisher has {held} in {release} now ({cell}), and that stands. " + _ROW,
    ErratumState.NO_FIGURE: "{release} has no such figure. " + _ROW,
    ErratumState.NO_RELEASE: "no such release is here. " + _ROW,
    ErratumState.NO_SOURCE: "no release of the publisher is here",
}


def list_errata(snapshot: Snapshot, known: Iterable[Correction]) -> tuple[Erratum, ...]:
    """What becomes of each correction. Raises PublishError where a part is damaged.

    One of every release is spent when none that the publisher gives has the fault, whatever its earlier ones have.
    """
    return tuple(_assess(snapshot, one) for one in known)


def _assess(snapshot: Snapshot, correction: Correction) -> Erratum:
    held = snapshot.releases(correction.source)
    if not held:
        return Erratum(correction, ErratumState.NO_SOURCE)
    parts = [part for part in held if _concerns(correction, part)]
    given = parts[-1:] if SOURCES[correction.source].newest_only else parts
    found = [_look_into(snapshot, part, correction) for part in reversed(given)]
    in_use = (one for one in found if not one.spent)
    # An excerpt may be of some releases only.
    cut = all(part.release.extent == EXCERPT for part in held)
    nowhere = Erratum(correction, ErratumState.CUT if cut else ErratumState.NO_RELEASE)
    return next(in_use, found[0] if found else nowhere)


def _concerns(correction: Correction, part: Part) -> bool:
    return correction.concerns(part.release.source, part.release.release)


def _look_into(snapshot: Snapshot, part: Part, correction: Correction) -> Erratum:
    release = part.release.release
    rows = _find_rows(snapshot, part, correction)
    if not rows:
        state = ErratumState.CUT if part.release.extent == EXCERPT else ErratumState.NO_FIGURE
        return Erratum(correction, state, release)
    row = max(rows, key=lambda one: correction.told in one.note)
    return Erratum(correction, _find_state(row, correction), release, row.value, row.cell)


def _find_rows(snapshot: Snapshot, part: Part, correction: Correction) -> tuple[Observation, ...]:
    indicator, member, year = correction.figure
    return snapshot.open_rows(part, indicator).select(Which((member,), (year, year)))


def _find_state(row: Observation, correction: Correction) -> ErratumState:
    if correction.told in row.note:
        return ErratumState.MADE
    return ErratumState.DUE if correction.expects(row.value) else ErratumState.MENDED
