"""Where the agreements of a territory's cities lead: their partners on a map, with the table first."""

from django.utils.translation import gettext as _

from observatory.translation import spoken
from reporting import charts
from reporting.network.counting import Sight, agreements

MOST_DOTS = 600


def partner_map(of: Sight, question):
    """The partners that have a place, of the agreements that the question asks for; None where there is none."""
    rows = agreements(*of.whose, question.country, *question.days)
    placed = rows.filter(counterpart_city__latitude__isnull=False, counterpart_city__longitude__isnull=False)
    columns = [f"counterpart_city__{name}" for name in ("name", "longitude", "latitude")]
    columns.append(spoken("counterpart_city__country__name"))
    found = placed.order_by("counterpart_city__name_key").values_list(*columns).distinct()[:MOST_DOTS]
    places = tuple(charts.Place(*each) for each in found)
    if not places:
        return None
    chart = charts.WorldMap(
        title=_("Where the agreements of these cities lead"),
        places=places,
        home=None,
        note=_("Map: Natural Earth. Positions: GeoNames (geonames.org), or the source of the agreement."),
    )
    return charts.shown(chart, key="partners", explore=False)
