"""The measures of burden: who carries how much of what, and how that is spread."""

from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.measure import Measure, MeasurePart, Scope
from etl.catalogue.quantities import GDP, PERSONNEL, POPULATION, SPENDING
from etl.catalogue.share import SHARE

_WHO = ("membership", "day", "group")
_DOD = "US Department of Defense, Report on Allied Contributions to the Common Defense"
_OLSON = (
    "Olson, M. and Zeckhauser, R. (1966), An economic theory of alliances, Review of Economics and Statistics 48(3), "
    "266–279; Sandler, T. and Shimizu, H. (2014), NATO burden sharing 1999–2010, Foreign Policy Analysis 10(1), 43–60; "
    "Kim, W. and Sandler, T. (2020), NATO at 70, Defence and Peace Economics 31(4)"
)
_CONCORDANCE = (
    "Sandler, T. and Hartley, K. (2001), Economics of alliances, Journal of Economic Literature 39(3), 869–896; "
    "Solomon, B. (2004), NATO burden sharing revisited, Defence and Peace Economics 15(3), 251–258"
)
_LOOSEMORE = "Loosemore, J. and Hanby, V. J. (1971), British Journal of Political Science 1(4), 467–477"
_KIEL = "Trebesch et al., The Ukraine Support Tracker, Kiel Institute"
# R15.
_WORLDWIDE = "Spending of the United States is worldwide, so a share of all spending is no contribution to NATO."
_GERMANY = (
    "Two members' ratios stand to each other as their shares of GDP do, whatever the sums. In NATO's release of June "
    "2024, Poland has 1.52 in 2024 (expected) and Germany 0.78: very low, just outside the middle band. At current "
    "prices, or with Iceland's GDP in the sums as in NATO's totals, Germany stays below 0.8. No reading that has "
    "Poland at 1.52 puts Germany in the middle band; among Europe and Canada alone Germany has 1.05 and Poland 2.04."
)
_FEW = "Of some thirty members: the interval is part of the number."
_OPINION = "A composite is the opinion of whoever sets its weights."
_COMPONENT_INPUTS = tuple(
    dict.fromkeys(name for component in COMPONENTS.values() for name in component.indicators if name != SHARE)
)

SPREAD = (
    Measure(
        "ability_ratio", "Share of spending over share of GDP", "ratio",
        "(spending / sum of spending) / (GDP / sum of GDP), sums over the members chosen that have both, without "
        "Iceland; at least 1.2 substantial, at most 0.8 very low", (SPENDING, GDP), citation=_DOD,
        takes=("price", "year", *_WHO),
        parts=(MeasurePart("band", "Band: at least 1.2, between, at most 0.8", "band"),
               MeasurePart("spending", "Share of the spending of all", "percent"),
               MeasurePart("gdp", "Share of the GDP of all", "percent")),
        caution=f"The level depends on whom the sums hold. {_WORLDWIDE}", note=_GERMANY,
    ),
    Measure(
        "personnel_ratio", "Share of military personnel over share of population", "ratio",
        "(personnel / sum of personnel) / (population / sum of population), sums over the members chosen that have "
        "both, without Iceland",
        (PERSONNEL, POPULATION), citation=_DOD, takes=("year", *_WHO),
        parts=(MeasurePart("personnel", "Share of the military personnel of all", "percent"),
               MeasurePart("population", "Share of the population of all", "percent")),
    ),
    Measure(
        "exploitation", "Rank correlation of share and GDP", "ratio",
        "Spearman's rank correlation of the share and GDP over the members of a year, without Iceland; Kendall's tau-b "
        "beside it; 95 % interval: percentile bootstrap over members", (SHARE, GDP), citation=_OLSON,
        scope=Scope.ALLIANCE, takes=("convention", "price", "year", "draws", "seed", *_WHO),
        parts=(MeasurePart("low", "Lower end of the interval", "ratio"),
               MeasurePart("high", "Upper end of the interval", "ratio"),
               MeasurePart("kendall", "Kendall's rank correlation", "ratio"),
               MeasurePart("kendall_low", "Lower end of the interval, Kendall", "ratio"),
               MeasurePart("kendall_high", "Upper end of the interval, Kendall", "ratio"),
               MeasurePart("members", "Members with both figures", "members")),
        caution=_FEW,
    ),
    Measure(
        "disproportionality", "Distance of spending's shares from GDP's", "ratio",
        "half the sum of |share of spending − share of GDP|: 0 in proportion, up to 1", (SPENDING, GDP),
        citation=_LOOSEMORE, scope=Scope.ALLIANCE, takes=("price", "year", *_WHO), caution=_WORLDWIDE,
    ),
    Measure(
        "concentration", "Concentration of spending", "ratio",
        "Herfindahl: sum of squared shares of spending; Lorenz curve: members by spending over GDP, the lightest "
        "burdened first; Gini: twice the area between curve and diagonal", (SPENDING, GDP), scope=Scope.ALLIANCE,
        takes=("price", "year", *_WHO),
        parts=(MeasurePart("equal_bearers", "Members bearing alike that would be as concentrated", "ratio"),
               MeasurePart("gini", "Gini coefficient of spending over GDP", "ratio"),
               MeasurePart("lorenz_place", "Place on the Lorenz curve", "place"),
               MeasurePart("lorenz_gdp", "Share of GDP up to this member", "percent"),
               MeasurePart("lorenz_spending", "Share of spending up to this member", "percent")),
        caution=_WORLDWIDE,
    ),
)  # fmt: skip


