"""The components' own scripts offer what pages are made of, with all that this needs."""

import re
from importlib import resources
from pathlib import Path

import pytest

from dashboard.shared import mantine
from dashboard.web.scripts.packages import CORE, TRIMS

PACKAGES = {"dash_mantine_components.js": "dash_mantine_components", "dash_core_components.js": "dash.dcc"}
OFFER = re.compile(rb'"use strict";\w\.r\(\w\),\w\.d\(\w,\{(.*?)\}\)[;,]', re.DOTALL)
MODULE = re.compile(rb"(?:(?<=[{,])|^)(\d+)(?::function)?\(\w?(?:,\w)*\) ?\{")
ASKED = re.compile(rb"(?<![\w$.])[a-z]\((\d+)\)")


def own(name: str, package: str) -> Path:
    return Path(str(resources.files(package))) / name


def list_offers(script: bytes) -> set[str]:
    (offers,) = [offers for offers in OFFER.findall(script) if b"Link:" in offers or b"Alert:" in offers]
    return {name.decode() for name in re.findall(rb"([A-Z]\w*):", offers)}


@pytest.mark.parametrize(
    ("name", "wanted"), [("dash_mantine_components.js", mantine.__all__), ("dash_core_components.js", CORE)]
)
def test_a_script_offers_the_components_that_pages_use_and_no_others(name: str, wanted: list[str]) -> None:
    path = own(name, PACKAGES[name])
    assert list_offers(TRIMS[name](path)) == set(wanted) < list_offers(path.read_bytes())


@pytest.mark.parametrize("name", PACKAGES)
def test_a_script_is_much_smaller_than_it_came(name: str) -> None:
    path = own(name, PACKAGES[name])
    assert len(TRIMS[name](path)) < 0.65 * path.stat().st_size


def test_whatever_module_is_asked_for_is_there() -> None:
    core, shared = (own(name, "dash.dcc") for name in ("dash_core_components.js", "dash_core_components-shared.js"))
    chart = core.with_name("async-graph.js").read_bytes()
    kept = TRIMS[core.name](core) + TRIMS[shared.name](shared) + chart
    there = set(MODULE.findall(core.read_bytes() + shared.read_bytes() + chart))
    assert len(there) > 150
    assert set(ASKED.findall(kept)) & there <= set(MODULE.findall(kept)) < there


def test_mantines_script_has_no_rule_for_what_is_not_in_it() -> None:
    script = TRIMS["dash_mantine_components.js"](own("dash_mantine_components.js", "dash_mantine_components"))
    assert b"m_38a85659" in script  # of a list that opens
    assert b"--mantine-color-scheme" in script
    assert b"carousel-slide" not in script
