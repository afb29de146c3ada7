"""The measures of time and targets: what was reached, what is missing, what changed and why."""

from etl.catalogue.measure import Compares, Measure, MeasurePart, Scope
from etl.catalogue.quantities import GDP, GDP_NOW, SPENDING, SPENDING_CHANGE, SPENDING_NATIONAL
from etl.catalogue.share import SHARE, STATEMENT

_WHO = ("membership", "day", "group")
_ANG = "Ang, B. W. (2004), Decomposition analysis for policymaking in energy, Energy Policy 32(9), 1131–1139"
_COUNTS = (
    ("at_or_above", "At or above the target"),
    ("below", "Below the target"),
    ("with_data", "With data"),
    ("members", "Members, Iceland included"),
    ("members_with_armed_forces", "Members with armed forces"),
    ("not_at_or_above", "Members not at or above the target, Iceland and those without data included"),
)

TARGETS = (
    Measure(
        "verdicts", "At or above the target", "yes_or_no",
        "share ≥ target; published: rounded half up to 2 decimals; strict: unrounded; recomputed and nominal: from "
        "spending and GDP of the release, rounded like published",
        (), scope=Scope.ALLIANCE, takes=("target", "convention", "year", *_WHO), optional=(SHARE, STATEMENT),
        parts=(MeasurePart("borderline", "The verdict rests on a choice", "yes_or_no"),
               *(MeasurePart(part, title, "members") for part, title in _COUNTS)),
        caution="A guideline says what members aim at, not what anybody is to pay.",
    ),
    Measure(
        "guideline_years", "Years at or above the target", "years",
        "count of the years since a stated year in which the share is at or above the target, each by the release that "
        "answers for it",
        (), takes=("target", "convention", "since", "year", *_WHO), optional=(SHARE, STATEMENT),
        parts=(MeasurePart("with_data", "Years with data", "years"),
               MeasurePart("expected", "Years at or above that are estimates", "years"),
               MeasurePart("longest_streak", "Longest run of years at or above", "years"),
               MeasurePart("current_streak", "Years at or above in a row up to the last", "years")),
        caution="Estimates count as expected to be at or above.",
    ),
    Measure(
        "gap_to_target", "Money missing to the target", "usd_million",
        "max(0, target − share) × GDP; the alliance's is the sum over members", (SHARE, GDP_NOW),
        takes=("target", "convention", "price", "year", *_WHO),
        caution="What the target would take, never what anybody is due to pay.",
    ),
    Measure(
        "cumulative_shortfall", "Money missing to the target, summed over years", "usd_million",
        "sum over years of max(0, target − share) × GDP at constant prices", (SHARE, GDP),
        takes=("target", "convention", "price", "since", "year", *_WHO), years=5,
        caution="A year above the target makes up for no other year; nothing of it is due to anybody.",
    ),
    Measure(
        "required_real_growth", "Real growth of spending that reaches the target", "percent",
        "(target / share)^(1 / years left) × (1 + growth of GDP) − 1, a year", (SHARE,),
        takes=("target", "convention", "year", "due", "growth", "trend", *_WHO), optional=(SPENDING,),
        parts=(MeasurePart("achieved", "Real growth of spending in the last years, a year", "percent"),),
        caution="Rests on the reader's growth of GDP.",
    ),
    Measure(
        "target_path", "Straight path to the target", "percent_of_gdp",
        "share at the start + (target − share at the start) × years gone / all years; deviation: share − path",
        (SHARE,),
        takes=("target", "convention", "since", "due", *_WHO),
        parts=(MeasurePart("deviation", "Share less path", "percentage_points"),
               MeasurePart("standing", "On track, ahead of the path or behind it", "standing")),
        caution="A straight line; no member has promised it.",
    ),
    Measure(
        "catch_up_year", "Year at the target if the trend went on", "calendar_year",
        "first year in which last share + least-squares slope of the last years × years ≥ target", (SHARE,),
        takes=("target", "convention", "year", "trend", "band", *_WHO), years=5,
        parts=(MeasurePart("slope", "Trend a year", "percentage_points"),
               MeasurePart("earliest", "Earliest within the error of past estimates", "calendar_year"),
               MeasurePart("latest", "Latest within the error of past estimates", "calendar_year")),
        caution="Arithmetic, not a forecast.",
    ),
    Measure(
        "increment", "Money above a baseline", "usd_million",
        "sum over years of spending − baseline; flat share: share of the base year × GDP; flat real: spending of the "
        "base year at constant prices; flat cash: the same at current prices", (SPENDING,),
        takes=("baseline", "since", "year", *_WHO), years=5, optional=(GDP,),
        parts=(MeasurePart("annual", "Money above the baseline in one year", "usd_million"),),
        caution="Depends on the baseline. Flat cash is in current US dollars, which exchange rates move.",
    ),
)  # fmt: skip

