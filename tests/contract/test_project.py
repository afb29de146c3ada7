"""What the README promises holds for the project's own files."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from etl.catalogue.seeds import shipped
from etl.catalogue.sources import SOURCES
from etl.cli import COMMANDS
from etl.methodology import write_document as methodology
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


@pytest.mark.skipif(os.name == "nt", reason="CI runs in a shell")
@pytest.mark.parametrize("fails", ["venv", "pip", "pytest"])
def test_ci_ends_where_a_part_of_the_test_command_fails(tmp_path: Path, fails: str) -> None:
    def write(name: str, script: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("path/python3", ".venv/bin/python"):
        write(name, f'echo "$2"; test "$2" != {fails}')
    for name in ("path/chromium", *(f".venv/bin/{tool}" for tool in ("ruff", "mypy", "lint-imports"))):
        write(name, f"echo {name}")
    path = f"{tmp_path / 'path'}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [tmp_path / ".ci" / "run"], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stdout.split()[-1] == fails


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
    assert not {name for name in COMMANDS if f"burden {name}" not in README}


def test_the_developer_s_manual_names_only_files_that_are_there() -> None:
    manual = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:etl|dashboard|seeds|benchmarks|data)/[\w/.]*)`", manual)
    assert len(paths) > 10
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_licence_of_the_code_and_the_terms_of_the_data_are_said_in_files_metadata_and_readme() -> None:
    assert PROJECT["license"] == "MIT AND LicenseRef-Publishers-Terms"
    assert PROJECT["license-files"] == ["LICENSE", "LICENSE-DATA.md"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert "(LICENSE)" in README
    assert "(LICENSE-DATA.md)" in README


def test_the_terms_of_the_data_are_those_of_the_catalogue_source_by_source() -> None:
    terms = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    rows = [f"| {source.publisher} | {source.title} | {source.licence} |" for source in SOURCES.values()]
    assert [line for line in terms.splitlines() if line.startswith("| ")][2:] == rows


@pytest.mark.parametrize(
    "document", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda path: path.name
)
def test_links_and_paths_of_a_document_lead_to_files_that_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)\)", text)
    paths = re.findall(r"`((?:etl|dashboard|seeds|benchmarks|data|docs|tests|deploy)/[\w/.-]*)`", text)
    missing = [link for link in links if not (document.parent / link).exists()]
    assert missing + [path for path in paths if not (ROOT / path).exists()] == []


def test_files_of_the_project_that_code_names_are_there() -> None:
    code = [path for top in ("etl", "dashboard") for path in (ROOT / top).rglob("*.py")]
    named = {
        name
        for path in code
        for name in re.findall(r"\b(?:etl|dashboard|seeds|docs|tests)/[\w/-]+\.\w+", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 15
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    words = re.findall(r"^\*\*(.+?)\*\*:", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(words) > 30
    assert words == sorted(set(words))


def test_the_folders_of_unit_tests_are_those_of_the_packages() -> None:
    folders = [
        path.parent.relative_to(ROOT / "tests" / "unit") for path in (ROOT / "tests" / "unit").rglob("test_*.py")
    ]
    assert sorted({folder.as_posix() for folder in folders if not (ROOT / folder / "__init__.py").is_file()}) == []
