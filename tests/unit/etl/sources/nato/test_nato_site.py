"""The links of pages that are made up."""

import pytest

from etl.errors import LayoutError
from etl.sources.links import MAX_BYTES
from etl.sources.nato.site import MAX_FILES, list_files

PAGE = "https://www.nato.int/en/topic/page.html"


def found(html: str) -> tuple[str, ...]:
    return list_files(html.encode(), PAGE)


def test_links_to_workbooks_and_pdfs_are_found_whole_and_once() -> None:
    html = """
    <p><a href="/dam/a.xlsx">tables</a> <a HREF='b.PDF?v=1&amp;w=2#page=3'>report</a>
    <a href="//www.nato.int/dam/a.xlsx">again</a> <A href="https://media.nato.int/c.pdf">elsewhere on the site
    """
    assert found(html) == (
        "https://www.nato.int/dam/a.xlsx",
        "https://www.nato.int/en/topic/b.PDF?v=1&w=2",
        "https://media.nato.int/c.pdf",
    )


def test_what_is_no_file_of_the_site_is_not_followed() -> None:
    html = """
    <a href="news.htm">news</a> <a href="x.png">image</a> <a>no address</a> <a href="">empty</a> <a href="#top">top</a>
    <a href="mailto:someone@nato.int">mail</a> <a href="https://example.org/d.pdf">another site</a>
    <a href="ftp://www.nato.int/e.pdf">ftp</a> <a href="http://[broken/f.pdf">broken</a>
    <img src="g.pdf"> <!-- <a href="h.pdf"> --> <script>document.write('<a href="i.pdf">')</script>
    """
    assert found(html) == ()


def test_a_file_may_be_known_by_the_type_that_its_link_states() -> None:
    assert found('<a type="application/pdf" href="/download?id=7">report</a>') == (
        "https://www.nato.int/download?id=7",
    )


def test_links_are_relative_to_the_base_that_the_page_states() -> None:
    assert found('<base href="/files/"><a href="a.pdf">') == ("https://www.nato.int/files/a.pdf",)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"<a href='x.pdf", b"{}"])
def test_what_is_no_page_has_no_links(content: bytes) -> None:
    assert list_files(content, PAGE) == ()


def test_a_page_with_far_too_many_files_is_refused() -> None:
    links = "".join(f'<a href="{number}.pdf">' for number in range(MAX_FILES + 1))
    with pytest.raises(LayoutError, match=f"^{PAGE}: links to 101 workbooks and PDFs"):
        found(links)


def test_a_page_that_is_far_too_large_is_refused() -> None:
    with pytest.raises(LayoutError, match=r"has 5,000,001 bytes, more than the 5,000,000 that are read"):
        list_files(b" " * (MAX_BYTES + 1), PAGE)