CHANGES = (
    Measure(
        "change_split", "Change of the share: spending and GDP", "percentage_points",
        "L × ln(E1 / E0) − L × ln(Y1 / Y0), L = (s1 − s0) / ln(s1 / s0), where E is spending and Y is GDP at constant "
        "prices, s the share, 0 the first year and 1 the last; a share that is not E / Y, as one set by hand, leaves a "
        "residual", (SHARE, SPENDING, GDP), citation=_ANG,
        takes=("convention", "since", "year", *_WHO), years=2,
        parts=(MeasurePart("spending", "Due to spending", "percentage_points"),
               MeasurePart("gdp", "Due to GDP", "percentage_points"),
               MeasurePart("residual", "Published share less its recomputation", "percentage_points"),
               MeasurePart("spending_growth", "Real change of spending", "percent"),
               MeasurePart("gdp_growth", "Real change of GDP", "percent")),
    ),
    Measure(
        "revision_split", "Revision of the share: spending and GDP", "percentage_points",
        "as the change of the share, between two releases for one year; in US$ at constant prices where both have one "
        "price base, else in national currency with the GDP that spending and share imply, else by real growth in each "
        "release since the first year that both have, which leaves what was revised of that year undivided", (SHARE,),
        citation=_ANG,
        compares=Compares.TWO, takes=("year", "across_definitions", *_WHO), years=5,
        optional=(SPENDING, GDP, SPENDING_NATIONAL, SPENDING_CHANGE),
        parts=(MeasurePart("spending", "Due to revised spending", "percentage_points"),
               MeasurePart("gdp", "Due to revised GDP", "percentage_points"),
               MeasurePart("residual", "Published share less its recomputation", "percentage_points"),
               MeasurePart("undivided", "Of the first year, which growth rates do not divide", "percentage_points"),
               MeasurePart("spending_revision", "Revision of spending", "percent"),
               MeasurePart("gdp_revision", "Revision of GDP", "percent")),
        caution="By growth rates, spending and GDP are those relative to the first year that both releases have.",
    ),
    Measure(
        "revisions", "Revisions between two releases", "percentage_points", "newer value − older value", (),
        compares=Compares.TWO, optional=(SHARE,),
        takes=("indicator", "target", "convention", "year", "across_definitions", *_WHO), years=5,
        parts=(MeasurePart("flip", "Rose to the target, or fell below it, by revision", "flip"),),
        caution="Publisher's revisions, never corrections of ours.",
    ),
    Measure(
        "revision_triangle", "One figure in every release", "percent_of_gdp", "the value in each release", (),
        compares=Compares.ALL, optional=(SHARE,), takes=("indicator", "year", *_WHO),
        parts=(MeasurePart("release_*", "As in the release", "percent_of_gdp"),),
        caution="Releases may differ in definition and price base.",
    ),
    Measure(
        "estimate_error", "Error of past estimates, by age", "percentage_points",
        "mean of |share estimated − share in the newest release of the same definition|, and of the same with its "
        "sign; age: year of the release − year estimated", (SHARE,), scope=Scope.ALLIANCE, compares=Compares.ALL,
        takes=("year", "across_definitions", *_WHO),
        parts=(MeasurePart("absolute_age_*", "Mean absolute error at this age", "percentage_points"),
               MeasurePart("signed_age_*", "Mean signed error at this age", "percentage_points"),
               MeasurePart("n_age_*", "Estimates at this age", "figures")),
    ),
)  # fmt: skip
