"""German and French claims of the common forms are the same claims as in English."""

import pytest

from etl.claims import parse
from etl.errors import ClaimError


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Deutschland lag 2024 unter 2 Prozent des BIP", "Germany below 2 % of GDP in 2024"),
        ("Nur elf von 31 Nato-Staaten erreichten 2023 zwei Prozent", "only 11 of 31 allies reached 2 % in 2023"),
        ("18 der 32 Bündnisstaaten lagen 2024 bei mindestens 2 %", "18 of 32 allies at or above 2 % in 2024"),
        ("Alle Verbündeten außer Slowenien erreichen 2026 2 %", "all allies but Slovenia reach 2 % in 2026"),
        ("Frankreich gibt weniger aus als Deutschland", "France spends less than Germany"),
        ("Spanien hat das Zwei-Prozent-Ziel noch nie erreicht", "Spain has never reached the 2 % target"),
        ("Italien gab 1,5 Prozent seines BIP aus (Stand Juni 2024)", "Italy spent 1.5 % of GDP as of June 2024"),
        ("La Belgique dépensait moins de 2 % du PIB en 2024", None),
        ("La Belgique a dépensé moins de 2 % du PIB en 2024", "Belgium below 2 % of GDP in 2024"),
        ("Sept pays seulement ont atteint 2 % du PIB en 2022", "only 7 allies reached 2 % of GDP in 2022"),
        ("L'Italie dépense plus que l'Espagne", "Italy spends more than Spain"),
        ("La Grèce est sous le seuil des 2 % depuis 2014", "Greece below 2 % since 2014"),
    ],
)  # fmt: skip
def test_german_and_french_are_read_as_english(text: str, english: str | None) -> None:
    if english is None:
        with pytest.raises(ClaimError, match="is not understood"):
            parse(text)
    else:
        assert parse(text) == parse(english)


@pytest.mark.parametrize(
    "text",
    [
        "Deutschland lag 2024 nicht unter 2 Prozent",
        "La France n'est pas sous 2 % en 2024",
        "Since the war Poland was below 2 % in 2024",
    ],
)
def test_what_is_not_known_in_another_language_is_refused(text: str) -> None:
    with pytest.raises(ClaimError):
        parse(text)
