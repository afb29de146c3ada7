"""The functions of the measures of burden, as etl.measures.compute gathers them."""

from collections.abc import Callable, Iterable

from etl.measures.beside.beside import common_funding, ukraine_aid, us_troops_hosted
from etl.measures.burden.ability import ability_ratio, personnel_ratio
from etl.measures.burden.composite import composite, rank_robustness
from etl.measures.burden.concordance import concordance
from etl.measures.burden.exploitation import exploitation
from etl.measures.burden.groups import groups
from etl.measures.burden.spread import concentration, disproportionality
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.result import Result

BURDEN: tuple[Callable[[Figures, Choice], Iterable[Result]], ...] = (
    ability_ratio,
    personnel_ratio,
    exploitation,
    disproportionality,
    concentration,
    concordance,
    ukraine_aid,
    us_troops_hosted,
    common_funding,
    groups,
    composite,
    rank_robustness,
)
