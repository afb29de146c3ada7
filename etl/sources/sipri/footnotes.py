"""The texts that SIPRI's footnote marks stand for, and the marks of a row with their texts."""

import re
from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from etl.errors import LayoutError
from etl.sources.sipri import layout
from etl.sources.sipri.table import CHANGED, text

_MARK = re.compile(r"[†‡§¶‖]|\d{1,3}")


def read_footnotes(sheet: Worksheet, file: str) -> dict[str, str]:
    """The text of each mark: special ones (†) and numbers, one of which SIPRI left without text.

    Raises LayoutError where a mark stands twice, or where there are none.
    """
    texts: dict[str, str] = {}
    for row in sheet.iter_rows():
        mark, said = text(row[0]), [text(cell) for cell in row[1:] if text(cell)]
        if not _MARK.fullmatch(mark):
            continue
        if mark in texts or len(said) > 1:
            raise LayoutError(f"{file}!{sheet.title}!A{row[0].row}", f"the footnote {mark!r} is not clear", CHANGED)
        texts[mark] = f"{said[0].rstrip('.')}." if said else "(no text)."
    if not texts:
        raise LayoutError(f"{file}!{sheet.title}", f"the sheet {layout.FOOTNOTES!r} has no footnotes", CHANGED)
    return texts


def marked(marks: str, texts: Mapping[str, str], where: str) -> str:
    """The marks of a row, each with its text. Raises LayoutError where one is not known."""
    # One notes cell of the 2025 edition holds the mark for no data.
    bare = "" if marks in layout.MARKS else re.sub(r"[\s,;]", "", marks)
    found = _MARK.findall(bare)
    if "".join(found) != bare or not all(mark in texts for mark in found):
        raise LayoutError(where, f"carries the footnote marks {marks!r}, not all of which have a footnote", CHANGED)
    return " ".join(f"{mark}: {texts[mark]}" for mark in found)
