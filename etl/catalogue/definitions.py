"""Whose definition a figure follows (R1). Two definitions never share one line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """A definition of the quantity measured, with what sets it apart."""

    id: str
    title: str
    text: str


DEFINITIONS: dict[str, Definition] = {
    definition.id: definition
    for definition in (
        Definition(
            "nato",
            "NATO definition",
            "Payments made by a national government for its armed forces, those of Allies or of the Alliance; "
            "pensions included, of other forces only the deployable part.",
        ),
        Definition(
            "nato_core_2026",
            "NATO core defence expenditure",
            "Core defence expenditure as counted since the release of July 2026, after the commitment of The Hague. "
            "Not the definition of earlier releases.",
        ),
        Definition(
            "sipri",
            "SIPRI definition",
            "Military expenditure as SIPRI estimates it, uniform over time; the World Bank passes it on.",
        ),
        Definition("imf", "World Economic Outlook", "National accounts as the IMF compiles and projects them."),
        Definition(
            "kiel",
            "Ukraine Support Tracker",
            "Aid that a government has allocated to Ukraine, at the donor's own price or the Kiel Institute's estimate "
            "of it. Part of it may stand inside defence expenditure as well, so the two are never added.",
        ),
        Definition(
            "dmdc",
            "United States forces by place of duty",
            "Active-duty personnel by country of duty, as the Defense Manpower Data Center counts them at the end of a "
            "quarter; not those on temporary duty or afloat.",
        ),
        Definition(
            "cow",
            "National Material Capabilities",
            "Military expenditure, personnel and capabilities of states, as the Correlates of War project has them.",
        ),
        Definition(
            "wdi", "World Development Indicators", "National accounts and prices as the World Bank compiles them."
        ),
    )
}
