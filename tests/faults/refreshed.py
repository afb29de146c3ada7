"""A folder with a good snapshot in force, and what has to hold of it after every fault."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from click.testing import CliRunner
from publishers import COLLECTORS, Publishers
from quick_fetching import QUICK

from etl.cli import main
from etl.fetch import Fetcher
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.store.folder import current_id
from etl.store.snapshot import open_snapshot

# The deadline comes well before a second silence runs into the time-out on reading.
POLICY = replace(QUICK, deadline=1.0, read=0.7, limit=200_000)


@dataclass
class Refreshed:
    """The folder `data`, refreshed from `publishers`; `before` is the snapshot that was in force first."""

    data: Path
    publishers: Publishers

    def __post_init__(self) -> None:
        if current_id(self.data) is None:
            outcome = self.refresh()
            assert outcome.ok, outcome.faults
        self.before = str(current_id(self.data))

    def refresh(self) -> Outcome:
        """A refresh over the network, as the command does it."""
        fetch = self.publishers.through(Fetcher(self.data, POLICY).get)
        return refresh(self.data, fetch, lambda _: None, COLLECTORS)

    def status(self) -> dict[str, Any]:
        """What status.json tells."""
        told: dict[str, Any] = orjson.loads((self.data / "status.json").read_bytes())
        return told

    def reason(self) -> str:
        """The one fault that status.json tells."""
        [fault] = self.status()["faults"]
        assert "This is a fault of the program" not in fault["message"]
        return str(fault["message"])

    def assert_unharmed(self) -> None:
        """The snapshot of before is in force, and whole; nothing is half-written."""
        assert_whole(self.data)
        assert current_id(self.data) == self.before

    def assert_mended(self) -> None:
        """Once the publishers behave, a refresh is good and brings what is new."""
        self.publishers.mend(share=2.02)
        outcome = self.refresh()
        assert (outcome.word, outcome.faults) == ("published", {"nato": (), "worldbank": ()})
        assert self.status()["outcome"] == "published"
        assert_whole(self.data)
        assert current_id(self.data) == outcome.snapshot != self.before


def assert_whole(data: Path) -> None:
    """What is in force is what was published, and what was checked; nothing is half-written."""
    open_snapshot(data, str(current_id(data)))
    assert not list(data.rglob("*.part"))
    checked = CliRunner().invoke(main, ["check", "--data", str(data)])
    assert checked.exit_code == 0, checked.output
