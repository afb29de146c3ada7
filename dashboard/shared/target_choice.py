"""The targets on the share of GDP: those that an address may ask for, and those that a control offers at a pin."""

from datetime import date
from typing import Any

from dashboard.view import Option, list_parameters
from etl.asof.pin import day_of
from etl.catalogue.targets import share_targets, target
from etl.store.snapshot import Snapshot


def list_targets() -> tuple[Option, ...]:
    """Every target on the share that has a value."""
    return tuple(Option(aim.id, aim.title) for aim in share_targets())


def offer_targets(snapshot: Snapshot, view: Any) -> tuple[Option, ...]:
    """Of those that `view.target` may be the ones agreed on by the day of the pin (R20), and the one asked for."""
    known = day_of(snapshot, view.as_of) or date.max
    options = list_parameters(type(view))["target"].options()
    return tuple(one for one in options if one.word == view.target or target(one.word).agreed <= known)
