"""The pages: each is one entry of PAGES, drawn by pure functions and registered into a given app."""

from dashboard.pages import claims, data, errata, methodology, scoreboard, trends
from dashboard.pages.page import Page

PAGES: tuple[Page, ...] = (scoreboard.PAGE, trends.PAGE, claims.PAGE, data.PAGE, errata.PAGE, methodology.PAGE)
# Those with a chart, a table of observations and a CSV of them.
CHARTED: tuple[Page, ...] = tuple(page for page in PAGES if page.chart)
