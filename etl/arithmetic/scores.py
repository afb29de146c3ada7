"""Several measures as one score, by weights that the reader sets (R25), and how far places depend on the weights."""

from collections.abc import Mapping, Sequence
from math import fsum, isfinite
from typing import Any

from etl.arithmetic.domain import ByMember, check_varied, select_shared
from etl.arithmetic.ranks import rank_least, rank_mean
from etl.arithmetic.resamples import Draws
from etl.errors import MeasureError

SCALES = ("z_score", "rank")
Components = Mapping[str, ByMember]
Scaled = dict[str, dict[str, float]]


def scale_figures(figures: ByMember, scale: str) -> dict[str, float]:
    """Figures on a scale that others share: standard deviations from the mean, or ranks from 1, the least, upwards.

    Equal figures share the mean of their ranks. Raises UndefinedError where all are equal, MeasureError for a scale
    that is not one of SCALES.
    """
    if scale not in SCALES:
        raise MeasureError(f"scale {scale!r}", "is not known", f"There are: {', '.join(SCALES)}.")
    (values,) = select_shared(figures)
    check_varied(values.values())
    on_scale = _find_z_scores if scale == "z_score" else rank_mean
    return dict(zip(values, map(float, on_scale([*values.values()])), strict=True))


def _find_z_scores(values: Sequence[float]) -> Any:
    """Standard deviations from the mean; not-a-number where the values differ in the last binary digits only."""
    import numpy

    mean, deviation = numpy.mean(values), numpy.std(values)
    if deviation <= abs(numpy.finfo(float).eps * mean):
        return numpy.full(len(values), numpy.nan)
    return (numpy.asarray(values) - mean) / deviation


def scale_together(components: Components, scale: str) -> Scaled:
    """All components on one scale, over the members that have every one of them.

    Raises MeasureError where there is no component; else like `scale_figures`.
    """
    if not components:
        raise MeasureError("components", "are not named", "Choose at least one.")
    shared = select_shared(*components.values())
    return {name: scale_figures(figures, scale) for name, figures in zip(components, shared, strict=True)}


def composite(on_scale: Scaled, weights: Mapping[str, float]) -> dict[str, float]:
    """The weighted mean of components on one scale; more is more. Raises MeasureError like `divide_weights`."""
    parts = divide_weights(weights)
    if odd := sorted(on_scale.keys() ^ parts.keys()):
        raise MeasureError(", ".join(odd), "has no weight or is no component", "Give every component a weight.")
    members = next(iter(on_scale.values()))
    return {member: fsum(parts[name] * on_scale[name][member] for name in on_scale) for member in members}


def divide_weights(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as parts of 1. Raises MeasureError where there is none, one is negative, or all are zero."""
    if not weights:
        raise MeasureError("weights", "are not set, and a composite has none by default", "Weigh each component.")
    if bad := sorted(name for name, weight in weights.items() if not isfinite(weight) or weight < 0):
        raise MeasureError(f"weight of {', '.join(bad)}", "is not 0 or more", "Give a number of 0 or more.")
    whole = fsum(weights.values())
    if not whole:
        raise MeasureError("weights", "add up to zero", "Give at least one component a weight above 0.")
    return {name: weight / whole for name, weight in weights.items()}


def rank_scores(scores: ByMember) -> dict[str, int]:
    """The place of each member, 1 for the highest score; who has the same score has the same place."""
    (values,) = select_shared(scores)
    ranked = rank_least([-value for value in values.values()])
    return dict(zip(values, map(int, ranked), strict=True))


def count_among_first(on_scale: Scaled, first: int, draws: Draws) -> dict[str, float]:
    """The share of weight draws, 0 to 1, in which a member ranks among the first `first`.

    `on_scale` holds, by component, the members' figures on one scale. Weights are drawn evenly from all that add up to
    1 (Dirichlet, parameter 1 for each component). Who ties at a place shares it. Raises MeasureError unless `first`
    lies between 1 and the number of members.
    """
    members = [*next(iter(on_scale.values()))]
    if not 1 <= first <= len(members):
        raise MeasureError(f"first {first}", "is out of range", f"Choose 1 to {len(members)}, the members with data.")
    import numpy

    weights = draws.generator().dirichlet(numpy.ones(len(on_scale)), draws.number)
    scores = weights @ numpy.array([[*one.values()] for one in on_scale.values()])
    # Scores that are equal but for the last binary digit are a tie.
    ranked = rank_least(-numpy.round(scores, 12))
    return dict(zip(members, map(float, (ranked <= first).mean(axis=0)), strict=True))
