"""All that a page needs to show one chart."""

from dataclasses import dataclass

from reporting.charts.descriptions import Chart, Sparkline
from reporting.charts.figure import figure
from reporting.charts.svg import svg
from reporting.charts.tables import table
from reporting.charts.wording import caption, sentence


@dataclass(frozen=True)
class Shown:
    """Hold a chart with the key that is unique on its page; ``components/chart.html`` reads it."""

    chart: Chart
    key: str
    has_figure: bool = True
    is_small: bool = False

    @property
    def wide(self):
        return svg(self.chart, width="small" if self.is_small else "wide")

    @property
    def narrow(self):
        return "" if self.is_small else svg(self.chart, width="narrow")

    @property
    def table(self):
        return table(self.chart)

    @property
    def caption(self):
        return caption(self.chart)

    @property
    def sentence(self):
        return sentence(self.chart)

    @property
    def figure(self):
        return figure(self.chart) if self.has_figure else None

    @property
    def data_key(self):
        return f"{self.key}-figure"


def shown(chart, *, key, explore=True, small=False):
    """Return a chart ready for ``{% include "components/chart.html" with chart=… %}``.

    ``key`` is the figure's id, unique on the page. ``explore=False`` leaves the interactive figure out; ``small=True``
    gives the one drawing for small multiples instead of a wide and a narrow one.
    """
    is_sparkline = isinstance(chart, Sparkline)
    return Shown(chart, key, explore and not is_sparkline, small or is_sparkline)
