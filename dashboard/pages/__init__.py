"""The pages: each is one entry of PAGES, drawn by pure functions and registered into a given app."""

from dashboard.pages import scoreboard, trends
from dashboard.pages.page import Page

PAGES: tuple[Page, ...] = (scoreboard.PAGE, trends.PAGE)
