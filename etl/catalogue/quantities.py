"""The indicators that measures and claims are made of, each spelt out here alone; share.py has the share of GDP."""

# In US dollars at constant prices; now: at current ones.
SPENDING, SPENDING_NOW = "defence_expenditure_usd_constant", "defence_expenditure_usd_current"
GDP, GDP_NOW = "gdp_usd_constant", "gdp_usd_current"
SPENDING_NATIONAL = "defence_expenditure_national_currency_current"
SPENDING_CHANGE = "defence_expenditure_real_change"
SPENDING_PER_HEAD = "defence_expenditure_per_capita_usd_constant"
EQUIPMENT = "equipment_share"
PERSONNEL = "military_personnel"
POPULATION = "wdi_population"
