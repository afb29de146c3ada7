"""The functions of the measures of burden, as etl.measures.compute gathers them."""

from collections.abc import Callable, Iterable

from etl.measures.ability import ability_ratio, personnel_ratio
from etl.measures.beside import common_funding, ukraine_aid, us_troops_hosted
from etl.measures.choice import Choice
from etl.measures.concordance import concordance
from etl.measures.exploitation import exploitation
from etl.measures.figures import Figures
from etl.measures.group_averages import groups
from etl.measures.result import Result
from etl.measures.scoring import composite, rank_robustness
from etl.measures.spread import concentration, disproportionality

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
