"""What the server knows of the reader's screen, from two cookies that assets/screen.js keeps."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """Colour scheme and width class. A figure is drawn for one of each and never recoloured in the browser."""

    dark: bool = False
    narrow: bool = False

    @classmethod
    def from_cookies(cls, cookies: Mapping[str, str]) -> "Screen":
        """The screen that the cookies `scheme` and `width` tell of; light and wide where they say nothing known."""
        return cls(dark=cookies.get("scheme") == "dark", narrow=cookies.get("width") == "narrow")
