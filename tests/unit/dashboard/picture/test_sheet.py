"""A picture to be taken away: nothing in it overlaps or breaks out, whatever is said. All made up."""

import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hostile_figures import HOSTILE, SHOWN
from made_up_figures import make_figure, make_note, make_trace

from dashboard.picture.font import measure
from dashboard.picture.legend import Mark
from dashboard.picture.png import make_png
from dashboard.picture.sheet import SIZES, Colours, Sheet, Size, draw_sheet

COLOURS = Colours("#ffffff", "#1a1b1e", "#5c636b")
KEY = (Mark("circle", "actual"), Mark("dash", "to an estimate"), Mark("square", "at the target", "#323cd8"))
ADDRESS = "Burden Sharing · https://figures.example.org/trends"
SHEET = Sheet(
    title="Ruritania: heights rose from 1.00 to 2.00",
    subtitle="Heights, metres, 2014 to 2026. Publisher, release of 1 May 2026.",
    told="Ruritania: 1.00 m in 2014, 2.00 m in 2026.",
    source="Source: Publisher, release of 1 May 2026.",
    key=KEY,
    figure=make_figure(make_trace(), annotations=[make_note("<b>Ruritania</b>", 3, 6)]),
    least=(500, 300),
    colours=COLOURS,
)
every_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


def say_everywhere(words: str) -> Sheet:
    figure = make_figure(make_trace(), annotations=[make_note(words, 5, 5)])
    key = tuple(Mark(symbol, words) for symbol in ("circle", "star-open", "dash", "", "no such mark") * 3)
    return replace(SHEET, title=words, subtitle=words, told=words, source=words, key=key, figure=figure)


def texts(root: Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text")]


@every_size
def test_all_is_burnt_in(size: Size) -> None:
    root = fromstring(draw_sheet(SHEET, size, ADDRESS))
    said = " ".join(texts(root))
    for part in (SHEET.title, SHEET.subtitle, SHEET.source, ADDRESS, "actual", "to an estimate", "Ruritania"):
        assert part in said
    assert (root.get("width"), root.get("height")) == (str(size.width), str(size.height))
    assert (root.get("aria-label"), root[0].text, root[1].text) == (SHEET.title, SHEET.title, SHEET.told)


def test_no_line_runs_through_a_text_of_the_figure() -> None:
    assert f".note{{paint-order:stroke;stroke:{COLOURS.ground};" in draw_sheet(SHEET, SIZES["wide"], ADDRESS)


@every_size
@pytest.mark.parametrize("words", ["short", *HOSTILE, "word " * 400, "W" * 3000], ids=lambda words: ascii(words)[:24])
def test_head_figure_and_foot_do_not_meet_and_nothing_leaves_the_picture(size: Size, words: str) -> None:
    root = fromstring(draw_sheet(say_everywhere(words), size, f"Burden Sharing · {words}").encode())
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= SHOWN | {"rect", "style"}
    head, figure, foot = place_parts(root, size)
    assert 0 < head < figure[0]
    assert figure[1] < foot < size.height
    assert figure[1] - figure[0] > size.height / 3


@every_size
def test_lines_are_as_wide_as_the_room_at_the_most(size: Size) -> None:
    root = fromstring(draw_sheet(say_everywhere("W and more words " * 300), size, ADDRESS * 50))
    for around in [one for one in root if one.tag.endswith("}g") and one.get("font-size")]:
        letter, bold = float(around.get("font-size", "")), around.get("font-weight") == "bold"
        for line in [one for one in around if one.tag.endswith("}text")]:
            right = float(line.get("x", "")) + measure("".join(line.itertext()), letter, bold)
            assert right <= size.width - size.margin
            assert float(line.get("textLength", "")) == pytest.approx(right - float(line.get("x", "")), rel=0.005)


def place_parts(root: Element, size: Size) -> tuple[float, tuple[float, float], float]:
    """Where the head ends, where the figure begins and ends, and where the foot begins."""
    frame = next(one for one in root if (one.get("transform") or "").startswith("translate"))
    top, scale = map(float, re.findall(r"translate\(\S+ (\S+)\) scale\((\S+)\)", frame.get("transform", ""))[0])
    bottom = top + scale * float(frame[0].get("height", ""))
    lines = [
        (float(line.get("y", "")), float(around.get("font-size", "")))
        for around in root if around.tag.endswith("}g") and around is not frame
        for line in around if line.tag.endswith("}text")
    ]  # fmt: skip
    head = [base + letter * 0.28 for base, letter in lines if base < top]
    foot = [base - letter * 0.98 for base, letter in lines if base > top]
    return max(head), (top, bottom), min(foot, default=size.height - 1.0)


@every_size
def test_without_a_figure_the_picture_says_why(size: Size) -> None:
    why = "No figures for these members and years. Choose other members or years."
    empty: dict[str, Any] = {"data": [], "layout": SHEET.figure["layout"]}
    root = fromstring(draw_sheet(replace(SHEET, figure=empty, told=why, source=""), size, ADDRESS))
    assert why in " ".join(texts(root))
    assert "actual" not in " ".join(texts(root))


def test_what_finds_no_room_in_the_key_is_left_out_and_the_rest_stays() -> None:
    key = tuple(Mark("circle", f"meaning {at} of a mark") for at in range(60))
    said = texts(fromstring(draw_sheet(replace(SHEET, key=key), SIZES["wide"], ADDRESS)))
    assert "meaning 0 of a mark" in said
    assert "meaning 59 of a mark" not in said


def test_a_picture_is_the_same_whenever_it_is_drawn() -> None:
    assert draw_sheet(SHEET, SIZES["wide"], ADDRESS) == draw_sheet(SHEET, SIZES["wide"], ADDRESS)


@every_size
def test_png_has_the_pixels_of_the_size(size: Size) -> None:
    png = make_png(draw_sheet(SHEET, size, ADDRESS))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (size.width, size.height)


def test_letters_are_drawn_in_png() -> None:
    blank = make_png(draw_sheet(say_everywhere(""), SIZES["wide"], ""))
    assert len(make_png(draw_sheet(SHEET, SIZES["wide"], ADDRESS))) > len(blank) + 10_000


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:24])
def test_png_is_made_of_hostile_words_too(name: str) -> None:
    assert make_png(draw_sheet(say_everywhere(name), SIZES["wide"], name)).startswith(b"\x89PNG")
