"""Of Dash's polyfill the one module is sent that browsers lack."""

from importlib import resources

import pytest

from dashboard.web.scripts.polyfill import trim_polyfill

(OWN,) = [
    path.read_bytes()
    for path in (resources.files("dash") / "deps").iterdir()
    if path.name.startswith("polyfill@") and path.name.endswith(".min.js")
]


def test_what_is_left_is_a_module_of_dashs_own_that_gives_what_its_components_ask_for() -> None:
    trimmed = trim_polyfill(OWN)
    assert trimmed[1 : trimmed.rindex(b")(null,")] in OWN
    assert b"try{regeneratorRuntime=" in trimmed
    assert len(trimmed) < len(OWN) / 10


@pytest.mark.parametrize(
    "script", [b"", b"1:[function(t,n,r){},{}]", OWN * 2, OWN.replace(b"regeneratorRuntime", b"x")]
)
def test_a_polyfill_that_is_not_as_known_is_left_as_it_is(script: bytes) -> None:
    assert trim_polyfill(script) == script
