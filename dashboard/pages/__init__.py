"""The pages: a folder each, and its name here; drawn by pure functions, registered into a given app."""

from typing import Any

from dashboard.pages.claims import page as claims
from dashboard.pages.data import page as data
from dashboard.pages.errata import page as errata
from dashboard.pages.methodology import page as methodology
from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.trends import page as trends
from dashboard.shared.page import Page

PAGES: tuple[Page[Any], ...] = tuple(page.PAGE for page in (scoreboard, trends, claims, data, errata, methodology))
# Those with a chart, a table of observations and a CSV of them.
CHARTED: tuple[Page[Any], ...] = tuple(page for page in PAGES if page.chart)
