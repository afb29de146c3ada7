"""The letters of a page, each with its place, and the words that they make. Knows nothing of NATO."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

_UNREADABLE = "\ufffd"
# A gap in a word that is wider than this part of its height separates two words, though no space stands in it.
_GAP = 0.5


class Word(NamedTuple):
    """What stands between two spaces, and its place in points (1/72 inch) from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """The height of its middle on the page, in points."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """The height of its letters, in points."""
        return self.top - self.bottom


def read_letters(text: pypdfium2.PdfTextPage, count: int) -> Iterator[Word]:
    """The first `count` letters of a page in the order of the file, spaces too.

    Raises PdfiumError where one has no place.
    """
    # A page has thousands: one rectangle serves for all, and the page's bare handle is not looked up for each.
    page, rectangle = text.raw, raw.FS_RECTF()
    for index in range(count):
        if not raw.FPDFText_GetLooseCharBox(page, index, rectangle):
            raise pypdfium2.PdfiumError(f"letter {index} has no place")
        code = raw.FPDFText_GetUnicode(page, index)
        # No letter is known for what the font draws, or half of one.
        letter = _UNREADABLE if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)
        yield Word(letter, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def join_letters(letters: Iterable[Word]) -> Iterator[Word]:
    """Letters in the order of the file become words: ended by a space, by a wide gap, or by a letter elsewhere."""
    found: list[Word] = []
    for letter in letters:
        is_space = letter.text.isspace()
        if found and (is_space or not _follows(found[-1], letter)):
            yield _join(found)
            found = []
        if not is_space:
            found.append(letter)
    if found:
        yield _join(found)


def _follows(before: Word, letter: Word) -> bool:
    _, _, low, end, high = before
    _, left, bottom, _, top = letter
    wide = _GAP * max(high - low, top - bottom)
    return abs((low + high) / 2 - (bottom + top) / 2) <= wide and -wide <= left - end <= wide


def _join(letters: list[Word]) -> Word:
    texts, lefts, bottoms, rights, tops = zip(*letters, strict=True)
    return Word("".join(texts), min(lefts), min(bottoms), max(rights), max(tops))
