"""Aid to Ukraine, from the Kiel Institute's Ukraine Support Tracker: by month, and summed by year.

Never added to defence expenditure (R21). `code` is FILE:COLUMN of the publisher.
"""

from etl.catalogue.indicator import Indicator

# One donor's largest month so far is 90 billion euros of commitments.
_AID = (0.0, 500.0)
_BALANCE = (-500.0, 500.0)
_SHARE = (0.0, 25.0)

_KINDS = {
    "total": "Aid to Ukraine",
    "financial": "Financial aid to Ukraine",
    "humanitarian": "Humanitarian aid to Ukraine",
    "military": "Military aid to Ukraine",
}


def _monthly(name: str, title: str, code: str, bounds: tuple[float, float] = _AID) -> Indicator:
    return Indicator(
        f"kiel_{name}", title, "eur_billion", "kiel", bounds, "current", "kiel",
        needs_armed_forces=False, code=code, frequency="month",
    )  # fmt: skip


def _share(name: str, title: str, code: str) -> Indicator:
    return Indicator(
        f"kiel_{name}", title, "percent_of_gdp", "kiel", _SHARE, "", "kiel",
        is_share=True, needs_armed_forces=False, code=code, frequency="month",
    )  # fmt: skip


def _yearly(month: Indicator) -> Indicator:
    title = month.title.replace("by month", "by year")
    return Indicator(
        f"{month.id}_year", title, month.unit, "kiel", month.bounds, month.price, "kiel",
        is_share=month.is_share, needs_armed_forces=False,
        formula=f"Σ {month.id} over the months of the year that have a figure", inputs=(month.id,),
        derivation="sum_of_months",
    )  # fmt: skip


# Each of these has a sum by year as well.
_SUMMED = (
    *(_monthly(kind, f"{title}, allocated, by month", f"data_explorer.csv:{kind}") for kind, title in _KINDS.items()),
    _monthly("commitments", "Aid to Ukraine, committed, by month", "data_explorer.csv:commitments"),
    _share("total_share_gdp", "Aid to Ukraine as a share of GDP, allocated, by month", "data_explorer.csv:pct_gdp"),
)
# A balance may be negative: what was committed before is allocated later.
_BALANCES = (
    _monthly("to_be_allocated", "Aid to Ukraine, committed less allocated, by month",
             "data_explorer.csv:to_be_allocated", _BALANCE),
)  # fmt: skip
_PROCUREMENT = tuple(
    _monthly(f"military_{name}", f"Military aid to Ukraine {words}, by month", f"procurement_trends.csv:{column}")
    for name, column, words in (
        ("from_stocks", "stockpile", "from the donors' stocks"),
        ("procured", "procurement", "bought for it"),
        ("unspecified", "unspecified", "of which it is not said whether from stocks or bought"),
        ("purl", "nato_purl", "by way of NATO's list of requirements (PURL)"),
    )
)
_SINCE_2022 = (
    _share("bilateral_share_gdp_since_2022", "Aid to Ukraine since January 2022 as a share of GDP, bilateral",
           "eu_aid_shares.csv:bilateral_pct_gdp"),
    _share("eu_share_gdp_since_2022", "Aid to Ukraine since January 2022 as a share of GDP, through the EU",
           "eu_aid_shares.csv:eu_share_pct_gdp"),
    _share("with_eu_share_gdp_since_2022", "Aid to Ukraine since January 2022 as a share of GDP, with that through "
           "the EU", "eu_aid_shares.csv:total_pct_gdp"),
    _monthly("through_eu_since_2022", "Aid to Ukraine since January 2022 through the EU",
             "eu_aid_shares.csv:eu_share_bn"),
)  # fmt: skip

KIEL: tuple[Indicator, ...] = (
    *(_yearly(month) for month in _SUMMED),
    *_SUMMED,
    *_BALANCES,
    *_PROCUREMENT,
    *_SINCE_2022,
)
