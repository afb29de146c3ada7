"""Colours keep WCAG 2.2 AA in both schemes and are told apart under three kinds of colour blindness."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.shared.theme import DARK, LIGHT, Theme, colour_areas
from etl.catalogue.members import area_names

Colour = NDArray[np.float64]

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIMULATIONS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> Colour:
    part = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Colour) -> Colour:
    x, y, z = TO_XYZ @ rgb / np.array([0.95047, 1.0, 1.08883])
    fx, fy, fz = (np.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_labels_have_a_contrast_of_4_5(theme: Theme) -> None:
    for colour in (theme.text, theme.muted, *theme.series):
        assert contrast(colour, theme.background) >= 4.5, colour


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_have_a_contrast_of_3(theme: Theme) -> None:
    for colour in (theme.accent, theme.below, theme.target, *theme.scale):
        assert contrast(colour, theme.background) >= 3, colour


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", SIMULATIONS)
def test_the_seven_lines_are_told_apart(theme: Theme, kind: str) -> None:
    seen = {colour: lab(np.clip(SIMULATIONS[kind] @ linear(colour), 0, 1)) for colour in theme.series}
    closest = min(float(np.linalg.norm(seen[one] - seen[other])) for one, other in combinations(theme.series, 2))
    assert closest > 20


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_area_has_one_colour_whatever_stands_beside_it_and_before_it(theme: Theme) -> None:
    for code in area_names():
        assert colour_areas([code], theme)[code] == colour_areas([code, "XXX"], theme)[code]
    leads = ["NATO_EUR_CAN", "DEU", "FRA", "GBR", "POL", "USA"]
    assert colour_areas(leads, theme) == colour_areas(reversed(leads), theme)


def test_of_two_with_one_hue_the_later_takes_the_next_that_is_free() -> None:
    met = [code for code in area_names() if colour_areas([code], LIGHT)[code] == colour_areas(["USA"], LIGHT)["USA"]]
    assert len(met) > 1
    found = colour_areas(met[:7], LIGHT)
    assert found[met[0]] == LIGHT.series[0]
    assert len(set(found.values())) == len(met[:7])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", SIMULATIONS)
def test_the_classes_of_the_map_are_told_apart_and_grow_darker_or_lighter_away_from_the_target(
    theme: Theme, kind: str
) -> None:
    seen = [lab(np.clip(SIMULATIONS[kind] @ linear(colour), 0, 1)) for colour in theme.scale]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > 15
    away = [abs(float(one[0]) - float(lab(linear(theme.background))[0])) for one in seen]
    assert away[0] > away[1] > away[2]
    assert away[3] < away[4] < away[5]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_land_of_no_member_is_quieter_than_every_class(theme: Theme) -> None:
    assert all(contrast(theme.grid, colour) >= 2 for colour in theme.scale)