def _tests(part: str, words: str) -> tuple[MeasurePart, ...]:
    named = (("wilcoxon", "Smaller sum of signed ranks", "ratio"), ("p", "Two-sided p of Wilcoxon's test", "p_value"),
             ("differences", "Differences that are not zero", "members"))  # fmt: skip
    return tuple(MeasurePart(f"{part}{name}", f"{title}, {words}", unit) for name, title, unit in named)


BENEFITS = (
    Measure(
        "concordance", "Share of spending less share of population and GDP", "percentage_points",
        "share of spending − mean(share of population, share of GDP), each among the members that have all; exposed "
        "borders, the literature's third benefit, are in no source; Wilcoxon's signed rank test of the differences",
        (SPENDING, GDP), citation=_CONCORDANCE, takes=("price", "year", *_WHO), optional=(POPULATION,),
        parts=(MeasurePart("population", "Less the share of population alone", "percentage_points"),
               MeasurePart("gdp", "Less the share of GDP alone", "percentage_points"),
               MeasurePart("border", "Less the share of exposed borders alone", "percentage_points"),
               *_tests("", "population and GDP"), *_tests("population_", "population"), *_tests("gdp_", "GDP")),
        caution="Depends on the benefits chosen: other proxies lead to other answers (Solomon 2004).",
    ),
    Measure(
        "ukraine_aid", "Aid to Ukraine, bilateral allocations", "eur_billion",
        "sum of the months of a year that have a figure", ("kiel_total_year",), citation=_KIEL,
        takes=("year", *_WHO),
        optional=("kiel_total_share_gdp_year", "kiel_military_year", "kiel_financial_year", "kiel_humanitarian_year"),
        parts=(MeasurePart("share_gdp", "As a share of GDP", "percent_of_gdp"),
               MeasurePart("military", "Military aid", "eur_billion"),
               MeasurePart("financial", "Financial aid", "eur_billion"),
               MeasurePart("humanitarian", "Humanitarian aid", "eur_billion"),
               MeasurePart("cumulative", "Summed up to the year", "eur_billion"),
               MeasurePart("cumulative_share_gdp", "Summed up to the year, as a share of GDP", "percent_of_gdp")),
        caution="Stands beside NATO's spending and is never added to it: part of it is inside. The newest year ends "
        "with the newest month that the release covers.",
    ),
    Measure(
        "us_troops_hosted", "United States forces hosted", "persons",
        "active-duty forces by country of duty, newest report of the year", ("us_troops_active_duty_year",),
        citation="Defense Manpower Data Center, by way of troopdata",
        takes=("year", *_WHO), optional=(POPULATION,),
        parts=(MeasurePart("per_thousand", "For every thousand people who live there", "ratio"),),
        caution="As the reports count them, by country of duty.",
    ),
    Measure(
        "common_funding", "Share of common funding over share of GDP", "ratio",
        "(cost share / sum of cost shares) / (GDP / sum of GDP); cost shares are in none of the sources", (),
        takes=("year", *_WHO), caution="Public figures only.",
    ),
)  # fmt: skip

_KINDS = (
    ("weighted", "sum of spending over sum of GDP", "percent_of_gdp"),
    ("mean", "mean of the shares, each member alike", "percent_of_gdp"),
    ("median", "median of the shares", "percent_of_gdp"),
    ("members", "members with data", "members"),
)

OWN = (
    Measure(
        "groups", "A group in one number", "percent_of_gdp",
        "100 × sum of spending / sum of GDP; beside it mean and median of the members' shares, called so", (SHARE,),
        scope=Scope.ALLIANCE, takes=("convention", "price", "year", *_WHO), optional=(SPENDING, GDP),
        parts=(*(MeasurePart(kind, f"The group chosen: {words}", unit) for kind, words, unit in _KINDS[1:]),
               *(MeasurePart(f"{kind}_*", f"A preset group: {words}", unit) for kind, words, unit in _KINDS)),
        caution="Weighted is NATO's way; a mean of shares counts Luxembourg like the United States.",
    ),
    Measure(
        "composite", "Score at the reader's own weights", "score",
        "sum of weight × component / sum of weights; components as z-scores (population standard deviation), or as "
        "ranks from the least upwards, among the members that have all of them", (SHARE,),
        takes=("weights", "scale", "year", *_WHO), optional=_COMPONENT_INPUTS,
        parts=(MeasurePart("place", "Place, 1 for the highest score", "place"),
               *(MeasurePart(f"scaled_{name}", f"{component.title}, on its scale", "score")
                 for name, component in COMPONENTS.items())),
        caution=_OPINION,
    ),
    Measure(
        "rank_robustness", "Random weights at which a member is among the first", "percent",
        "share of weight draws (Dirichlet, all weights alike likely) in which the member's place is at most the number "
        "chosen", (SHARE,),
        takes=("weights", "scale", "first", "draws", "seed", "year", *_WHO), optional=_COMPONENT_INPUTS,
        parts=(MeasurePart("components", "Components drawn over", "figures"),),
        caution="Depends on which components take part, never on weights: those are drawn.",
    ),
)  # fmt: skip
