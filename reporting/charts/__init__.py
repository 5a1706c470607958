"""Charts: numbers → a description → a drawing, a table, a sentence, and a figure to explore. The only door to plotly.

A chart is described once, with plain numbers (``Decimal`` or ``None``) and words, and then shown in every form::

    from decimal import Decimal
    from reporting import charts

    chart = charts.Line(
        title=_("Eleven exchanges in 2025"), subtitle=_("Exchanges by year"), unit=_("Exchanges"),
        points=(charts.Point("2023", Decimal(8)), charts.Point("2024", None, _("survey not held")),
                charts.Point("2025", Decimal(11))),
        targets=(charts.Target(_("Original target"), Decimal(12), last="2023"),
                 charts.Target(_("Adjusted target"), Decimal(10), first="2024")),
        baseline=charts.Baseline("2023"), breaks=(charts.Break("2025", _("new definition")),),
        source=_("register of activities"), format=number_in_the_citys_locale)

    charts.svg(chart)                    # SafeString; width="wide" | "narrow" | "small" | "paper" | "half" | 480
    charts.data_uri(chart)               # the same for <img src> on paper
    charts.svg_file(chart)               # the same to download: with title, caption and source in the picture
    charts.table(chart)                  # Table(caption, header, rows, numeric): text, formatted
    charts.caption(chart)                # what happened, as a sentence, in the active language
    charts.sentence(chart)               # the same after kind and title: the alternative text
    charts.figure(chart)                 # JSON-able dict for plotly.js
    charts.shown(chart, key="exchanges") # all of it, for {% include "components/chart.html" with chart=… %}

Kinds: ``Line`` (four periods or more), ``Bars`` (few periods), ``HorizontalBars`` (categories), ``Bullet`` (value and
target), ``ShareBar`` (14 of 22), ``OrdinalStrip`` (ordered words), ``ChoiceStrip`` (answers), ``BinaryStrip`` (yes,
no), ``Stacked`` (parts of a whole), ``Sparkline`` (in a table's cell), ``WorldMap`` (places). A value of ``None`` is
drawn and said as missing, with the point's ``note`` as the reason; zero is a value. ``format`` writes a number the way
the city does; by default plain.
"""

from reporting.charts.descriptions import (
    Bars,
    Baseline,
    BinaryStrip,
    Break,
    Bullet,
    Chart,
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
from reporting.charts.figure import figure
from reporting.charts.page import Shown, shown
from reporting.charts.svg import data_uri, svg, svg_file
from reporting.charts.tables import Table, table
from reporting.charts.wording import caption, sentence

__all__ = [
    "Bars",
    "Baseline",
    "BinaryStrip",
    "Break",
    "Bullet",
    "Chart",
    "ChoiceStrip",
    "HorizontalBars",
    "Level",
    "Line",
    "Mark",
    "OrdinalStrip",
    "Place",
    "Point",
    "ShareBar",
    "Shown",
    "Sparkline",
    "Stacked",
    "Table",
    "Target",
    "WorldMap",
    "caption",
    "data_uri",
    "figure",
    "sentence",
    "shown",
    "svg",
    "svg_file",
    "table",
]
