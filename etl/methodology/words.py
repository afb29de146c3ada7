"""What holds for all measures."""

CONVENTIONS = (
    "Where nothing else is said, money and GDP are in US dollars at the constant prices of the release, shares as "
    "published and unrounded, and a member counts from the year of its accession on.",
    "A measure is computed from the figures of one release of each source, unless it compares releases. A figure of "
    "another release never fills a gap.",
    "Iceland has no armed forces: it is in no sum, rank or mean, and counts are given with and without it.",
    "Sums over members lack nobody: where a member has no figure there is no sum, and the result says who is missing.",
    # R27.
    "A year without a figure stays empty. A result is a number with the cells it rests on, or a reason.",
    "The last one or two years of a release are estimates, and so is what is computed from them.",
)
CHOICES = ("Choice", "What it is", "One of", "Otherwise")
ABOUT_CHOICES = "What a reader may choose, and what is taken otherwise. Each measure names the choices that change it."
ABOUT_COVERAGE = (
    "For each release of the source that a measure begins with, the other sources are taken as of its day: the newest "
    "release known then, and none where none was. The last row takes the newest release of each source. A measure "
    "computes where it has a number for any member and year. For this, ways to a target lead to 3.5 % of GDP, which "
    "grows by 1.5 % a year, and all weight is on the share of GDP."
)
