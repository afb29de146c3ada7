"""Colours for the two schemes. Series colours keep 4.5:1 against the page and are told apart under colour blindness."""

from collections.abc import Iterable
from dataclasses import dataclass

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True)
class Theme:
    """Colours of a figure: `series` are the hues that areas are told apart by, `scale` those of classes.

    Of the six the first three are below a target, the farthest first, the last three at it and above.
    """

    background: str
    text: str
    muted: str
    grid: str
    context: str
    target: str
    accent: str
    below: str
    series: tuple[str, ...]
    scale: tuple[str, ...]

    @property
    def spending(self) -> str:
        """The colour of what is due to spending."""
        return self.series[2]

    @property
    def gdp(self) -> str:
        """The colour of what is due to GDP."""
        return self.series[4]


LIGHT = Theme(
    background="#ffffff",
    text="#1a1b1e",
    muted="#5c636b",
    grid="#e6e8eb",
    context="#b4bac1",
    target="#5c636b",
    accent="#323cd8",
    below="#c15400",
    series=("#323cd8", "#e02d4a", "#107680", "#c15400", "#8b2fa8", "#16224f", "#663800"),
    scale=("#6b2a00", "#a84a00", "#d4762a", "#748bf0", "#4453d6", "#1b1f7a"),
)
DARK = Theme(
    background="#1a1b1e",
    text="#f1f3f5",
    muted="#a6adb5",
    grid="#33363b",
    context="#5d646c",
    target="#a6adb5",
    accent="#5a7cff",
    below="#ffa35c",
    series=("#5a7cff", "#ff4771", "#18cfb4", "#ffa35c", "#b0a1ee", "#dbffbd", "#f8dc1f"),
    scale=("#ffd0a8", "#f5964a", "#b35a14", "#5068d8", "#8a9fff", "#cdd6ff"),
)

# The hue of those that stand together most often; any other has one by its code.
_HUES = {"USA": 0, "POL": 1, "GBR": 2, "FRA": 3, "DEU": 4, "NATO_EUR_CAN": 5, "NATO_TOTAL": 6}


def colour_areas(codes: Iterable[str], theme: Theme) -> dict[str, str]:
    """The colour of each area, at most seven, by its code: on every page the same.

    Where two of one hue meet, the later one takes the next that is free.
    """
    count = len(theme.series)
    taken: dict[int, str] = {}
    for code in codes:
        own = _HUES.get(code, sum(code.encode()))
        taken[next(hue for hue in ((own + step) % count for step in range(count)) if hue not in taken)] = code
    return {code: theme.series[hue] for hue, code in taken.items()}


def choose_theme(dark: bool) -> Theme:
    """The colours of the dark or the light scheme."""
    return DARK if dark else LIGHT
