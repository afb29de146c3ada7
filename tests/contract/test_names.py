"""Modules and packages are named by nouns, and no name has two purposes."""

from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Nouns and adjectives that look like participles.
NO_PARTICIPLES = {
    "feed": "an Atom feed",
    "finding": "what an audit or a comparison finds",
    "given": "a file that a person gives by hand",
    "heading": "above a claim's answer",
    "listing": "a publisher's list",
    "meaning": "what the pieces of a claim say",
    "seed": "a small reviewed table",
    "shared": "what pages share",
    "signed": "of the signed-rank test",
    "spread": "how far figures lie apart",
    "wording": "the words for things",
}
# Those that do not end in -ed or -ing.
IRREGULAR = {
    "begun", "bought", "brought", "built", "chosen", "cut", "done", "drawn", "fed", "found", "given", "gone", "held",
    "kept", "known", "left", "led", "lost", "made", "met", "paid", "put", "read", "said", "seen", "sent", "set",
    "shown", "sold", "spent", "stood", "taken", "told", "thought", "understood", "written",
}  # fmt: skip
# Rooms in which a module bears the name of what it serves or declares: a command, an entry of the catalogue, a page.
NAMESAKES = ("etl/cli", "etl/catalogue", "dashboard/pages", "etl/sources")
# One purpose in each room that has it.
AGREED = {
    "archive": "what is kept of each publication: its audit, its changes",
    "prose": "in words",
    "table": "rows and columns",
    "verdict": "whether it holds: of a member at a target, of a claim",
}


def modules() -> list[Path]:
    """All modules and packages of the project, but for the packages' own files."""
    files = [path for top in ("etl", "dashboard") for path in (ROOT / top).rglob("*.py")]
    own = [path.parent if path.name == "__init__.py" else path.with_suffix("") for path in files]
    return sorted(path.relative_to(ROOT) for path in own if path.name != "__main__")


def is_participle(word: str) -> bool:
    return word not in NO_PARTICIPLES and (word.endswith(("ed", "ing")) or word in IRREGULAR)


def test_no_module_is_named_by_a_participle() -> None:
    assert [str(path) for path in modules() if any(map(is_participle, path.name.split("_")))] == []


def test_every_exception_is_the_name_of_a_module() -> None:
    words = {word for path in modules() for word in path.name.split("_")}
    assert set(NO_PARTICIPLES) - words == set()


def in_rooms() -> dict[str, list[str]]:
    """The rooms, and the modules and packages that stand in them, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in modules():
        if 1 < len(path.parts) <= 3 and path.parent.as_posix() not in NAMESAKES:
            found[path.name].append(path.as_posix())
    return found


def test_no_name_has_two_purposes_among_rooms_and_what_stands_in_them() -> None:
    twice = {name: paths for name, paths in in_rooms().items() if len(paths) > 1}
    assert {name: paths for name, paths in twice.items() if name not in AGREED} == {}
    assert set(AGREED) - set(twice) == set()


def test_no_two_modules_of_tests_have_one_name() -> None:
    """Where one run collects both, it stops at the second: pytest imports them by their names alone."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, times in names.items() if times > 1] == []
