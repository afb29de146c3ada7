"""`burden measure`: one measure of the catalogue, with the cells that each number rests on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from etl.catalogue.measures import measures
from etl.catalogue.nato_indicators import SHARE_OF_VERDICT
from etl.catalogue.sources import SOURCES
from etl.cli.folders import DATA, readable
from etl.errors import MeasureError

if TYPE_CHECKING:
    from etl.measures.choice import Choice
    from etl.store.snapshot import Snapshot

_NATO = "nato"
_DAY = click.DateTime(("%Y-%m-%d",))
_RELEASE = "A release of NATO, or of another source (repeatable); two of NATO's, the older first, are compared."
_CHOICES: dict[str, dict[str, Any]] = {
    "target": {"metavar": "PERCENT|ID", "help": "A target in per cent, or its id; 2 % where none is given."},
    "convention": {"type": click.Choice(tuple(SHARE_OF_VERDICT)), "help": "The share that a verdict goes by."},
    "price": {"type": click.Choice(("constant", "current")), "help": "Prices of money and GDP."},
    "membership": {"type": click.Choice(("year", "as_of", "today")), "help": "Who counts as a member in a year."},
    "day": {"type": _DAY, "help": "The day of --membership as_of."},
    "member": {"multiple": True, "metavar": "CODE", "help": "Only this member, in sums too (repeatable)."},
    "year": {"type": int, "help": "Only this year."},
    "since": {"type": int, "help": "First year of a sum or a path, or the base of a baseline."},
    "growth": {"type": float, "help": "Real growth of GDP in per cent a year."},
    "due": {"type": int, "help": "Year in which the target is to be reached."},
    "baseline": {"type": click.Choice(("flat_share", "flat_real", "flat_cash")), "help": "What extra money is above."},
    "trend": {"type": click.Choice(("3", "5")), "help": "Years that a trend is taken from."},
    "band": {"type": float, "help": "Points by which a share may be off; by default the error of past estimates."},
    "indicator": {"metavar": "ID", "help": "What revisions are listed of; the share of GDP by default."},
    "across-definitions": {"is_flag": True, "default": None, "help": "Hold releases of two definitions together."},
    "scale": {"type": click.Choice(("z_score", "rank")), "help": "The scale of a composite's components."},
    "weight": {"multiple": True, "metavar": "COMPONENT=N", "help": "Weight of a component (repeatable)."},
    "first": {"type": int, "help": "Ranks counted."},
    "draws": {"type": int, "help": "Random draws."},
    "seed": {"type": int, "help": "Seed of the random draws."},
}


def _complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(one.id, help=one.title) for one in measures().values() if one.id.startswith(begun)]


def _with_choices(command: Callable[..., None]) -> Callable[..., None]:
    for name, settings in reversed(_CHOICES.items()):
        command = click.option(f"--{name}", **settings)(command)
    return command


def _listed() -> str:
    # \b keeps click from filling the lines up.
    return "\b\nMeasures:\n" + "\n".join(f"  {one.id:<22}{one.title}" for one in measures().values())


class _WithMeasures(click.Command):
    """Lists the measures below its options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.epilog = _listed()
        super().format_epilog(ctx, formatter)


@click.command(cls=_WithMeasures)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=_complete)
@click.option("--release", "releases", multiple=True, metavar="[SOURCE=]RELEASE", help=_RELEASE)
@click.option("--as-of", type=_DAY, help="The newest releases known on this day; today's where nothing is said.")
@click.option("--format", "form", type=click.Choice(("table", "csv", "json")), default="table", show_default=True)
@click.option("--document", "whole", is_flag=True, help="The methodology of all measures instead, in Markdown.")
@_with_choices
@DATA
def measure(name: str | None, releases: tuple[str, ...], form: str, data: Path | None, **chosen: Any) -> None:
    """Compute the measure NAME from the figures of one release a source, or of several where it compares them.

    Each number comes with the release and the cells that it rests on; where there is none, with the reason.
    """
    from etl.store.snapshot import Store

    if chosen.pop("whole") == bool(name):
        raise click.UsageError("Name one measure, or ask for the --document.")
    snapshot = Store(readable(data, quiet=True)).current()
    click.echo(_computed(snapshot, name, releases, form, chosen) if name else _document(snapshot), nl=False)


def _document(snapshot: "Snapshot") -> str:
    from etl.methodology import document

    return document(snapshot)


def _computed(snapshot: "Snapshot", name: str, releases: tuple[str, ...], form: str, chosen: dict[str, Any]) -> str:
    from etl.cli.measure_output import written
    from etl.measures.inputs import between
    from etl.measures.inputs import measure as measured

    as_of = chosen.pop("as_of")
    pins, choice = _pins(releases, as_of.date() if as_of else None), _choice(chosen)
    compared = len(pins) == 2
    results = between(snapshot, name, pins, choice) if compared else measured(snapshot, name, choice, pins[0])
    return written(name, results, form)


def _pins(releases: tuple[str, ...], as_of: date | None) -> list[Any]:
    """A day, or releases by source; two of these where two releases of NATO are named."""
    if not releases:
        return [as_of or date.today()]
    if as_of:
        raise MeasureError("--as-of and --release", "both pin the figures", "Give one of them.")
    pairs = [_named(text) for text in releases]
    others = {source: release for source, release in pairs if source != _NATO}
    ours = [release for source, release in pairs if source == _NATO]
    if len(ours) > 2:
        raise MeasureError("--release", "names more than two releases of NATO", "Name one or two.")
    return [{_NATO: release, **others} for release in ours] or [others]


def _named(text: str) -> tuple[str, str]:
    source, _, release = text.rpartition("=")
    if source and source not in SOURCES:
        raise MeasureError(f"--release {text}", "names no source", f"There are: {', '.join(SOURCES)}.")
    return source or _NATO, release


def _choice(chosen: dict[str, Any]) -> "Choice":
    from etl.measures.choice import Choice, target_value

    given = {name: value for name, value in chosen.items() if value not in (None, ())}
    convert: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "target": ("target", target_value),
        "trend": ("trend", int),
        "day": ("day", lambda value: value.date()),
        "member": ("group", tuple),
        "weight": ("weights", lambda pairs: tuple(map(_weight, pairs))),
    }
    fields = {name: convert.get(name, (name, lambda value: value)) for name in given}
    return Choice(**{field: change(given[name]) for name, (field, change) in fields.items()})


def _weight(text: str) -> tuple[str, float]:
    component, _, number = text.partition("=")
    try:
        return component, float(number)
    except ValueError:
        raise MeasureError(f"--weight {text}", "is no weight", "Write it as ability_ratio=2.") from None
