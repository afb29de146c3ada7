"""What is read of a part: one indicator without the others, texts once, whatever groups the rows were written in."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_up import GDP, SHARE, SPENDING, figures, observation, release

from etl.errors import PublishError
from etl.observation import COLUMNS, Observation
from etl.store.parts import draft_part, encode_rows
from etl.store.publish import publish
from etl.store.reader import SCHEMA, decode_rows, read_indicator, read_table
from etl.store.snapshot import Snapshot

DRAFT = draft_part(release([*figures(), *figures("CAN", share=None, status="not_published")]))
ROWS = DRAFT.parsed.observations


def one_group(**options: Any) -> bytes:
    """The rows as a file whose rows are one group, as parts were written before."""
    table = pa.table({name: [getattr(row, name) for row in ROWS] for name in COLUMNS}, schema=SCHEMA)
    buffer = BytesIO()
    pq.write_table(table, buffer, **options)
    return buffer.getvalue()


def of(indicator: str) -> tuple[Observation, ...]:
    return tuple(row for row in ROWS if row.indicator == indicator)


WRITTEN = {
    "a group an indicator": encode_rows(DRAFT.frame),
    "one group": one_group(),
    "a group does not say what it has": one_group(write_statistics=False),
    "groups of two rows": one_group(row_group_size=2),
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("indicator", [SHARE, SPENDING, GDP, "military_personnel"])
def test_an_indicator_is_read_whichever_groups_the_rows_lie_in(content: bytes, indicator: str) -> None:
    assert read_indicator(content, indicator).select() == of(indicator)
    assert decode_rows(read_table(content)) == ROWS


def test_a_group_of_rows_is_of_one_indicator_and_no_other_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content, whole = encode_rows(DRAFT.frame), pq.ParquetFile.read_row_groups
    indicators = sorted({row.indicator for row in ROWS})
    asked: list[list[int]] = []

    def noted(file: pq.ParquetFile, groups: list[int], **options: Any) -> pa.Table:
        asked.append(groups)
        return whole(file, groups, **options)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", noted)
    for indicator in indicators:
        read_indicator(content, indicator)
    assert asked == [[number] for number in range(len(indicators))]


def test_who_reads_an_indicator_as_it_was_published_needs_no_pandas(tmp_path: Path) -> None:
    publish(tmp_path, [release(figures())])
    program = (
        "import sys; from pathlib import Path; from etl.store.snapshot import Store; "
        f"snapshot = Store(Path(sys.argv[1])).current(); rows = snapshot.rows(snapshot.parts[0], {SHARE!r}); "
        "none = snapshot.rows(snapshot.parts[0], 'military_personnel'); "
        "print(len(rows), len(none), 'pandas' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["1", "0", "False"]


def test_a_text_that_many_rows_have_is_held_once() -> None:
    found = read_indicator(encode_rows(DRAFT.frame), SHARE).select()
    assert len(found) > 1
    assert len({id(row.unit) for row in found}) == 1


def test_a_snapshot_keeps_as_many_rows_as_it_may_and_reads_the_others_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, _ = publish(tmp_path, [release([observation(indicator) for indicator in (SHARE, GDP, SPENDING)])])
    monkeypatch.setattr("etl.store.snapshot.ROWS_KEPT", 2)
    snapshot = Snapshot(tmp_path, published.id, published.parts)
    (part,) = snapshot.parts
    first = {indicator: snapshot.rows(part, indicator) for indicator in (SHARE, GDP, SPENDING)}
    assert snapshot.rows(part, SPENDING) is first[SPENDING]
    assert snapshot.rows(part, SHARE) is not first[SHARE]
    assert snapshot.rows(part, SHARE) == first[SHARE]


def test_it_keeps_as_many_bytes_of_columns_as_it_may_and_reads_the_others_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, _ = publish(tmp_path, [release([observation(indicator) for indicator in (SHARE, GDP, SPENDING)])])
    size = Snapshot(tmp_path, published.id, published.parts).open_rows(published.parts[0], SHARE).size
    monkeypatch.setattr("etl.store.snapshot.BYTES_KEPT", 2 * size + 99)
    snapshot = Snapshot(tmp_path, published.id, published.parts)
    (part,) = snapshot.parts
    first = {indicator: snapshot.open_rows(part, indicator) for indicator in (SHARE, GDP, SPENDING)}
    assert snapshot.open_rows(part, SPENDING) is first[SPENDING]
    assert snapshot.open_rows(part, SHARE) is not first[SHARE]
    assert snapshot.open_rows(part, SHARE).select() == first[SHARE].select()


def test_more_rows_than_may_be_kept_are_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published, _ = publish(tmp_path, [release([observation(), observation(member="CAN")])])
    monkeypatch.setattr("etl.store.snapshot.ROWS_KEPT", 1)
    monkeypatch.setattr("etl.store.snapshot.BYTES_KEPT", 1)
    snapshot = Snapshot(tmp_path, published.id, published.parts)
    assert [row.member for row in snapshot.rows(snapshot.parts[0], SHARE)] == ["BEL", "CAN"]


def test_a_file_with_other_columns_is_no_part(tmp_path: Path) -> None:
    buffer = BytesIO()
    pq.write_table(pa.table({"member": ["BEL"], "value": [2.0]}), buffer)
    with pytest.raises(ValueError, match=r"its columns are member \(string\), value \(double\); they should be source"):
        read_indicator(buffer.getvalue(), SHARE)
    with pytest.raises(ValueError, match="Parquet"):
        read_table(b"no table")


@pytest.mark.parametrize("column", ["member", "status", "note", "year"])
def test_a_file_in_which_a_text_or_a_year_is_missing_is_no_part(column: str) -> None:
    table = pa.Table.from_pylist([row._asdict() | {column: None} for row in ROWS])
    fields = [field.with_nullable(True) for field in SCHEMA]
    buffer = BytesIO()
    pq.write_table(table.cast(pa.schema(fields)), buffer)
    with pytest.raises(ValueError, match=f"some of its rows have nothing in {column}"):
        read_table(buffer.getvalue())


def test_a_part_that_is_published_with_other_columns_is_refused_with_its_path(tmp_path: Path) -> None:
    published, _ = publish(tmp_path, [release(figures())])
    buffer = BytesIO()
    pq.write_table(pa.table({"member": ["BEL"]}), buffer)
    part = replace(published.parts[0], sha256=hashlib.sha256(buffer.getvalue()).hexdigest())
    path = tmp_path / "parts" / part.file
    path.write_bytes(buffer.getvalue())
    with pytest.raises(PublishError, match=re.escape(f"{path}: is no part of a snapshot: its columns are member")):
        Snapshot(tmp_path, published.id, (part,)).rows(part, SHARE)
