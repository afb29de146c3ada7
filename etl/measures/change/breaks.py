"""Where the GDP of one release jumps as no economy does: it is counted otherwise from then on (R16)."""

import math

from etl.catalogue.quantities import GDP
from etl.measures.figures import Figures

# Of real GDP in one year. The deepest fall of a member's since 2008 is under 15 %, the highest rise under 12 %.
_JUMP = 0.2


def find_gdp_break(figures: Figures, member: str, span: tuple[int, int]) -> int:
    """The first year within `span` whose real GDP is a fifth away from that of the year before; 0 where there is none.

    A change across it is no growth.
    """
    for year in range(span[0] + 1, span[1] + 1):
        before, after = (figures.value(GDP, member, at) for at in (year - 1, year))
        if before and after and before > 0 < after and abs(math.log(after / before)) > _JUMP:
            return year
    return 0
