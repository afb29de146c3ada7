"""PNG is made in the project's own font alone, and what is no picture is refused. All made up."""

import pytest

from dashboard.picture.font import FAMILY
from dashboard.picture.png import make_png
from dashboard.picture.vocabulary import PictureError


def write(words: str, weight: str = "normal") -> str:
    text = f'<text x="10" y="40" font-size="30" font-family="{FAMILY}" font-weight="{weight}">{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">{text}</svg>'


def test_letters_differ_and_bold_is_another_font() -> None:
    assert len({make_png(write("aa")), make_png(write("bb")), make_png(write("aa", "bold"))}) == 3


@pytest.mark.parametrize(("one", "other"), [("אא", "בב"), ("中中", "文文")], ids=["hebrew", "chinese"])
def test_letters_that_the_font_lacks_are_boxes_whatever_fonts_the_system_has(one: str, other: str) -> None:
    assert make_png(write(one)) == make_png(write(other)) != make_png(write(""))


@pytest.mark.parametrize("svg", ["", "no picture", "<svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0'/>"])
def test_what_is_no_picture_is_refused_with_what_the_rasteriser_says(svg: str) -> None:
    with pytest.raises(PictureError, match="No PNG could be made"):
        make_png(svg)
