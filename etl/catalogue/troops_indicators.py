"""United States forces abroad, from the reports of the Defense Manpower Data Center."""

from etl.catalogue.indicator import Indicator

# South Vietnam in September 1969 had the most so far, 535,454.
_PERSONS = (0.0, 1e6)
_TITLE = "United States active-duty forces abroad, by country of duty"

TROOPS: tuple[Indicator, ...] = (
    Indicator("us_troops_active_duty_year", f"{_TITLE}, newest report of each year", "persons", "troops", _PERSONS,
              definition="dmdc", needs_armed_forces=False, code="troops_ad"),
    Indicator("us_troops_active_duty", f"{_TITLE}, by quarter", "persons", "troops", _PERSONS,
              definition="dmdc", needs_armed_forces=False, code="troops_ad", frequency="quarter"),
)  # fmt: skip
