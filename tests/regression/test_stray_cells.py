"""A stray cell far out in any sheet of a publisher's workbook is told with its sheet, and takes no memory."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sipri_files import content as sipri_content

from etl.errors import LayoutError
from etl.fetch import Mirror
from etl.sources.nato.releases import RELEASES
from etl.sources.workbooks import open_workbook

FAR = (("ZZ100000", None), ("XFD1048576", None), ("XFD1048576", b'<dimension ref="A1:B2"/>'), ("XFD1048576", b""))


def with_stray(content: bytes, part: str, place: str, dimension: bytes | None) -> bytes:
    """The workbook with a made-up cell in a sheet, which says its size as `dimension` does, or as before."""
    row = re.sub(r"\D", "", place)
    stray = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()

    def alter(sheet: bytes) -> bytes:
        assert b"</sheetData>" in sheet or b"<sheetData/>" in sheet
        sheet = sheet.replace(b"<sheetData/>", b"<sheetData></sheetData>").replace(b"</sheetData>", stray)
        return sheet if dimension is None else re.sub(rb"<dimension [^>]*/>", dimension, sheet)

    return repacked(content, part, alter)


def repacked(content: bytes, part: str, alter: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as good, ZipFile(out, "w") as other:
        for name in good.namelist():
            other.writestr(name, alter(good.read(name)) if name == part else good.read(name))
    return out.getvalue()


def list_parts(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as archive:
        yield from sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))


@pytest.fixture(scope="module", params=["sipri", "nato"])
def content(request: pytest.FixtureRequest, mirror: Path) -> bytes:
    if request.param == "sipri":
        return sipri_content(mirror, "1949-2016")
    [known] = [one for one in RELEASES.read() if one.release == "2024-06-17"]
    return Mirror(mirror).get(known.file).content


@pytest.mark.parametrize(("place", "dimension"), FAR)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_stray_cell_in_any_sheet_is_told(
    content: bytes, place: str, dimension: bytes | None, read_only: bool
) -> None:
    told = set()
    for part in list_parts(content):
        with pytest.raises(LayoutError) as caught:
            open_workbook(with_stray(content, part, place, dimension), "made-up.xlsx", read_only=read_only)
        assert f", to {place}, more than any table that is known" in str(caught.value)
        told.add(caught.value.where)
    assert len(told) == len(list(list_parts(content))) > 8
