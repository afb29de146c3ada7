"""Indicators."""

from etl.catalogue.indicator import Indicator

TROOPS: tuple[Indicator, ...] = ()
