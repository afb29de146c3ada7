"""How far places depend on the weights: the same composite under many weights, drawn at random."""

from etl.arithmetic.draws import Draws
from etl.arithmetic.scores import Scaled
from etl.errors import MeasureError


def among_first(on_scale: Scaled, first: int, draws: Draws) -> dict[str, float]:
    """The share of weight draws, 0 to 1, in which a member ranks among the first `first`.

    `on_scale` holds, by component, the members' figures on one scale. Weights are drawn evenly from all that add up to
    1 (Dirichlet, parameter 1 for each component). Who ties at a place shares it. Raises MeasureError unless `first`
    lies between 1 and the number of members.
    """
    members = [*next(iter(on_scale.values()))]
    if not 1 <= first <= len(members):
        raise MeasureError(f"first {first}", "is out of range", f"Choose 1 to {len(members)}, the members with data.")
    import numpy
    from scipy.stats import rankdata

    weights = draws.generator().dirichlet(numpy.ones(len(on_scale)), draws.number)
    scores = weights @ numpy.array([[*one.values()] for one in on_scale.values()])
    # Scores that are equal but for the last binary digit are a tie.
    ranked = rankdata(-numpy.round(scores, 12), method="min", axis=1)
    return dict(zip(members, map(float, (ranked <= first).mean(axis=0)), strict=True))
