"""The share of GDP that the Alliance's targets are about, and what NATO states of it in words."""

SHARE = "defence_expenditure_share_gdp"
# The share that a verdict goes by, under each convention (R4); etl.asof.verdict says what they mean.
SHARE_OF_VERDICT = {
    "published": SHARE,
    "strict": SHARE,
    "recomputed": f"{SHARE}_recomputed",
    "nominal": f"{SHARE}_nominal",
}
# What NATO states in words where its shares are not at hand: a yes or no, from which no gap follows.
STATEMENT = "at_or_above_2_percent"
# The share, in per cent, that the statement is about.
STATED_AT = 2.0
