"""Holds a release against the publisher's release before it: what moved too far for it to be published unseen."""

from etl.compare.judge import Judge, Judgement
from etl.compare.objections import Objection, Shift
from etl.compare.series import Figures, list_published, list_read

__all__ = ["Figures", "Judge", "Judgement", "Objection", "Shift", "list_published", "list_read"]
