"""What a hover over a change says: the parts to three decimals, the real growth behind them, release and cells."""

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.shared.wording import name_release, write_period, write_signed


def write_change(change: Change, row: Crossing) -> str:
    """The change of one member in lines."""
    first, last = (write_period(year, change.is_estimate(end)) for end, year in enumerate(change.span or (0, 0)))
    release = change.part.release if change.part else None
    lines = (
        f"<b>{row.name}</b>, {first} to {last}",
        f"change {write_signed(row.part(''), 3)} points",
        f"spending {write_signed(row.part('spending'), 3)} points (real growth {_growth(row, 'spending')})",
        f"GDP {write_signed(row.part('gdp'), 3)} points (real growth {_growth(row, 'gdp')})",
        f"residual {write_signed(row.part('residual'), 3)} points",
        f"joined in {row.joined}, not counted" if row.joined else "",
        f"break in GDP in {row.broken}: no growth" if row.broken else "",
        name_release(release.source, release.release) if release else "",
        *(f"cell {share.cell}" for share in row.shares if share),
    )
    return "<br>".join(filter(None, lines))


def _growth(row: Crossing, name: str) -> str:
    return f"{write_signed(row.part(f'{name}_growth'), 1)} %"
