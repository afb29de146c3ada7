"""Every rule that code, tests or documents name is in docs/rules.md, and each stands where that says it is held."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = ROOT / "docs" / "rules.md"
READ = (
    "etl/**/*.py",
    "etl/**/*.toml",
    "dashboard/**/*.py",
    "tests/**/*.py",
    "benchmarks/**/*.py",
    "docs/*.md",
    "*.md",
    "seeds/*.toml",
)
NAME = re.compile(r"\bR[1-9]\d?\b")
ROW = re.compile(r"\| (R\d+) \| [^|]+ \| [^|]+ \| ([^|]+) \|")


def defined() -> dict[str, tuple[str, ...]]:
    """The places in which each rule is held, in the order of the table."""
    rows = ROW.findall(RULES.read_text(encoding="utf-8"))
    assert len(rows) == len(dict(rows)), "a rule has two rows"
    return {rule: tuple(re.findall(r"`([^`]+)`", places)) for rule, places in rows}


@cache
def named() -> dict[str, list[str]]:
    """The files that name a rule, by rule."""
    found: dict[str, list[str]] = {}
    for path in sorted({path for pattern in READ for path in ROOT.glob(pattern)} - {RULES}):
        for rule in set(NAME.findall(path.read_text(encoding="utf-8"))):
            found.setdefault(rule, []).append(path.relative_to(ROOT).as_posix())
    return found


def test_every_rule_that_is_named_is_defined() -> None:
    assert {rule: paths for rule, paths in named().items() if rule not in defined()} == {}


def test_every_rule_that_is_defined_is_named_in_each_place_that_holds_it() -> None:
    lacking = {
        (rule, place)
        for rule, places in defined().items()
        for place in places
        if not any(path == place or path.startswith(f"{place}/") for path in named().get(rule, ()))
    }
    assert lacking == set()


def test_the_rules_are_in_order() -> None:
    numbers = [int(rule[1:]) for rule in defined()]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("rule", defined())
def test_a_rule_is_held_in_places_that_are_there(rule: str) -> None:
    places = defined()[rule]
    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []
