"""Sentences below a table that several pages share: a target, a definition and a release, in their own words."""

from dashboard.shared.wording import write_named_day
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measure import Measure
from etl.catalogue.sources import cite
from etl.catalogue.targets import Target
from etl.observation import Release
from etl.store.snapshot import Part


def tell_target(aim: Target) -> str:
    """What was agreed, and where that stands."""
    return f"{aim.title}. {aim.wording} ({aim.source}.)"


def tell_definition(name: str) -> str:
    """What a definition counts as defence expenditure."""
    return f"{DEFINITIONS[name].title}: {DEFINITIONS[name].text}"


def tell_formula(measure: Measure, remark: str) -> str:
    """How a measure is computed, and what is to be known of it: its citation, or its caution."""
    return " ".join(f"{text.removesuffix('.')}." for text in (f"{measure.title}: {measure.formula}", remark) if text)


def tell_source(release: Release) -> str:
    """How a release is cited, its day written out, and what is to be known of it."""
    cited, when = cite(release.source, release.release), write_named_day(release.release)
    return f"Source: {cited.replace(release.release, when) if when else cited}. {release.note}".rstrip()


def name_edition(part: Part | None) -> str:
    """The release in the name of a file."""
    return part.release.release if part else "none"
