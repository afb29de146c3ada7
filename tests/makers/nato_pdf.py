"""Made-up PDFs: the made-up tables of nato_workbook.py as pages with text at places, laid out like NATO's."""

from collections.abc import Iterator, Sequence

import pytest
from nato_workbook import RELEASE, TABLES, YEARS, Made, figure

from etl.errors import LayoutError
from etl.sources.nato.parse import ParsedPdf, parse_pdf

FILE = "made-up.pdf"
SIZE = 8  # of the letters, in points
RIGHT = (280, 370, 460)  # where figures begin, in points
FIRST = "110.71"  # Belgium in 2019, at current prices, on page 1
Text = tuple[float, float, str]


def pages(tables: Sequence[Made] = TABLES) -> list[list[Text]]:
    """A page of texts (from the left, from below, text) for each table."""
    return [list(_page(made)) for made in tables]


def _page(made: Made) -> Iterator[Text]:
    yield 200, 780, f"Table {made.number} : {made.title}"
    yield 220, 765, made.unit
    yield from ((left, 745, str(year)) for left, year in zip(RIGHT, YEARS, strict=True))
    down = 730
    for heading, names, first in made.blocks:
        yield 40, down, heading
        for name in names:
            down -= 12
            yield 50, down, name
            yield from (
                (left, down, f"{figure(first, name, year):,.2f}") for left, year in zip(RIGHT, YEARS, strict=True)
            )
        down -= 20
    for note in ("Notes: Figures for 2021 are", "estimates of 2020.", *made.footnotes, "-7-"):
        yield 50, down, note.replace("\xa0", " ")
        down -= 12


def pdf(
    found: Sequence[Sequence[Text]], more: bytes = b"", changing: tuple[bytes, bytes] = (b"", b""), made: str = ""
) -> bytes:
    """The bytes of a PDF with these pages, which says that it was `made` on that day (20210601).

    `more` goes into its trailer, the second of `changing` takes the place of the first in its parts.
    """
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(found)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(found)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, texts in enumerate(found):
        content = b"\n".join(_drawn(*text) for text in texts).replace(*changing)
        page = f"/MediaBox [0 0 600 840] /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * at} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>".encode().replace(*changing))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    if made:
        objects.append(f"<< /CreationDate (D:{made}120000+02'00') >>".encode())
        more += b"/Info %d 0 R " % len(objects)
    return _file(objects, more)


def image(made: str = "") -> bytes:
    """A PDF with two pages that are images, and hold no text."""
    text: Text = (50, 50, "no text")
    return pdf([[text], [text]], changing=(_drawn(*text), b"0.5 g 50 50 500 700 re f"), made=made)


def _drawn(left: float, up: float, text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {SIZE} Tf {left} {up} Td ({escaped}) Tj ET".encode("cp1252")


def _file(objects: Sequence[bytes], more: bytes) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return (
        content + head + b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, more, len(content))
    )


def read(found: Sequence[Sequence[Text]]) -> ParsedPdf:
    """What the parser makes of a PDF with these pages."""
    return parse_pdf(pdf(found), FILE, RELEASE)


def refused(content: bytes | Sequence[Sequence[Text]], where: str) -> str:
    """The message with which a PDF is refused; it must name the file and then `where` (or nothing)."""
    with pytest.raises(LayoutError) as caught:
        parse_pdf(content if isinstance(content, bytes) else pdf(content), FILE, RELEASE)
    assert caught.value.where == (f"{FILE}!{where}" if where else FILE)
    return str(caught.value)


def changed(number: int, old: str, new: str) -> list[list[Text]]:
    """All pages; on page `number` the first text `old` is `new`. It must be there."""
    found = pages()
    page = found[number - 1]
    at = next(at for at, text in enumerate(page) if text[2] == old)
    page[at] = (page[at][0], page[at][1], new)
    return found


def with_page(at: int, page: list[Text]) -> list[list[Text]]:
    """All pages, but `page` instead of the one of this number."""
    return [page if number == at else before for number, before in enumerate(pages(), start=1)]


def repeating(change: str, since: str = f"{figure(100.0, 'Belgium', 2019):,.2f}") -> list[list[Text]]:
    """All pages, and a table 4 that repeats figures of tables 2 and 3: spending `since` 2019, and its `change`."""
    values = [since, f"{figure(100.0, 'Belgium', 2021):,.2f}"]
    share = f"{figure(2.0, 'Belgium', 2019):,.2f}"
    page: list[Text] = [
        (200, 780, "Table 4 : Defence expenditure real change 2019-2021e"),
        (200, 765, "Million US dollars (2015 prices and exchange rates)"),
        (200, 745, "2019"), (260, 745, "2021e"), (320, 750, "Real change 2019-"), (330, 740, "2021e (%)"),
        (420, 750, "Share of real GDP"), (440, 740, "2019 (%)"), (50, 720, "Belgium"),
        *zip((200, 260, 340, 440), (720,) * 4, (*values, change, share), strict=True),
    ]  # fmt: skip
    return [*pages(), page]
