"""Editions whose files, words and program are as before are taken from what is in force. All is made up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from made_up import figures, release

from etl.dataframe import ParsedRelease, UnreadRelease
from etl.fetch import Fetch, Resource
from etl.refresh import pipeline
from etl.refresh.outcome import Outcome
from etl.store.snapshot import Store

pytestmark = pytest.mark.usefixtures("no_corrections")


class Editions:
    """A source of editions, each a file that holds a share. `parsed` are those that were looked into, in turn."""

    def __init__(self, **shares: str) -> None:
        self.files = dict(shares)
        self.note = ""
        self.parsed: list[str] = []

    def get(self, url: str) -> Resource:
        return Resource.of(url, self.files.get(url, " ".join(self.files)).encode(), "text/plain")

    def collect(self, fetch: Fetch) -> Iterator[UnreadRelease]:
        for name in fetch("list of editions").content.decode().split():
            fetched = fetch(name)
            made = release(figures(share=float(fetched.content)), name=f"20{name[1:]}-01-01")
            described = replace(made.release, origins=(fetched.origin,), note=self.note)
            yield UnreadRelease(described, partial(self._parse, name, ParsedRelease(described, made.frame)))

    def _parse(self, name: str, parsed: ParsedRelease) -> ParsedRelease:
        self.parsed.append(name)
        return parsed


def refresh_editions(folder: Path, editions: Editions) -> Outcome:
    editions.parsed.clear()
    return pipeline.refresh(folder, editions.get, lambda _: None, {"nato": editions.collect})


def test_an_edition_more_leaves_those_before_it_unread(tmp_path: Path) -> None:
    editions = Editions(e21="2.0", e22="2.1")
    refresh_editions(tmp_path, editions)
    assert editions.parsed == ["e21", "e22"]
    editions.files["e23"] = "2.2"
    outcome = refresh_editions(tmp_path, editions)
    assert editions.parsed == ["e23"]
    assert refresh_editions(tmp_path / "anew", editions).snapshot == outcome.snapshot


@pytest.mark.parametrize("other", ["bytes", "note", "program"])
def test_an_edition_of_other_bytes_described_otherwise_or_read_by_another_program_is_read_again(
    other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = Editions(e21="2.0", e22="2.1")
    refresh_editions(tmp_path, editions)
    editions.files["e22"] = "2.15"
    if other == "note":
        editions.note = "Said now."
    if other == "program":
        monkeypatch.setattr(pipeline, "identify_program", lambda: "another")
    assert refresh_editions(tmp_path, editions).word == "published"
    assert editions.parsed == (["e22"] if other == "bytes" else ["e21", "e22"])


def test_an_edition_whose_part_is_damaged_is_read_again(tmp_path: Path) -> None:
    editions = Editions(e21="2.0", e22="2.1")
    refresh_editions(tmp_path, editions)
    part = Store(tmp_path).current().part("nato", "2021-01-01")
    (tmp_path / "parts" / part.file).write_bytes(b"damaged")
    assert refresh_editions(tmp_path, editions).ok
    assert editions.parsed == ["e21"]
