"""One chart of every kind, and the hard cases, for the tests of their drawings, tables, words and figures."""

from decimal import Decimal

from reporting.charts import (
    Bars,
    Baseline,
    BinaryStrip,
    Break,
    Bullet,
    ChoiceStrip,
    HorizontalBars,
    Level,
    Line,
    Mark,
    OrdinalStrip,
    Place,
    Point,
    ShareBar,
    Sparkline,
    Stacked,
    Target,
    WorldMap,
)

HUGE = Decimal("270677145639.55")
HOSTILE = '<script>alert("1")</script> & co'


def series(*values, start=2019):
    """Make a point a year; a text stands for a missing value and is its reason."""
    return tuple(
        Point(str(start + place), None, value) if isinstance(value, str) else Point(str(start + place), value)
        for place, value in enumerate(values)
    )


def exchanges(**changes):
    """Make the line of the mock: an original and an adjusted target, a baseline, seven years."""
    facts = {
        "title": "Eleven exchanges in 2025",
        "points": series(4, 6, 3, 5, 8, 9, 11),
        "targets": (Target("Original target", 12, last="2023"), Target("Adjusted target", 10, first="2024")),
        "baseline": Baseline("2019"),
    }
    return Line(**facts | changes)


LEVELS = ("High", "Medium", "Low")
PLACES = (Place("Honolulu", -157.85, 21.3, "United States"), Place("Suva", 178.4, -18.1, "Fiji"))
EACH_KIND = {
    "line": exchanges(),
    "bars": Bars(title="Missions", points=series(6, 12, 9), target=Target("target", 10)),
    "horizontal bars": HorizontalBars(
        title="Levels", points=(Point("Input", 2), Point("Product", 10), Point("?", None))
    ),
    "bullet": Bullet(title="Trained", value=15, target=20, tolerance=Decimal("0.15"), period="2025"),
    "share": ShareBar(title="Areas at the table", part=14, whole=22, things="areas", target=70),
    "choice strip": ChoiceStrip(
        title="Who leads",
        levels=("Mayor", "Council"),
        points=(Level("2023", "Council"), Level("2024", None, "closed"), Level("2025", "Mayor")),
    ),
    "ordinal strip": OrdinalStrip(
        title="Satisfaction",
        levels=LEVELS,
        points=(Level("2023", "Low"), Level("2024", None, "survey not held"), Level("2025", "High")),
    ),
    "binary strip": BinaryStrip(
        title="Updated", points=(Mark("Q1", True), Mark("Q2", False), Mark("Q3", None, "closed"))
    ),
    "stacked": Stacked(
        title="Pulse", points=(Point("alive", 11), Point("quiet", 6), Point("dormant", 4), Point("over", 2))
    ),
    "sparkline": Sparkline(title="Exchanges", points=series(3, 5, "not held", 9, 11), target=10),
    "world map": WorldMap(title="Twinnings", places=PLACES, home=Place("Madrid", -3.7, 40.4, "Spain")),
}
HARD = {
    "gaps and a break": Line(
        title="Gaps",
        points=series(40, "", "survey not held", "survey not held", 55, 61, Decimal("70.5")),
        breaks=(Break("2023", "new definition"),),
        targets=(Target("Target", 70),),
    ),
    "breaks with long reasons": Line(
        title="Breaks",
        points=series(9, 9, 9, 9, 9, 9),
        breaks=tuple(
            Break(str(year), "the survey changed its questions and its sample") for year in (2019, 2022, 2024)
        ),
    ),
    "crowded": exchanges(
        points=series(10, 12, 10, 12, 10, 12, 10, 12, 10, 12),
        targets=(Target("A first target with a long name", 11, last="2024"), Target("Other", 12, first="2025")),
        baseline=Baseline("2023", label="where the strategy of the new government begins"),
    ),
    "baseline of its own": exchanges(baseline=Baseline("2021", Decimal("4.5"), "revised baseline")),
    "baseline without data": exchanges(points=series("not held", 6, 3, 5, 8, 9, 11)),
    "huge": Line(title="Huge", points=series(54_619_000_000, HUGE), targets=(Target("Agreed with the council", HUGE),)),
    "huge bars": Bars(title="Huge", points=series(54_619_000_000, -HUGE, HUGE)),
    "huge rows": HorizontalBars(title="Huge", points=series(54_619_000_000, -HUGE, HUGE)),
    "negative": Line(title="Negative", points=series(3, -4, -12, 5)),
    "all negative": Line(title="Negative", points=series(-3, -4, -12)),
    "negative bars": Bars(title="Negative", points=series(3, "not held", -4, 0)),
    "all zero": Line(title="Zero", points=series(0, 0, 0)),
    "zero bars": Bars(title="Zero", points=series(0, 0)),
    "zero rows": HorizontalBars(title="Zero", points=series(0, 0)),
    "one point": Line(title="One", points=series(7), targets=(Target("Target", 9),)),
    "no data": Line(title="None", points=series("", "not held")),
    "no bars": Bars(title="None", points=series("", "")),
    "nothing at all": Line(title="Nothing", points=()),
    "no bars at all": Bars(title="Nothing", points=()),
    "no rows at all": HorizontalBars(title="Nothing", points=()),
    "no levels at all": OrdinalStrip(title="Nothing", levels=LEVELS, points=()),
    "no answers at all": BinaryStrip(title="Nothing", points=()),
    "no parts at all": Stacked(title="Nothing", points=()),
    "no trend at all": Sparkline(title="Nothing", points=()),
    "no places at all": WorldMap(title="Nothing", places=()),
    "one level": OrdinalStrip(title="One", levels=("Done",), points=(Level("2025", "Done"),)),
    "many years": Line(title="Many", points=series(*[place * place % 37 for place in range(90)], start=1930)),
    "many bars": Bars(title="Many", points=series(*[1200 + place * 31 % 400 for place in range(40)])),
    "many levels": OrdinalStrip(
        title="Many", levels=LEVELS, points=tuple(Level(str(1930 + n), LEVELS[n % 3]) for n in range(120))
    ),
    "many answers": BinaryStrip(title="Many", points=tuple(Mark(f"{n} September 2025", n % 3 > 0) for n in range(40))),
    "long names": Line(
        title="Long",
        points=tuple(Point(f"September of the year {n}", n) for n in range(2000, 2012)),
        targets=(Target("A target with a name that nobody can remember", 2010), Target("Other", 2005)),
    ),
    "long rows": HorizontalBars(
        title="Long",
        points=(Point("Department of mobility and sustainable transport of the district", 41), Point("Water", -3)),
    ),
    "tiny parts": Stacked(
        title="Tiny", points=(Point("alive", 11_000), Point("quiet", 1), Point("over", 0), Point("?", None))
    ),
    "five parts": Stacked(title="Five", points=series(1, 2, 3, 4, 5)),
    "bullet without data": Bullet(title="None", value=None, target=70, reason="survey not held"),
    "bullet without target": Bullet(title="Alone", value=15),
    "bullet below zero": Bullet(title="Below", value=-15, target=20),
    "bullet of zero": Bullet(title="Zero", value=0, target=0),
    "bullet near its target": Bullet(title="Near", value=5, target=6, maximum=500),
    "share of nothing": ShareBar(title="None", part=0, whole=0, things="areas", reason="no areas yet"),
    "share without target": ShareBar(title="All", part=22, whole=22, things="areas"),
    "flat trend": Sparkline(title="Flat", points=series(0, "", 0)),
    "hostile": HorizontalBars(title=HOSTILE, points=(Point(HOSTILE, 3), Point("other", None, HOSTILE))),
}
CASES = EACH_KIND | HARD
