"""What a hover over a revision says."""

from dashboard.pages.releases.comparison import Revision
from dashboard.shared.wording import name_release, write_number, write_signed
from etl.observation import Observation


def write_revision(revision: Revision) -> str:
    """A share in two releases, the difference, and the cells, in lines."""
    turned = {1: "now at or above the target", -1: "now below the target"}.get(revision.turned, "")
    lines = (
        f"<b>{revision.name}</b>, {revision.year}",
        *(f"{write_number(row.value, 3)} %: {name_release(row.source, row.release)}" for row in _rows(revision)),
        f"{write_signed(revision.points, 3)} points",
        turned,
        *(f"cell {row.cell}" for row in _rows(revision)),
    )
    return "<br>".join(filter(None, lines))


def _rows(revision: Revision) -> tuple[Observation, Observation]:
    return revision.old, revision.new
