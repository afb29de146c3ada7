"""A script is parted into the statements of its block, whatever stands in strings, patterns and comments."""

import pytest

from dashboard.web.scripts.statements import split


def outlines(script: str) -> list[str]:
    return [one.outline.decode() for one in split(script.encode(), 0)]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("a=1;b=2;}", ["a=1;", "b=2;"]),
        ("var f=()=>{g();h()};k;}", ["var f=()=>{};", "k;"]),
        ("function f(a){return a}var b=[1,[2]];}", ["function f(){}var b=[];"]),
        ("var a=W((b,c)=>{c.d=e(f)}),g={};}", ["var a=W(),g={};"]),
        ('a=\'}\';b="\\"}";}', ["a='}';", 'b="\\"}";']),
        ("a=b.replace(/[}/]\\}/g,')');c;}", ["a=b.replace();", "c;"]),
        ("function f(){return/}/.test(a)}g;}", ["function f(){}g;"]),
        ("a=(b)/c;d=e/f/g;}", ["a=()/c;", "d=e/f/g;"]),
        ("a=`}${b({c:`${d}}`})}}`;e;}", ["a=``;", "e;"]),
        ("a=1;// }\nb=2;/* } ; */c=3;}", ["a=1;", "// }\nb=2;", "/* } ; */c=3;"]),
        ("a=1;b=2}", ["a=1;", "b=2"]),
        ("}", []),
    ],
)
def test_a_statement_is_told_by_what_stands_outside_its_brackets(script: str, found: list[str]) -> None:
    assert outlines(script) == found


def test_statements_follow_each_other_without_a_gap_to_the_end_of_their_block() -> None:
    script = b"before{a=1;f(){b};c={d};e}after;"
    found = split(script, 7)
    assert [script[one.begin : one.end] for one in found] == [b"a=1;", b"f(){b};", b"c={d};", b"e"]


@pytest.mark.parametrize("script", ["a=1;", "a={b;", "a=(b};}", "a=[b);}", "a=`b"])
def test_brackets_that_do_not_match_are_an_error(script: str) -> None:
    with pytest.raises(ValueError, match=r"block|closes"):
        split(script.encode(), 0)


def test_variables_of_a_list_and_functions_with_a_name_are_told_apart_where_asked_for() -> None:
    script = (
        b"function f(a,b){c;d}var g=function(h,i){j},k=[l,m];class N extends O{p(){q}}async function r(){}s(t,u),v}"
    )
    assert [script[one.begin : one.end] for one in split(script, 0, b";,}")] == [
        b"function f(a,b){c;d}", b"var g=function(h,i){j},", b"k=[l,m];", b"class N extends O{p(){q}}",
        b"async function r(){}", b"s(t,u),", b"v",
    ]  # fmt: skip
