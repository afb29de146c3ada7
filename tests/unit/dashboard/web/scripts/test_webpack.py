"""A script that webpack put together loses what the components that are asked for do not need, and nothing else."""

from collections.abc import Collection

import pytest

from dashboard.web.scripts.webpack import keep_components, keep_modules

# Made up, as webpack writes it.
MODULES = {
    "1": "1(e,n,t){t(2)}", "2": "2(e,n){n.A=[3,{a:1}]}", "3": "3(e,n,t){t(1)}", "44": "44:function(e,n,t){e.exports=t}",
}  # fmt: skip
USED = "var uu=l(3),vv=function(e){return uu.A+hh(e)};vv.defaults={...dd};"
HELPER = "function hh(e){return e}const dd={one:1};"
UNUSED = "const xx=l(44),ww=function(e){return xx.A+gg(e)};ww.defaults={},(0,ss.tt)(ww,[1]);function gg(e){return e}"
SIDE = "side(),l(2);"


def script(block: str, modules: Collection[str] = MODULES, offers: str = "One:()=>vv,Two:()=>ww") -> bytes:
    table = ",".join(MODULES[number] for number in modules)
    return (
        f"!function(){{var o={{{table}}},l=run;var m={{}};(()=>{{"
        f'"use strict";l.r(m),l.d(m,{{{offers}}});{block}}})(),window.made=m}}();'
    ).encode()


def test_a_component_that_is_not_asked_for_goes_with_all_that_only_it_needs() -> None:
    whole = script(HELPER + UNUSED + USED + SIDE)
    assert keep_components(whole, ["One"]) == script(HELPER + USED + SIDE, "123", "One:()=>vv")


def test_all_stays_where_all_is_asked_for_but_modules_that_nothing_asks_for() -> None:
    whole = script(HELPER + USED + UNUSED)
    assert keep_components(whole, ["One", "Two"]) == whole
    assert keep_components(script(HELPER + USED), ["One"], [b"t(44)"]) == script(HELPER + USED, MODULES, "One:()=>vv")


@pytest.mark.parametrize(
    "other",
    [
        "window.given=1;", "ss(1);", "if(a){b}", "try{a}catch(e){}", "const{a,b}=l(2);", "let[a]=[1];", "aa=1;",
        "!hh&&a();", "var hh2=bb.b=1;", "hh.a=bb.b=1;",
    ],
)  # fmt: skip
def test_what_is_there_for_what_it_does_stays(other: str) -> None:
    whole = script(HELPER + USED + SIDE + other, "123", "One:()=>vv")
    assert keep_components(whole, ["One"]) == whole


@pytest.mark.parametrize(
    "asks", ["a=gg(1);", "a={b:gg};", "a={gg};", "a=[...gg];", "a=`${gg}`;", "a=b?gg:c;", "a(()=>gg);"]
)
def test_whoever_mentions_a_thing_keeps_it(asks: str) -> None:
    whole = script(HELPER + USED + asks + "function gg(){}", "123", "One:()=>vv")
    assert keep_components(whole, ["One"]) == whole


@pytest.mark.parametrize("asks", ["a.gg;", 'a="b";', "a.b.gg=1;"])
def test_a_field_is_no_mention(asks: str) -> None:
    kept = script(HELPER + USED + asks, "123", "One:()=>vv")
    assert keep_components(script(HELPER + USED + asks + "function gg(){}"), ["One"]) == kept


@pytest.mark.parametrize(
    ("block", "left"),
    [
        ("const xx=1,vv=2,zz=3;", "const vv=2;"),
        ("const xx=1,yy=2;let vv=3,aa=4;", "let vv=3;"),
        ("var xx,vv=yy,yy;", "var vv=yy,yy;"),
        ("var xx=1,vv=2", "var vv=2"),
        ("var vv=1,xx=2", "var vv=1;"),
        ("function xx(){}var vv=1;function yy(){}", "var vv=1;"),
    ],
)
def test_what_is_left_of_a_list_is_a_list(block: str, left: str) -> None:
    assert keep_components(script(block), ["One"]) == script(left, "", "One:()=>vv")


def test_what_a_page_gets_under_its_own_name_is_there_and_empty() -> None:
    fill = "var ee={};l.r(ee),l.d(ee,{a:()=>ww});"
    whole = script(fill + HELPER + USED + UNUSED + "window.all=ee;")
    left = script("var ee={};" + HELPER + USED + "window.all=ee;", "123", "One:()=>vv")
    assert keep_components(whole, ["One"]) == left


@pytest.mark.parametrize(
    ("whole", "names"),
    [
        (b"", ["One"]), (b"var a={};", ["One"]), (script(USED), ["Three"]), (script(USED), ["One", "Three"]),
        (script(USED + "a=(b};"), ["One"]), (script(USED).replace(b'"use strict";', b""), ["One"]),
        (script(USED)[:-40], ["One"]),
    ],
)  # fmt: skip
def test_a_script_that_is_not_as_known_is_left_as_it_is(whole: bytes, names: list[str]) -> None:
    assert keep_components(whole, names) == whole


def test_a_script_of_modules_keeps_those_that_others_ask_for() -> None:
    shared = "(self.chunk=self.chunk||[]).push([[3],{%s}]);"
    whole = (shared % ",".join(MODULES.values())).encode()
    assert keep_modules(whole, [b"l(3)"]) == (shared % ",".join(MODULES[number] for number in "123")).encode()
    assert keep_modules(whole, [b"l(5),33"]) == (shared % "").encode()
    assert keep_modules(b"alert(1)", [b"l(3)"]) == b"alert(1)"
