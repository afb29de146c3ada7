"""The font of pictures that are taken away: Source Sans Pro, from a package, so that they are alike on every machine.

How wide its letters are is read from its own files.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import metadata, resources
from pathlib import Path
from struct import unpack_from

FAMILY = "'Source Sans Pro', 'Source Sans 3'"
PACKAGE = "font-source-sans-pro"
_FOLDER = "font_source_sans_pro"
_FILES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Bold.ttf"}
# A letter that the font lacks, in parts of its size; no letter is wider than that.
_UNKNOWN = 1.0
# The table of letters that knows all planes, and its kind.
_UNICODE, _GROUPS = (3, 10), 12


def list_files() -> list[Path]:
    """The files of the font, regular and bold."""
    return [_locate(bold) for bold in _FILES]


def name_version() -> str:
    """The version of the package that brings the font."""
    return metadata.version(PACKAGE)


def measure(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in pixels; kerning, which makes it a little less, is left out."""
    return size * _add_widths(text, bold)


# A line is measured again with each word that it gains, and a label in each picture that has it.
@lru_cache(2000)
def _add_widths(text: str, bold: bool) -> float:
    widths = _read_widths(bold)
    return sum(widths.get(letter, _UNKNOWN) for letter in text)


def knows(text: str, bold: bool = False) -> bool:
    """Whether the font has every letter of a text."""
    return _read_widths(bold).keys() >= set(text)


def _locate(bold: bool) -> Path:
    return Path(str(resources.files(_FOLDER))) / "files" / _FILES[bold]


@cache
def _read_widths(bold: bool) -> Mapping[str, float]:
    """By letter its width in parts of the font's size (OpenType: head, hhea, hmtx, cmap)."""
    content = _locate(bold).read_bytes()
    tables = dict(_list_tables(content))
    (units,) = unpack_from(">H", content, tables["head"] + 18)
    (count,) = unpack_from(">H", content, tables["hhea"] + 34)
    advances = unpack_from(">" + "H2x" * count, content, tables["hmtx"])
    # All glyphs behind the last that has a width of its own share that.
    return {letter: advances[min(glyph, count - 1)] / units for letter, glyph in _list_glyphs(content, tables["cmap"])}


def _list_tables(content: bytes) -> Iterator[tuple[str, int]]:
    for at in range(unpack_from(">H", content, 4)[0]):
        tag, offset = unpack_from(">4s4xL", content, 12 + 16 * at)
        yield tag.decode("ascii"), offset


def _list_glyphs(content: bytes, cmap: int) -> Iterator[tuple[str, int]]:
    for at in range(unpack_from(">H", content, cmap + 2)[0]):
        *kind, offset = unpack_from(">HHL", content, cmap + 4 + 8 * at)
        start = cmap + offset
        if tuple(kind) == _UNICODE and unpack_from(">H", content, start) == (_GROUPS,):
            for group in range(unpack_from(">L", content, start + 12)[0]):
                first, last, glyph = unpack_from(">LLL", content, start + 16 + 12 * group)
                yield from ((chr(code), glyph + code - first) for code in range(first, last + 1))
