"""The links of a page that is made up, with their words."""

import pytest

from etl.errors import LayoutError
from etl.sources.links import MAX_BYTES, Link, list_links, share_site

PAGE = "https://www.example.org/data/page.html"


def test_a_link_has_its_whole_address_its_words_and_its_type() -> None:
    html = '<p>See <a href="/a.xlsx#top" type="Application/PDF"> Data\n <b>2023</b>&amp;more </a> and more'
    assert list_links(html.encode(), PAGE) == (
        Link("https://www.example.org/a.xlsx", "Data 2023&more", "application/pdf"),
    )


def test_words_outside_of_links_are_no_ones() -> None:
    html = "<a href='a'>one</a> between <a>no address</a> <a href='b'>two <a href='c'>three"
    assert [link.text for link in list_links(html.encode(), PAGE)] == ["one", "two", "three"]


def test_an_address_that_stands_twice_is_given_twice_for_its_words() -> None:
    html = '<a href="a"><img src="a.png"></a><a href="a">Data</a>'
    assert [link.text for link in list_links(html.encode(), PAGE)] == ["", "Data"]


def test_only_web_addresses_are_links() -> None:
    html = '<a href="mailto:someone@example.org">m</a><a href="http://[broken/f">b</a><a href="">e</a>'
    assert list_links(html.encode(), PAGE) == ()


def test_a_page_that_is_far_too_large_is_refused_by_its_address() -> None:
    with pytest.raises(LayoutError, match=f"^{PAGE}: has 5,000,001 bytes"):
        list_links(b" " * (MAX_BYTES + 1), PAGE)


def test_hosts_of_one_site_share_it() -> None:
    assert share_site("https://eda.europa.eu/a", "https://www.eda.europa.eu/b")
    assert not share_site("https://www.example.org/", "https://example.com/")
