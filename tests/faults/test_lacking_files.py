"""Whole refreshes while files of NATO's list cannot be had: what is in force of them stays, newer ones join it.

The list, the page and the workbooks are made up; what reads them is the project's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from made_up import GDP, SHARE, SPENDING
from misbehaving_server import Behaviour, answers, running, says_nothing
from nato_site import book
from publishers import Publishers
from refreshed import POLICY, assert_whole

from etl.catalogue.members import members
from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.fetch import Fetch, Fetcher
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.sources import nato
from etl.sources.nato.site import read_pages
from etl.sources.releases import KnownRelease
from etl.store.snapshot import Store

PAGES = read_pages().addresses
SITE = "https://www.nato.int/{}.xlsx"
OLD, NOW, NEXT = (
    KnownRelease("nato", day, date.fromisoformat(day), "Made up", "nato", "", "whole", "workbook", SITE.format(day))
    for day in ("2021-06-11", "2021-11-30", "2022-06-01")
)  # fmt: skip
BOOKS = {one.release: book(one.release) for one in (OLD, NOW, NEXT)}
# NATO's own transcriptions are always at hand: no file of NATO's stands behind one.
COPIED = KnownRelease(
    "nato", "2019-11-29", date(2019, 11, 29), "Made up", "nato", "", "partial", "transcription", "2019-11-29.csv"
)


def collect(fetch: Fetch) -> Iterator[Collected]:
    """What NATO gives, without the categories and totals of the made-up workbook, which do not add up."""
    for one in nato.collect(fetch):
        if isinstance(one, MissedRelease):
            yield one
            continue
        read = one.read() if isinstance(one, UnreadRelease) else one
        yield read if read.release.acquisition == "transcription" else _choose(read)


def _choose(read: ParsedRelease) -> ParsedRelease:
    rows = (row for row in read.observations if row.indicator in (SHARE, SPENDING, GDP) and row.member in members())
    return read.with_observations(rows)


@dataclass
class Alliance:
    """NATO at a local server: its page, which links to the listed workbooks, and these."""

    data: Path
    publishers: Publishers
    listed: list[KnownRelease] = field(default_factory=lambda: [COPIED, OLD, NOW])

    def behave(self, lacking: dict[str, Behaviour]) -> None:
        """Give every listed workbook and the page, but for what behaves otherwise."""
        files = [one for one in (OLD, NOW, NEXT) if one in self.listed]
        page = " ".join(f'<a href="{one.file}">Tables</a>' for one in files)
        there = {one.file: answers(200, BOOKS[one.release]) for one in files}
        there |= {url: answers(200, f"<title>NATO</title>{page}".encode()) for url in PAGES}
        for url, behaviour in (there | lacking).items():
            self.publishers.behave(url, behaviour)

    def refresh(self, lacking: dict[str, Behaviour] | None = None, silence: float = 60) -> Outcome:
        """A refresh over the network while some addresses behave otherwise."""
        self.behave(lacking or {})
        fetch = self.publishers.through(Fetcher(self.data, replace(POLICY, silence=silence)).get)
        return refresh(self.data, fetch, lambda _: None, {"nato": collect})

    def in_force(self) -> list[str]:
        """The releases in force; the folder is whole."""
        assert_whole(self.data)
        return [part.release.release for part in Store(self.data).current().releases("nato")]


@pytest.fixture
def alliance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alliance]:
    """NATO, all that it gives in force."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("etl.refresh.pipeline.corrections", lambda: ())
    with running() as server:
        made = Alliance(tmp_path / "data", Publishers(server))
        monkeypatch.setattr("etl.sources.nato.RELEASES", _List(made.listed))
        first = made.refresh()
        assert first.ok, first.faults
        assert made.in_force() == [COPIED.release, OLD.release, NOW.release]
        yield made


@dataclass
class _List:
    listed: list[KnownRelease]

    def read(self) -> tuple[KnownRelease, ...]:
        return tuple(self.listed)


REFUSALS: dict[str, tuple[Behaviour, str]] = {
    "not found": (answers(404), "answered 404 Not Found"),
    "forbidden": (answers(403), "answered 403 Forbidden: the site refuses programs, or this network"),
    "silence": (says_nothing, "no whole answer within 1 s"),
    "web page": (
        answers(200, b"<!doctype html><title>Sign in</title>"),
        r"is a web page, not a workbook \('Sign in'\)",
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_listed_file_that_cannot_be_had_stays_in_force_and_a_newer_one_joins_it(
    alliance: Alliance, refusal: str
) -> None:
    behaviour, said = REFUSALS[refusal]
    alliance.listed.append(NEXT)
    outcome = alliance.refresh({OLD.file: behaviour})
    assert (outcome.word, outcome.ok, outcome.changed) == ("partial", False, True)
    assert alliance.in_force() == [COPIED.release, OLD.release, NOW.release, NEXT.release]
    [source] = outcome.sources
    assert (source.state, source.release, source.held) == ("behind", NEXT.release, ())
    [told] = source.missed
    assert re.search(said, told)
    assert "Release 2021-06-11 was not read without it, and what is in force of that stays." in told
    assert told.endswith("can be brought: `burden add FILE`.")
    assert alliance.refresh().word == "unchanged"


def test_the_newest_listed_release_stays_too_while_its_file_cannot_be_had(alliance: Alliance) -> None:
    before = Store(alliance.data).current().id
    outcome = alliance.refresh({NOW.file: answers(404)})
    assert (outcome.word, outcome.changed, outcome.snapshot) == ("partial", False, before)
    assert [len(source.missed) for source in outcome.sources] == [1]
    assert alliance.in_force() == [COPIED.release, OLD.release, NOW.release]


def test_where_only_the_page_can_be_had_nothing_of_nato_is_read_anew(alliance: Alliance) -> None:
    before = Store(alliance.data).current().id
    outcome = alliance.refresh({OLD.file: answers(404), NOW.file: answers(403)})
    assert ([source.state for source in outcome.sources], outcome.snapshot) == (["stale"], before)
    [told] = outcome.faults["nato"]
    assert "answered 404 Not Found" in told.message


def test_a_network_that_answers_nobody_is_told_once(alliance: Alliance) -> None:
    silent = dict.fromkeys((OLD.file, NOW.file, *PAGES), says_nothing)
    outcome = alliance.refresh(silent, silence=0.3)
    assert [source.state for source in outcome.sources] == ["stale"]
    [told] = outcome.faults["nato"]
    assert "no publisher has answered within 0.3 s" in told.message
    assert alliance.in_force() == [COPIED.release, OLD.release, NOW.release]
