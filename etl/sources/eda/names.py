"""Names that the agency prints for members."""

from functools import cache

from etl.catalogue.members import country_codes
from etl.catalogue.names import added_names
from etl.catalogue.overlay import seeded


@seeded
@cache
def codes() -> dict[str, str]:
    """The code of the country for every name, in small letters; "" for what is to be left out."""
    return {name.casefold(): code for name, code in (country_codes() | added_names("eda")).items()}
