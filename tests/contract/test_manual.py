"""The ways through the code that the developer's manual describes are those that the imports take."""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from dashboard.pages.trends import figure, query
from dashboard.web.app import create_app
from etl.catalogue.seeds import shipped
from etl.claims import answer, question
from etl.cli.claim import claim
from etl.compare.judge import Judge
from etl.fetch import MirrorFetcher
from etl.refresh import pipeline, settlement
from etl.sources import sipri
from etl.store import publish
from etl.store.snapshot import Store

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
LONGEST = 8


def ways() -> dict[str, tuple[str, ...]]:
    """The files of each way, in the order of the manual, by its heading."""
    section = MANUAL.partition("\n## Three ways through the code\n")[2].partition("\n## ")[0]
    parts = re.split(r"^### (.+)$", section, flags=re.MULTILINE)[1:]
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    return {heading: tuple(re.findall(r"^\d+\. `([^`]+)`", text, re.MULTILINE)) for heading, text in texts.items()}


def file_of(module: str) -> str:
    """The file of a module or package of ours; "" where it is none."""
    path = module.replace(".", "/")
    return next((file for file in (f"{path}.py", f"{path}/__init__.py") if (ROOT / file).is_file()), "")


def names_imported(file: str) -> list[tuple[str, str]]:
    """Each module that a file imports from, with the name that it takes; "" where it takes the module."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    found = [(alias.name, "") for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    taken = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level)
    return found + [(node.module or "", alias.name) for node in taken for alias in node.names]


def imported(file: str) -> set[str]:
    """The files that a file imports: a name that a package only passes on leads to where that has it from."""
    found = set()
    for module, name in names_imported(file):
        home = file_of(module)
        found |= {home, file_of(f"{module}.{name}")}
        if home.endswith("__init__.py"):
            found |= {file_of(origin) for origin, passed in names_imported(home) if passed == name}
    return found


def test_the_manual_describes_three_ways() -> None:
    assert len(ways()) == 3
    assert all(len(files) > 3 for files in ways().values())


@pytest.mark.parametrize("way", ways())
def test_a_way_has_no_more_files_than_a_reader_can_follow_and_all_are_there(way: str) -> None:
    files = ways()[way]
    assert len(files) <= LONGEST
    assert len(set(files)) == len(files)
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize("way", ways())
def test_each_file_of_a_way_is_imported_by_one_before_it(way: str) -> None:
    files = ways()[way]
    seen = [set().union(*(imported(before) for before in files[:place])) for place in range(len(files))]
    assert [file for file, known in zip(files[1:], seen[1:], strict=True) if file not in known] == []


def note_stacks(patch: pytest.MonkeyPatch, steps: Iterable[tuple[Any, str]]) -> dict[str, list[set[str]]]:
    """By step the files of ours that were on the stack, each time that it was taken; filled while they are."""
    seen: dict[str, list[set[str]]] = {}

    def noted(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def taken(*args: Any, **named: Any) -> Any:
            seen.setdefault(name, []).append(set(files_below(sys._getframe(1))))
            return step(*args, **named)

        return taken

    for owner, name in steps:
        patch.setattr(owner, name, noted(name, getattr(owner, name)))
    return seen


def files_below(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        file = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
        if file.startswith(("etl/", "dashboard/")):
            yield file
        frame = frame.f_back


def by_other_files(seen: dict[str, list[set[str]]], steps: Iterable[tuple[Any, str]], way: str) -> list[str]:
    """The steps that are never reached over the files of a way alone."""
    listed = set(ways()[way])
    return [name for _, name in steps if not any(stack and stack <= listed for stack in seen.get(name, ()))]


def test_the_steps_to_a_figure_are_reached_over_the_files_of_the_manual_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (query, "select_series"), (figure, "draw_trends")
    seen = note_stacks(monkeypatch, steps)
    client = create_app(Store(shipped("embedded"))).server.test_client()
    assert client.get("/_dash-layout", headers={"Referer": "http://localhost/trends"}).status_code == 200
    assert by_other_files(seen, steps, "`/trends`, from the request to the figure") == []


def test_the_steps_to_a_verdict_are_reached_over_the_files_of_the_manual_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its package gives the function of this name.
    parse = import_module("etl.claims.grammar.parse")
    steps = (parse, "cut_tokens"), (parse, "read"), (question, "compare"), (answer, "judge")
    seen = note_stacks(monkeypatch, steps)
    assert claim.callback is not None
    claim.callback(("9 members at or above 2 % in 2019 as of 4 December 2019",), None, "text", shipped("embedded"))
    assert by_other_files(seen, steps, "A claim, from words to the verdict") == []


def test_the_steps_to_a_part_are_reached_over_the_files_of_the_manual_alone(
    monkeypatch: pytest.MonkeyPatch, mirror: Path, tmp_path: Path
) -> None:
    kept, oldest = MirrorFetcher(mirror, tmp_path), sipri.EDITIONS.read()[:1]
    monkeypatch.setattr(sipri, "EDITIONS", SimpleNamespace(read=lambda: oldest))
    steps = (
        *((settlement, name) for name in ("correct", "derive", "check_releases")),
        *((kept, "get"), (sipri, "parse"), (Judge, "judge"), (publish, "write_part")),
    )
    seen = note_stacks(monkeypatch, steps)
    assert pipeline.refresh(tmp_path, kept.get, lambda _: None, {"sipri": sipri.collect}).ok
    assert by_other_files(seen, steps, "A refresh, from an address to a part") == []
