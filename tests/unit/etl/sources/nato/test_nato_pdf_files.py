"""Files that are no PDF, or none that can be read: each is refused by name, and no more than a bound is read."""

import random
import zlib

import pytest
from nato_pdf import FILE, pages, pdf, refused
from nato_workbook import RELEASE

from etl.errors import LayoutError
from etl.sources.nato.parse import parse_pdf
from etl.sources.nato.pdf import reader as opening
from etl.sources.nato.pdf import safety
from etl.sources.remedies import COPY

WHOLE = pdf(pages())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"<html>Not found</html>", "is no PDF"),
        (b"PK\x03\x04", "is no PDF"),
        (b"%PDF-1.4\n%%EOF", "is a damaged PDF"),
        (WHOLE[: len(WHOLE) // 2], "is truncated"),
        (WHOLE[:-30], "is truncated"),
    ],
    ids=["empty", "web page", "workbook", "damaged", "half", "without its end"],
)
def test_what_is_no_whole_pdf_is_refused_by_name(content: bytes, problem: str) -> None:
    message = refused(content, "")
    assert problem in message
    assert message.endswith(COPY)


def test_a_pdf_with_a_password_is_refused() -> None:
    secret = b"<%s>" % (b"5a" * 32)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<00> <00>] " % (secret, secret)
    message = refused(pdf(pages(), lock), "")
    assert "is encrypted with a password. Save it without one, and bring that copy: `burden add FILE`" in message


@pytest.mark.parametrize("found", [[[]], [[(50, 700, "Nothing but words")]]], ids=["blank", "words"])
def test_a_pdf_without_tables_is_refused(found: list[list[tuple[float, float, str]]]) -> None:
    message = refused(pdf(found), "")
    assert "has no table with a title 'Table N : ...'. If it is a scan, look for NATO's workbook" in message


def test_more_bytes_than_the_bound_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", len(WHOLE) - 1)
    assert f"has {len(WHOLE):,} bytes, more than the" in refused(WHOLE, "")


def test_more_pages_than_the_bound_are_refused() -> None:
    assert "has 101 pages, more than the 100" in refused(pdf([[]] * 101), "")


def test_more_characters_than_the_bound_are_refused_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_CHARACTERS", 100)
    assert "characters, more than the 100 that are read" in refused(WHOLE, "page 1")


@pytest.mark.parametrize("times", [1, 2])
def test_a_part_that_unpacks_to_more_than_the_bound_is_refused(times: int) -> None:
    part = b" " * (safety.MAX_UNPACKED + 1)
    for _ in range(times):
        part = zlib.compress(part, 9)
    packed = WHOLE.replace(b"startxref", b"9 0 obj\n<<>>\nstream\r\n%s\nendstream\nstartxref" % part)
    assert len(packed) < 100_000
    assert "unpacks to more than the 12,582,912 bytes" in refused(packed, "")


def test_many_small_parts_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    part = b"stream\n%s\nendstream\n" % zlib.compress(b" " * 1000)
    safety.check_unpacked(part * 10, FILE)
    monkeypatch.setattr(safety, "MAX_UNPACKED", 9_999)
    with pytest.raises(LayoutError, match="unpacks to more than the 9,999 bytes"):
        safety.check_unpacked(part * 10, FILE)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"/MediaBox", b"/Rotate 90 /MediaBox", "is turned by 90 degrees"),
        (b"/F 8 Tf", b"/F 8 Tf 3 Tr", "has text that cannot be seen"),
        (b"[0 0 600 840]", b"[0 0 250 840]", "has text outside of the page"),
    ],
)
def test_text_that_nobody_sees_is_refused_with_its_page(old: bytes, new: bytes, problem: str) -> None:
    made = pdf(pages(), changing=(old, new))
    assert problem in refused(made, "page 1")


def test_a_turned_page_without_text_is_passed_over() -> None:
    assert "has no table" in refused(pdf([[]], changing=(b"/MediaBox", b"/Rotate 90 /MediaBox")), "")


@pytest.mark.parametrize("seed", range(30))
def test_a_corrupted_pdf_raises_no_other_error(seed: int) -> None:
    chance = random.Random(seed)
    broken = bytearray(WHOLE)
    for at in chance.sample(range(len(broken)), 60):
        broken[at] = chance.randrange(256)
    with pytest.raises(LayoutError, match=f"^{FILE}"):
        parse_pdf(bytes(broken), FILE, RELEASE)
