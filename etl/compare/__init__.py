"""Holds a release against the publisher's release before it: what moved too far for it to be published unseen."""

from etl.compare.figures import Figures, of_parsed, of_part
from etl.compare.findings import Cell, Finding
from etl.compare.judge import Judge, Judged

__all__ = ["Cell", "Figures", "Finding", "Judge", "Judged", "of_parsed", "of_part"]
