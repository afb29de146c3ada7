"""What an address is asked for, and whether the bytes that came can be that: a refusal is no workbook."""

import re
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

# What the ending of an address promises. At any other a web page may be what is asked for.
KINDS = {
    ".csv": "a CSV file",
    ".json": "JSON",
    ".pdf": "a PDF",
    ".rda": "a file of R",
    ".rds": "a file of R",
    ".xls": "a workbook",
    ".xlsm": "a workbook",
    ".xlsx": "a workbook",
    ".zip": "a zip file",
}
# A page of a publisher is larger; it may have any of the words below.
_TINY = 16_384
_REFUSALS = (
    "request rejected", "requested url was rejected", "access denied", "access to this page has been denied",
    "attention required!", "just a moment...", "enable javascript and cookies", "pardon our interruption",
    "are you a robot", "captcha", "incapsula incident", "unusual traffic",
)  # fmt: skip
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_LONGEST_TITLE = 80


def find_refusal(url: str, content: bytes) -> str:
    """Why these bytes cannot be what `url` is asked for; "" where they may be.

    They are empty; a web page, at the address of a file or of an API; or a page so small that says it refuses.
    """
    if not content:
        return "is empty"
    kind = name_kind(url)
    if kind and _is_markup(content):
        return f"is a web page, not {kind}{_quote_title(content)}"
    if len(content) <= _TINY and _is_markup(content) and _refuses(content):
        return f"is a refusal, not the page that was asked for{_quote_title(content)}"
    return ""


def name_kind(url: str) -> str:
    """What the address is asked for, in words; "" where it may be a web page."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query).get("format", [])
    if "json" in asked or "/api/" in parts.path:
        return KINDS[".json"]
    return KINDS.get(PurePosixPath(parts.path).suffix.lower(), "")


def _is_markup(content: bytes) -> bool:
    # Zeros are half of each letter in UTF-16.
    return content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _refuses(content: bytes) -> bool:
    said = _read_text(content).lower()
    return any(words in said for words in _REFUSALS)


def _quote_title(content: bytes) -> str:
    found = _TITLE.search(_read_text(content[:_TINY]))
    title = " ".join(unescape(found[1]).split()) if found else ""
    return f" ({title[:_LONGEST_TITLE]!r})" if title else ""


def _read_text(content: bytes) -> str:
    return content.replace(b"\0", b"").decode(errors="replace")
