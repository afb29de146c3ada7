"""Which of the claims made in public the checker answers; the verdicts of the others were worked out by hand alone."""

from functools import cache

from etl.catalogue.public_claims import PublicClaim, public_claims
from etl.claims.grammar import parse
from etl.errors import ClaimError, UncheckableError


@cache
def list_checked() -> frozenset[PublicClaim]:
    """Those whose sentence the checker reads, or refuses because no figure can decide it."""
    return frozenset(one for one in public_claims() if not one.by_hand and _is_read(one.sentence))


def _is_read(sentence: str) -> bool:
    try:
        parse(sentence)
    except UncheckableError:
        return True
    except ClaimError:
        return False
    return True
