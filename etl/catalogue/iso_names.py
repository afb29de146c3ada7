"""Names of countries as ISO 3166 has them, by pycountry: for what no other list has."""

from functools import cache

from etl.catalogue.members import area_names

# ISO's short name, its official one, and the usual one where ISO's is not. Nothing is guessed from a part of a name.
_KINDS = ("name", "official_name", "common_name")


def find_country(name: str) -> str | None:
    """The code of the country that ISO 3166 calls exactly `name`; None where it calls none of the catalogue so."""
    return _names().get(name)


@cache
def _names() -> dict[str, str]:
    # Most files have no such name, and the library takes 0.06 s and 5 MB.
    import pycountry

    named = ((getattr(one, kind, None), one.alpha_3) for one in pycountry.countries for kind in _KINDS)
    return {name: code for name, code in named if name and code in area_names()}
