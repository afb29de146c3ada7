"""`burden measure`: one measure of the catalogue, with the cells that each number rests on."""

from collections import Counter
from collections.abc import Callable
from dataclasses import Field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import click
from click.shell_completion import CompletionItem

from etl.catalogue.measures import measures
from etl.catalogue.sources import LEAD, SOURCES
from etl.cli.folders import DATA, choose_folder
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.offer import Offer

if TYPE_CHECKING:
    from etl.asof.pin import Pin
    from etl.store.snapshot import Snapshot

_T = TypeVar("_T")
_KINDS = {int, float}
_AS_OF = "What was known then: 4 December 2019, nato:2019-06-25; today's where nothing is said."
_RELEASE = "A release of NATO, or of another source (repeatable); two of NATO's, the older first, are compared."


def _complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(one.id, help=one.title) for one in measures().values() if one.id.startswith(begun)]


def _with_choices(command: Callable[..., None]) -> Callable[..., None]:
    for known in reversed(fields(Choice)):
        command = click.option(f"--{_name(known).replace('_', '-')}", _name(known), **_settings(known))(command)
    return command


def _name(known: "Field[Any]") -> str:
    return Offer.of(known).name or known.name


def _settings(known: "Field[Any]") -> dict[str, Any]:
    """How click reads a choice: by its closed list, else by the kind of its field."""
    option = Offer.of(known)
    settings: dict[str, Any] = {"help": option.text, "metavar": option.metavar or None}
    if option.allowed:
        return settings | {"type": click.Choice([str(one) for one in option.allowed if one != ""])}
    if known.type is bool:
        return settings | {"is_flag": True, "default": None}
    several = get_origin(known.type) is tuple
    kinds = () if several or option.parse else tuple(_KINDS & {known.type, *get_args(known.type)})
    return settings | {"multiple": several, "type": kinds[0] if kinds else str}


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
@click.option("--as-of", metavar="DAY|RELEASE", help=_AS_OF)
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
    snapshot = Store(choose_folder(data, quiet=True)).current()
    click.echo(_computed(snapshot, name, releases, form, chosen) if name else _document(snapshot), nl=False)


def _document(snapshot: "Snapshot") -> str:
    from etl.methodology import write_document

    return write_document(snapshot)


def _computed(snapshot: "Snapshot", name: str, releases: tuple[str, ...], form: str, chosen: dict[str, Any]) -> str:
    from etl.cli.measure_output import write_results
    from etl.measures.inputs import compute_as_of, compute_pair

    as_of = chosen.pop("as_of")
    pins, choice = _pins(releases, as_of), _choice(chosen)
    compared = len(pins) == 2
    results = compute_pair(snapshot, name, pins, choice) if compared else compute_as_of(snapshot, name, choice, pins[0])
    return write_results(snapshot, name, results, form)


def _pins(releases: tuple[str, ...], as_of: str | None) -> list["Pin"]:
    """What was known then, or releases by source; two of these where two releases of NATO are named."""
    from etl.asof.pin import Pin

    if not releases:
        return [_read("--as-of", as_of, Pin.parse) if as_of else Pin(day=date.today())]
    if as_of:
        raise MeasureError("--as-of and --release", "both pin the figures", "Give one of them.")
    pairs = [_named(text) for text in releases]
    others = {source: release for source, release in pairs if source != LEAD}
    ours = [release for source, release in pairs if source == LEAD]
    if len(ours) > 2:
        raise MeasureError("--release", f"names more than two releases of {SOURCES[LEAD].prose}", "Name one or two.")
    for source, number in Counter(source for source, _ in pairs).items():
        if source != LEAD and number > 1:
            raise MeasureError("--release", f"names more than one release of {source}", "Name one.")
    return [Pin.of_releases({LEAD: release, **others}) for release in ours] or [Pin.of_releases(others)]


def _named(text: str) -> tuple[str, str]:
    source, _, release = text.rpartition("=")
    if source and source not in SOURCES:
        raise MeasureError(f"--release {text}", "names no source", f"There are: {', '.join(SOURCES)}.")
    return source or LEAD, release


def _choice(chosen: dict[str, Any]) -> Choice:
    given = {known: chosen[_name(known)] for known in fields(Choice) if chosen[_name(known)] not in (None, ())}
    return Choice(**{known.name: _value(known, typed) for known, typed in given.items()})


def _value(known: "Field[Any]", typed: Any) -> Any:
    option = Offer.of(known)
    if option.allowed:
        return next(one for one in option.allowed if str(one) == typed)
    if option.parse is None:
        return typed
    named, parse = f"--{_name(known)}", option.parse
    return tuple(_read(named, one, parse) for one in typed) if isinstance(typed, tuple) else _read(named, typed, parse)


def _read(named: str, typed: str, parse: Callable[[str], _T]) -> _T:
    try:
        return parse(typed)
    except ValueError as error:
        raise MeasureError(f"{named} {typed}", "is not understood", f"{error}.") from None
