"""The pages: each is one entry of PAGES, drawn by pure functions and registered into a given app."""

from dashboard.pages.claims import page as claims
from dashboard.pages.data import page as data
from dashboard.pages.errata import page as errata
from dashboard.pages.methodology import page as methodology
from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.trends import page as trends
from dashboard.shared.page import Page

PAGES: tuple[Page, ...] = (scoreboard.PAGE, trends.PAGE, claims.PAGE, data.PAGE, errata.PAGE, methodology.PAGE)
# Those with a chart, a table of observations and a CSV of them.
CHARTED: tuple[Page, ...] = tuple(page for page in PAGES if page.chart)
