"""Words that only we would understand are not on the pages; on the snapshot that ships."""

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES
from dashboard.shared.page import Page
from etl.store.snapshot import Snapshot

OURS = re.compile(
    r"\bat hand\b|\bCounted\b|In colour|answers on that day|\b1 of 1\b|`|(?:NATO,|release of) hoc-hc111|\bR\d\d?\b"
)
NEVER_READ = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.S)
PINS = ("", "as_of=2019-12-03", "as_of=nato:hoc-hc111-2007-08", "as_of=nato:2021-03-16", "as_of=1990-01-01")


@pytest.mark.parametrize("pin", PINS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_written_in_plain_words(page: Page[Any], pin: str, client: FlaskClient, snapshot: Snapshot) -> None:
    document = client.get(f"{page.path}?{pin}").text
    read = unescape(NEVER_READ.sub(" ", document))
    # What is noted of a release is part of it, and of the snapshot.
    for part in snapshot.parts:
        read = read.replace(part.release.note, "")
    assert [read[max(0, one.start() - 60) : one.end() + 30] for one in OURS.finditer(read)] == []
