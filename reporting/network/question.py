"""What a person asks of a territory, as it stands in the address."""

from dataclasses import dataclass

from indicators import periods

SORTS = ("name", "population", "agreements", "twinnings", "networks", "activities", "latest")
DEFAULT_SORT = "name"
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks of a territory; answers that make no sense were left aside."""

    q: str = ""
    period: periods.PeriodSpec | None = None
    country: str = ""
    sort: str = DEFAULT_SORT
    asks_map: bool = False

    @property
    def asked(self):
        """What narrows the counts, as it stands in an address."""
        told = {"period": self.period and self.period.code, "country": self.country}
        return {name: value for name, value in told.items() if value}

    @property
    def days(self):
        """The first and the last day of the period asked for; None twice where none is."""
        return (self.period.starts_on, self.period.ends_on) if self.period else (None, None)


def read_question(query):
    """Take what the address asks; what makes no sense there is left aside."""
    sort = query.get("sort", "")
    country = query.get("country", "").upper()
    return Question(
        q=query.get("q", "").strip()[:LONGEST],
        period=_period(query.get("period", "")),
        country=country if len(country) == 2 and country.isalpha() else "",
        asks_map=query.get("map") == "1",
        sort=sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT,
    )


def _period(text):
    try:
        return periods.parse(text)
    except periods.NotAPeriod:
        return None
