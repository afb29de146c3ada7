"""plotly.js has the kinds of trace and the components that a figure may have, what these need, and no others."""

import re
from importlib import resources

import pytest

from dashboard.web.scripts.plotly import COMPONENTS, TRACES, trim_plotly
from dashboard.web.scripts.statements import split

OWN = (resources.files("plotly") / "package_data" / "plotly.min.js").read_bytes()
TRIMMED = trim_plotly(OWN, TRACES)
BLOCK = b"var Plotly=(()=>{"
LIST = re.compile(rb"\.register\(\[([^\]]*)\]\)")
BESIDE = re.compile(rb"\w+\(\[((?:[\w$]+\(\),){6,18}[\w$]+\(\))\]\)")
OF_MAPS = re.compile(rb'[\w$]+==="map"&&[\w$]+\(\),')


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


def list_statements(script: bytes) -> list[bytes]:
    return [script[one.begin : one.end] for one in split(script, script.index(BLOCK) + len(BLOCK))]


def test_plotlys_own_script_registers_what_figures_have() -> None:
    # That of points and lines is part of the core.
    assert not TRACES - {"scatter"}
    assert [len(listed) for listed in LIST.findall(TRIMMED)] == [0] < [len(listed) for listed in LIST.findall(OWN)]


def test_plotlys_own_script_registers_beside_traces_what_figures_have() -> None:
    (before,), (after,) = (BESIDE.findall(script) for script in (OWN, TRIMMED))
    kept = after.split(b",")
    assert len(kept) == len(COMPONENTS) < len(before.split(b","))
    assert kept == [call for call in before.split(b",") if call in kept]
    # What a slider, a menu or a map would bring along is gone, what every chart has is there.
    assert OF_MAPS.search(OWN)
    assert b"maplibregl" in OWN
    assert b"maplibregl" not in TRIMMED
    assert b"rangeslider-container" not in TRIMMED
    assert all(b'moduleType:"component",name:"%s"' % name.encode() in TRIMMED for name in COMPONENTS)


def test_plotlys_own_script_is_the_same_but_for_the_list_and_the_modules_that_only_others_call_for() -> None:
    (registered,), (beside,), (fewer,) = LIST.findall(OWN), BESIDE.findall(OWN), BESIDE.findall(TRIMMED)
    whole = TRIMMED.replace(b".register([])", b".register([%s])" % registered).replace(fewer, beside)
    own, kept = list_statements(OF_MAPS.sub(b"", OWN)), list_statements(whole)
    assert 300 < len(kept) < len(own) / 2
    assert set(kept) < set(own)
    assert kept == [one for one in own if one in set(kept)]
    assert OWN.split(BLOCK)[0] == TRIMMED.split(BLOCK)[0]
    assert OWN.endswith(TRIMMED[-1900:])


def test_whatever_module_is_called_in_plotlys_script_is_there() -> None:
    made = re.compile(rb"^var ([\w$]+)=[\w$]+\(\(")
    modules = {found[1] for one in list_statements(OWN) if (found := made.match(one))}
    kept = {found[1] for one in list_statements(TRIMMED) if (found := made.match(one))}
    called = set(re.findall(rb"(?<![\w$.])([\w$]+)\(\)", b"".join(list_statements(TRIMMED))))
    assert len(modules) > 1000
    assert called & modules <= kept < modules


def test_a_kind_is_told_by_its_module_and_by_no_name_that_only_ends_like_it() -> None:
    script = made_up(KINDS)
    assert LIST.findall(trim_plotly(script, {"scatter", "bar", "pie"})) == [b"m30(),m31()"]
    assert LIST.findall(trim_plotly(script, {"pie"})) == [b"m31()"]


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
    assert trim_plotly(script, {"bar", "pie", "scatter"}) == script
