"""Claims in plain words: `parse` reads one, `write_claim` writes it; what is written reads back as the same claim."""

from etl.claims.grammar.parse import list_examples, parse
from etl.claims.grammar.words import write_claim

__all__ = ["list_examples", "parse", "write_claim"]
