"""What a reader sees first: the whole page as HTML, drawn where the data are, before any script has run.

`markup` writes the components of a page as HTML, `looks` those that are more than HTML, `page` puts them together.
assets/first.js takes the page away once the application has drawn its own.
"""

from dashboard.web.first.page import draw_first

__all__ = ["draw_first"]
