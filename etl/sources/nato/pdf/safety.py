"""What is looked at before a PDF is read: how much it unpacks to, and whether its text is what a person sees.

A small file can fill the memory of a computer. A text layer below a scan is a machine's guess.
"""

import re
import zlib
from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw

from etl.errors import LayoutError
from etl.sources.nato.pdf.letters import Word
from etl.sources.remedies import COPY

MAX_UNPACKED = 12 * 1024 * 1024  # of all compressed parts together; the PDF with most has 4.8 MB
_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def check_unpacked(content: bytes, file: str) -> None:
    """Raise LayoutError where the compressed parts of `content` unpack to more than MAX_UNPACKED bytes.

    Not more than that is ever unpacked. Parts that are not compressed by zlib, such as photographs, do not count.
    """
    left = MAX_UNPACKED
    for found in _STREAM.finditer(content):
        left -= _measure(content, found.end(), left)
        if left < 0:
            problem = f"unpacks to more than the {MAX_UNPACKED:,} bytes that are read"
            raise LayoutError(file, problem, COPY)


def _measure(content: bytes, start: int, limit: int) -> int:
    """The unpacked size of the part at `start`, also where it was packed several times over; at most `limit` + 1."""
    total = 0
    part: bytes | memoryview = memoryview(content)[start:]
    while total <= limit:
        try:
            part = zlib.decompressobj().decompress(part, limit + 1 - total)
        except zlib.error:
            break
        total += len(part)
        if not part:
            break
    return total


def check_visible(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, letters: Sequence[Word], where: str) -> None:
    """Raise LayoutError where `page` is turned, or has letters that are drawn invisibly or outside of the page.

    `letters` are those of `text`, in its order.
    """
    if letters and page.get_rotation():
        problem = f"is turned by {page.get_rotation()} degrees, and its text cannot be read so"
        raise LayoutError(where, problem, "Save it with the page upright, and bring that copy: `burden add FILE`.")
    handle = text.raw
    page_left, page_bottom, page_right, page_top = page.get_bbox()
    for index, (_, left, bottom, right, top) in enumerate(letters):
        drawn = raw.FPDFText_GetTextObject(handle, index)
        # Spaces that are only understood are not drawn.
        if not drawn:
            continue
        if raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            raise LayoutError(where, "has text that cannot be seen, such as that read by machine from a scan", COPY)
        if right < page_left or left > page_right or top < page_bottom or bottom > page_top:
            raise LayoutError(where, "has text outside of the page, where it cannot be seen", COPY)
