"""What is read of the reports of United States forces by country, and what the file is made of.

One row is one place in one report. The reports are of June 1950 and 1953 to 1956, of September from 1957 to 2013, and
of every quarter from December 2013 on. There are none of 1951 and 1952; of December 2022 to June 2023, when the Army
gave no figures, there are none but for the United States.
"""

URL = "https://raw.githubusercontent.com/meflynn/troopdata/master/data-raw/troopdata-rebuild-reports.csv"

COLUMNS = (
    "ccode", "countryname", "region", "year", "month", "quarter", "source", "Location", "iso3c", "Total",
    "Total Ashore", "Total Afloat", "Army Total", "Navy Ashore", "Navy Temporary Ashore", "Navy Other",
    "Marine Corps Ashore", "Marine Corps Afloat", "Air Force Total", "Navy Afloat", "Navy Total",
    "Marine Corps Total", "troops_ad", "army_ad", "navy_ad", "marine_corps_ad", "air_force_ad", "Macro Location",
    "Army Active Duty", "Navy Active Duty", "Marine Corps Active Duty", "Air Force Active Duty",
    "Coast Guard Active Duty", "Total Active Duty", "Army National Guard", "Army Reserve", "Navy Reserve",
    "Marine Corps Reserve", "Air National Guard", "Air Force Reserve", "Coast Guard Reserve",
    "Total Selected Reserve", "Army Civilian", "Navy Civilian", "Marine Corps Civilian", "Air Force Civilian",
    "DOD Civilian", "Total Civilian", "Grand Total", "Space Force Active Duty", "coast_guard_ad", "space_force_ad",
)  # fmt: skip

# The only figure read; it stands in every row, and equals `Total` (to 2007) and `Total Active Duty` (from 2008) where
# these do. Not read: the services. Before 1975 theirs do not add up to the total (a column each was taken from
# whichever line had the most), and the navy's is 0 everywhere abroad from 2008 on.
PERSONS = "troops_ad"
WHOLE = ("Total", "Total Active Duty")
NONE = "NA"

# Quarter and the last month of it.
QUARTERS = {"March": "1", "June": "2", "September": "3", "December": "4"}

# Not abroad, and not read: what the file has for the United States is no figure of them. From 2008 it includes Puerto
# Rico and the country of Georgia, from 1954 to 1958 and 1968 to 2007 it lacks Alaska and Hawaii, and from December
# 2015 to December 2017 some hundred thousand of the navy.
HOME = "USA"

AGAIN = "Run the refresh again."
CHANGED = "The publisher has changed its file: bring etl/sources/troops/layout.py or names.py up to date."
