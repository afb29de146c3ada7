"""Made-up files that a person brings, and made-up sources that know them. Nobody published these figures.

NATO's are releases by themselves; the World Bank's stand in for one of two addresses.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from made_up import figures, population, release
from refreshing import soldiers

from etl.dataframe import ParsedRelease
from etl.errors import FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.refresh.deposits.addition import add_files
from etl.refresh.deposits.intake import Saying, examine
from etl.refresh.deposits.readers import Reader
from etl.refresh.outcome import INBOX, Outcome, now
from etl.refresh.pipeline import Collectors, refresh
from etl.sources.given import Given, Recognised
from etl.store.snapshot import Store

DAY, PEOPLE = "https://bank.example.org/day", "https://bank.example.org/people"
NATO_ADDRESS = "https://nato.example.org/2021-01-01"
UNTOLD = "untold"


def nato_file(name: str = "2022-01-01", share: float | str = 2.0) -> bytes:
    """A file that says of which day it is, unless that is UNTOLD; with a share, or with so many times the soldiers."""
    return f"NATO {name} {share}".encode()


def bank_file(address: str, text: str) -> bytes:
    """What stands at one of the two addresses."""
    return f"BANK {address.rpartition('/')[2]} {text}".encode()


def recognise_nato(fetched: Resource) -> Recognised | None:
    if not fetched.content.startswith(b"NATO "):
        return None
    name = fetched.content.decode().split()[1]
    return Recognised("nato") if name == UNTOLD else Recognised("nato", name, date.fromisoformat(name))


def read_nato(given: Given) -> ParsedRelease:
    _, name, share = given.fetched.content.decode().split()
    if name == UNTOLD:
        if given.published is None:
            raise LayoutError(given.fetched.url, "does not say of which day it is", "Say it: --published DAY.")
        name = given.published.isoformat()
    return described(share, given.release or name, given.fetched)


def described(share: str, name: str, fetched: Resource) -> ParsedRelease:
    if share.startswith("x"):
        made = release(soldiers(times=float(share[1:])).observations, name=name)
    else:
        made = release(figures(share=float(share)), name=name)
    return replace(made, release=replace(made.release, origins=(fetched.origin,)))


def collect_nato(fetch: Fetch, given: Sequence[Given] = ()) -> Iterator[ParsedRelease]:
    """The release at the address, and those given that it is not."""
    fetched = fetch(NATO_ADDRESS)
    own = described(fetched.content.decode(), "2021-01-01", fetched)
    yield own
    yield from (one for one in map(read_nato, given) if one.release.release != own.release.release)


def recognise_bank(fetched: Resource) -> Recognised | None:
    if not fetched.content.startswith(b"BANK "):
        return None
    return Recognised("worldbank", address=f"https://bank.example.org/{fetched.content.decode().split()[1]}")


def collect_bank(fetch: Fetch) -> Iterator[ParsedRelease]:
    found = [fetch(address) for address in (DAY, PEOPLE)]
    day, people = (one.content.decode().split()[2] for one in found)
    made = population(day, float(people))
    yield replace(made, release=replace(made.release, origins=tuple(one.origin for one in found)))


READERS = {
    "nato": Reader(recognise_nato, read_nato),
    "worldbank": Reader(recognise_bank, list_addresses=lambda fetch: (DAY, PEOPLE)),
}
COLLECTORS: Collectors = {"nato": collect_nato, "worldbank": collect_bank}


class Web:
    """The addresses of the made-up sources; those taken from `gives` cannot be had."""

    def __init__(self) -> None:
        self.gives = {
            NATO_ADDRESS: b"2.0",
            DAY: bank_file(DAY, "2021-07-01"),
            PEOPLE: bank_file(PEOPLE, "10000000"),
        }

    def get(self, url: str) -> Resource:
        if url not in self.gives:
            raise FetchError(url, "answered 403 Forbidden", "Look at it in a browser.")
        return Resource.of(url, self.gives[url], "text/plain")


def put(path: Path, content: bytes) -> Path:
    """A file that was written a minute ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    when = path.stat().st_mtime - 60
    os.utime(path, (when, when))
    return path


def renew(data: Path, web: Web | None = None, told: list[str] | None = None) -> Outcome:
    """A refresh of the made-up sources; what it tells of is added to `told`."""
    seen: list[str] = [] if told is None else told
    return refresh(data, (web or Web()).get, lambda step: seen.append(str(step)), COLLECTORS)


def add(data: Path, *paths: Path, told: list[str] | None = None, **said: object) -> Outcome:
    """What `burden add` does with files that are recognised."""
    seen: list[str] = [] if told is None else told
    brought = [examine(path, Saying(**said), now()) for path in paths]  # type: ignore[arg-type]
    return add_files(data, brought, lambda step: seen.append(str(step)), COLLECTORS)


def faults(outcome: Outcome) -> list[str]:
    return [fault.message for fault in outcome.faults[INBOX]]


def in_inbox(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "inbox").iterdir())


def releases(data: Path, source: str = "nato") -> list[str]:
    return [part.release.release for part in Store(data).current().releases(source)]
