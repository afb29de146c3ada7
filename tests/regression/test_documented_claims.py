"""Every sentence that the guide to claims shows is understood, and read again as it is written back."""

import re
from pathlib import Path

import pytest

from etl.claims import parse, write_claim

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "claims.md"
SENTENCES = re.findall(r"^\|[^|]*\| `([^`]+)` \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_guide_shows_each_kind() -> None:
    assert len(SENTENCES) > 20


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_guide_is_understood(sentence: str) -> None:
    claim = parse(sentence)
    assert parse(write_claim(claim)) == claim
