"""A part in the place of another, with its hash in the manifest. For tests; all figures are made up."""

from pathlib import Path

from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, open_snapshot


def put_in_place(folder: Path, mine: ParsedRelease, theirs: ParsedRelease) -> Snapshot:
    """The snapshot of `mine` in a folder, in which the rows are those of `theirs` and the hash of their file fits."""
    snapshot, _ = publish(folder, [mine])
    other, _ = publish(folder / "other", [theirs])
    [had], [has] = snapshot.parts, other.parts
    (folder / "other" / "parts" / has.file).rename(folder / "parts" / has.file)
    manifest = folder / "snapshots" / f"{snapshot.id}.json"
    manifest.write_text(manifest.read_text().replace(had.sha256, has.sha256))
    return open_snapshot(folder, snapshot.id)
