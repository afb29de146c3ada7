"""The function of each check: it has the check's id as its name."""

from collections.abc import Callable

from etl.audit.aggregates import aggregates
from etl.audit.categories import categories
from etl.audit.donors import donors
from etl.audit.finding import Finding
from etl.audit.gdp import gdp_imf, gdp_world_bank
from etl.audit.growth import real_change
from etl.audit.heads import gdp_per_head, spending_per_head, world_bank_gdp_per_head
from etl.audit.military import sipri_share
from etl.audit.neighbours import earlier_release, later_release
from etl.audit.shares import shares, shares_at_current_prices
from etl.audit.subject import Subject

FUNCTIONS: dict[str, Callable[[Subject], Finding]] = {
    function.__name__: function
    for function in (
        shares, shares_at_current_prices, aggregates, categories, spending_per_head, gdp_per_head, real_change,
        gdp_world_bank, gdp_imf, sipri_share, world_bank_gdp_per_head, donors, earlier_release, later_release,
    )
}  # fmt: skip
