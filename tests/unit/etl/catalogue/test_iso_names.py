"""Names of ISO 3166, for what no other list has."""

import subprocess
import sys

import pytest

from etl.catalogue.iso_names import find_country
from etl.catalogue.members import country_codes


@pytest.mark.parametrize(
    ("name", "code"), [("Viet Nam", "VNM"), ("Kyrgyz Republic", "KGZ"), ("Bolivia, Plurinational State of", "BOL")]
)
def test_a_name_that_iso_has_is_a_country(name: str, code: str) -> None:
    assert find_country(name) == code


# Near to a name, a part of one, a code, a former country, a group.
@pytest.mark.parametrize("name", ["viet nam", "Viet", "VNM", "Korea", "Ruritania", "Yugoslavia", "Europe", ""])
def test_nothing_is_guessed(name: str) -> None:
    assert find_country(name) is None


def test_no_name_of_the_catalogue_is_another_country_to_iso() -> None:
    found = {name: find_country(name) for name in country_codes()}
    assert {name: code for name, code in found.items() if code not in (None, country_codes()[name])} == {}


def test_the_library_is_left_alone_until_a_name_is_asked_for() -> None:
    asked = "import sys, etl.sources.sipri.parse; print('pycountry' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout == "False\n"
