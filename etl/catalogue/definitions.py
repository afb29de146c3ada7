"""Whose definition a figure follows (R1). Two definitions never share one line."""

from etl.catalogue.indicator import Indicator
from etl.catalogue.source import Definition
from etl.catalogue.sources import SOURCES
from etl.observation import Release

__all__ = ["DEFINITIONS", "Definition", "definition_in"]

# By id, as the sources declare them; the leading source's come first, in the order in which it used them.
DEFINITIONS: dict[str, Definition] = {
    definition.id: definition for source in SOURCES.values() for definition in source.definitions
}


def definition_in(release: Release, indicator: Indicator) -> str:
    """The id of the definition that an indicator follows in a release: the release's own, or the indicator's."""
    return release.definition if SOURCES[release.source].definition_by_release else indicator.definition
