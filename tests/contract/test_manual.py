"""The ways through the code that the developer's manual describes are those that the imports take."""

import ast
import re
from pathlib import Path

import pytest

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
