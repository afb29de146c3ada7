"""The words of a page become lines, from top to bottom, and pieces of lines that a wide gap sets apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.sources.nato.pdf.pages import Page, Word

# Words are on one line where their middles differ by less than this part of their height.
_SAME_LINE = 0.45
# A gap wider than this part of the height sets pieces apart; a space takes about a third.
_APART = 0.8
# The next line of a paragraph is not lower than this many times the height.
_NEXT_LINE = 1.8


@dataclass(frozen=True)
class Line:
    """The words of one line, or of a piece of one, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins, in points."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where the last word ends, in points."""
        return max(word.right for word in self.words)

    @property
    def middle(self) -> float:
        """The height of its middle on the page, in points."""
        return self.words[0].middle

    @property
    def height(self) -> float:
        """The height of its highest word, in points."""
        return max(word.height for word in self.words)

    def pieces(self) -> list["Line"]:
        """The parts of the line that a gap wider than a space sets apart."""
        found: list[list[Word]] = []
        for word in self.words:
            if found and word.left - found[-1][-1].right <= _APART * word.height:
                found[-1].append(word)
            else:
                found.append([word])
        return [Line(tuple(words)) for words in found]

    def is_below(self, other: "Line") -> bool:
        """Whether it is near enough to be the next line of the paragraph that `other` belongs to."""
        return 0 < other.middle - self.middle <= _NEXT_LINE * max(self.height, other.height)


def lines(page: Page) -> list[Line]:
    """The lines of a page from top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: -word.middle):
        if found and found[-1][0].middle - word.middle <= _SAME_LINE * max(found[-1][0].height, word.height):
            found[-1].append(word)
        else:
            found.append([word])
    return [_in_order(words) for words in found]


def _in_order(words: Sequence[Word]) -> Line:
    return Line(tuple(sorted(words, key=lambda word: word.left)))
