"""What the README promises holds for the project's own files."""

import re
import tomllib
from pathlib import Path

from etl.catalogue.seeds import shipped
from etl.catalogue.sources import SOURCES
from etl.cli import main
from etl.methodology import document as methodology
from etl.store.inventory import document
from etl.store.snapshot import Store

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {name.lower().replace("_", "-"): version for name, version in pairs}


def test_every_line_of_the_constraints_is_an_exact_version() -> None:
    assert all(re.fullmatch(r"\d[\w.!+]*", version) for version in pinned().values())


def test_every_dependency_has_an_exact_version() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    assert not {name_of(requirement) for requirement in wanted} - pinned().keys()


def test_the_test_command_of_the_readme_is_the_one_that_ci_runs() -> None:
    commands = re.findall(r"```sh\n(python3 -m venv .*)\n```", README)
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/burden serve")
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_each_command_has_its_line_for_windows() -> None:
    lines = re.findall(r"On Windows.*: `(py -m venv .*)`", README)
    unix = [re.sub(r"\.venv\\Scripts\\", ".venv/bin/", line).replace("py -m", "python3 -m", 1) for line in lines]
    assert unix == re.findall(r"```sh\n(python3 -m venv .*)\n```", README)


def test_the_readme_names_every_source() -> None:
    for source in SOURCES.values():
        assert source.title in README
        assert source.publisher in README


def test_the_table_of_sources_is_fresh() -> None:
    snapshot = Store(shipped("embedded")).current()
    assert (ROOT / "docs" / "sources.md").read_text(encoding="utf-8") == document(snapshot)


def test_the_methodology_is_fresh() -> None:
    snapshot = Store(shipped("embedded")).current()
    assert (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8") == methodology(snapshot)


def test_the_pictures_of_the_readme_are_there() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file()


def test_the_readme_names_every_command() -> None:
    assert not {name for name in main.commands if f"burden {name}" not in README}


def test_the_developer_s_manual_names_only_files_that_are_there() -> None:
    manual = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:etl|dashboard|seeds|benchmarks|data)/[\w/.]*)`", manual)
    assert len(paths) > 10
    assert not [path for path in paths if not (ROOT / path).exists()]
