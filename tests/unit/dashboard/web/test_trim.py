"""plotly.js registers the kinds of trace that a figure may have, and no others."""

import re
from importlib import resources

import pytest

from dashboard.web.bundle import TRACES
from dashboard.web.trim import trim

OWN = (resources.files("plotly") / "package_data" / "plotly.min.js").read_bytes()
LIST = re.compile(rb"\.register\(\[([^\]]*)\]\)")


def made_up(kinds: list[str]) -> bytes:
    """A made-up script, built as plotly.js is."""
    modules = [
        f'm{number}$=W((_e,t)=>{{"use strict";t.exports={{moduleType:"trace",name:"{kind}",categories:[]}}}});'
        f'a$m{number}=W((e,r)=>{{"use strict";r.exports=nothing()}});'
        f'm{number}=W((e,r)=>{{"use strict";r.exports=m{number}$()}});'
        for number, kind in enumerate(kinds)
    ]
    calls = ",".join(f"m{number}()" for number in range(len(kinds)))
    return f"var Plotly;{''.join(modules)}R.register([{calls}]);e()".encode()


KINDS = [*(f"kind{number}" for number in range(30)), "bar", "pie"]


def test_plotlys_own_script_registers_what_figures_have_and_is_else_the_same() -> None:
    trimmed = trim(OWN, TRACES)
    (before,), (after,) = LIST.findall(OWN), LIST.findall(trimmed)
    assert len(after.split(b",")) == len(TRACES) - 1 < len(before.split(b","))
    assert set(after.split(b",")) < set(before.split(b","))
    assert trimmed.replace(after, before) == OWN


def test_a_kind_is_told_by_its_module_and_by_no_name_that_only_ends_like_it() -> None:
    script = made_up(KINDS)
    assert LIST.findall(trim(script, {"scatter", "bar", "pie"})) == [b"m30(),m31()"]
    assert LIST.findall(trim(script, {"pie"})) == [b"m31()"]


@pytest.mark.parametrize(
    "script",
    [
        b"",
        b"window.Plotly = {}",
        made_up(KINDS[:-1]),
        made_up(KINDS[-5:]),
        made_up(KINDS) * 2,
        made_up(KINDS).replace(b"moduleType", b"kind"),
        made_up(KINDS).replace(b".exports=", b"="),
    ],
    ids=["empty", "another script", "without a kind", "few kinds", "two lists", "other words", "other modules"],
)
def test_a_script_that_is_not_as_known_is_left_as_it_is(script: bytes) -> None:
    assert trim(script, {"bar", "pie", "scatter"}) == script
