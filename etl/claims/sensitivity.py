"""What the answer to a claim turns on: Iceland, the convention, the definition, or the release."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from etl.claims.judgement import Checked
from etl.claims.row import Row

Key = tuple[object, ...]


class Pivot(StrEnum):
    """A choice that another answer may hang on."""

    ICELAND = "iceland"
    CONVENTION = "convention"
    DEFINITION = "definition"
    RELEASE = "release"


def find_pivots(checked: Checked) -> Iterator[Pivot]:
    """What, chosen otherwise, would give another answer; nothing where all that is at hand agree."""
    mine = [row for row in checked.in_force if row.number is not None]
    if _varies(mine, [(row.definition, row.convention) for row in mine]):
        yield Pivot.ICELAND
    if _varies(mine, [(row.definition, row.iceland) for row in mine]):
        yield Pivot.CONVENTION
    if _varies(mine, [(row.convention, row.iceland) for row in mine]):
        yield Pivot.DEFINITION
    if _by_release(checked, mine):
        yield Pivot.RELEASE


def _varies(rows: Sequence[Row], keys: Sequence[Key]) -> bool:
    """Whether rows that are alike in their key differ in what they say."""
    found: dict[Key, bool | None] = {}
    return any(found.setdefault(key, row.holds) != row.holds for row, key in zip(rows, keys, strict=True))


def _by_release(checked: Checked, in_force: Sequence[Row]) -> bool:
    """Whether an earlier or a later release of the same definition says what the one in force says by no convention."""
    said: dict[Key, set[bool | None]] = {}
    for row in in_force:
        said.setdefault((row.definition, row.iceland), set()).add(row.holds)
    others = (row for row in (*checked.rows, *checked.later) if row.number is not None and not row.in_force)
    return any(row.holds not in said.get((row.definition, row.iceland), {row.holds}) for row in others)
