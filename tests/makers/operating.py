"""What an operator does with a message: fill in the row that it names, and put it where it says."""

import re
from pathlib import Path

_ROW = re.compile(
    r"Add a row to seeds/(?P<file>\S+) of the data folder, below the header `(?P<header>.+?)`: `(?P<row>.+?)`",
    re.IGNORECASE,
)


def follow(message: str, data: Path, **filled: str) -> str:
    """Add the one row that the message names to the seeds of `data`, its words in capitals `filled` in; its file."""
    [found] = _ROW.finditer(message)
    row = found["row"]
    for word, text in filled.items():
        assert word.replace("_", " ") in row, f"{word} is not asked for in {row}"
        row = row.replace(word.replace("_", " "), text)
    put(data, found["file"], found["header"], row)
    return found["file"]


def put(data: Path, file: str, header: str, *rows: str) -> None:
    """Add rows to a file of the seeds of `data`, which begins with the header."""
    path = data / "seeds" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else f"{header}\n"
    path.write_text(before + "".join(f"{row}\n" for row in rows), encoding="utf-8")
