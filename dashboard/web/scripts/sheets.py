"""A script that brings style sheets along, without the rules for what is not in it."""

import re

_SHEET = re.compile(rb'(?<=\.id,")(?:[^"\\]|\\.)*(?=")')
_CLASS = re.compile(rb"\bm_[0-9a-f]{6,}\b")
# A rule ends at a bracket that begins its line; line breaks are written out.
_BETWEEN_RULES = re.compile(rb"(?<=\\n\})(?:\\n)+")


def keep_rules(script: bytes) -> bytes:
    """The script with the rules alone that are for all, or for a class that it mentions outside its sheets."""
    known = set(_CLASS.findall(_SHEET.sub(b"", script)))

    def keep(rule: bytes) -> bool:
        classes = set(_CLASS.findall(rule))
        return not classes or not known.isdisjoint(classes)

    def cut(sheet: re.Match[bytes]) -> bytes:
        return rb"\n".join(rule for rule in _BETWEEN_RULES.split(sheet[0]) if keep(rule))

    return _SHEET.sub(cut, script)
