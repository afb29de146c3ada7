"""A script loses the modules that nothing calls for, and nothing else."""

import pytest

from dashboard.web.scripts.modules import drop_unused

# Made up, as esbuild writes it.
OLDER = "var W=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};"
NEWER = "var E=(e,t,r)=>()=>{if(r)throw r[0];try{return e&&(t=e(e=0)),t}catch(i){throw r=[i],i}};"
GIVER = "var G=(e,t)=>{for(var r in t)D(e,r,{get:t[r],enumerable:!0})};"
MADE = OLDER + NEWER + GIVER
USED = 'var used=W((a,b)=>{"use strict";var c=deep(),d=(start(),given);b.exports=c+d.one});'
DEEP = "var deep=W((a,b)=>{b.exports=1});"
GIVEN = "var given={};"
GIVES = "G(given,{one:()=>one});"
NEW = "function one(){return helper()}function helper(){return 2}var kept,start=E(()=>{kept=3});"
UNUSED = "var unused=W((a,b)=>{b.exports=inner()});"
INNER = "var inner=W((a,b)=>{b.exports=unused()});"
GONE = "var gone={};G(gone,{two:()=>two});"
OLD = "function two(){return 2}var begin=E(()=>{});"
SIDE = "side.effect=1;"


def script(*parts: str) -> bytes:
    return f"/* licence */(()=>{{var Plotly=(()=>{{{MADE}{''.join(parts)}return used();}})();}})();".encode()


def test_a_module_that_nothing_calls_for_goes_with_all_that_only_it_calls_for() -> None:
    whole = script(INNER, DEEP, GIVEN, GIVES, NEW, GONE, OLD, USED, UNUSED, SIDE)
    assert drop_unused(whole) == script(DEEP, GIVEN, GIVES, NEW, USED, SIDE)


@pytest.mark.parametrize("other", [SIDE, "var a=1;", "var a=call();", "class A{}var unused=W(()=>{});", "if(a){}b;"])
def test_what_is_no_module_stays(other: str) -> None:
    assert drop_unused(script(DEEP, USED, GIVEN, GIVES, NEW, other)) == script(DEEP, USED, GIVEN, GIVES, NEW, other)


@pytest.mark.parametrize("asks", ["x=unused();", "x={y:unused()};", "x=()=>unused();", "x=`${unused()}`;"])
def test_whoever_calls_for_a_module_keeps_it(asks: str) -> None:
    assert drop_unused(script(UNUSED, INNER, asks)) == script(UNUSED, INNER, asks)


@pytest.mark.parametrize(
    "other",
    [
        b"", b"var Plotly={}", script(UNUSED).replace(b"var Plotly=(()=>{", b"var Plotly=(function(){"),
        script(UNUSED).replace(OLDER.encode(), b""), script(UNUSED).replace(NEWER.encode(), b""),
        script(UNUSED).replace(GIVER.encode(), b""), script(UNUSED, "a=(b};"), script(UNUSED)[:-12],
    ],
)  # fmt: skip
def test_a_script_that_is_not_as_known_is_left_as_it_is(other: bytes) -> None:
    assert drop_unused(other) == other
