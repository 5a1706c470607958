"""What departments can teach and want to learn, in a spreadsheet (N8 ch. 3)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction
from observatory.models import Need, Offer
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import choice, date, line, sdgs, several, text, yes_no
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord, needs_days
from observatory.resources.registry import declare
from observatory.resources.vocabulary import AREAS

COMMON = (
    places.DEPARTMENT,
    Field("description", text, _("In a few sentences"), "descripcion|description|descricao|resumen|resume|detalle"),
    Field(
        "topics",
        several,
        _("Topics"),
        "temas|tema|themes|topics|tematica|assuntos|topic",
        write=lambda record: "; ".join(record.topics),
        example="air; water",
    ),
    Field(
        "area_of_action",
        choice(AreaOfAction, **AREAS),
        _("Area of action"),
        "area de accion|dimension|ambito|domaine|area de acao|eje",
    ),
    Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible"),
    Field("since", date, _("Since"), "desde|fecha|depuis|date|data|since", kind=DATE, example="2025-03-09"),
    Field("is_open", yes_no, _("Still open"), "abierta|abierto|vigente|ouvert|aberta|aberto|open"),
    places.CITY,
    IS_PUBLIC,
)


class OfKnowledge(OfRecord, DataSet):
    """Rows of what can be taught or is to be learned."""

    usual_constants = ("department", "area_of_action", "is_public")
    many = ("sdgs",)
    natural = ("title",)
    related = ("department",)

    def resolve(self, row, run):
        needs_days(row, "since")
        self.store(row)
        self.tie(row, run)

    def missing(self, row, run):
        row.defaults["since"] = timezone.localdate()
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related(*self.many)


@declare
class Offers(OfKnowledge):
    """What departments of a city can teach others."""

    name = "offers"
    label = _("Offers")
    description = _("What departments can teach others: one row for each offer.")
    model = Offer
    page = "offer-detail"
    related = ("department", "practice")
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Offer"),
            "oferta|titulo|que puede ensenar|offre|titre|offer|nombre",
            required=True,
            example=_("How to restore a river"),
        ),
        Field(
            "practice",
            line,
            _("Good practice"),
            "buena practica|practica|bonne pratique|boa pratica|practice",
            write=lambda offer: offer.practice and offer.practice.title,
            refers_to="observatory.goodpractice",
        ),
        *COMMON,
    )


@declare
class Needs(OfKnowledge):
    """What departments of a city want to learn."""

    name = "needs"
    label = _("Needs")
    description = _("What departments want to learn: one row for each need.")
    model = Need
    page = "need-detail"
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Need"),
            "necesidad|demanda|titulo|que quiere aprender|besoin|titre|need|necessidade|nombre",
            required=True,
            example=_("Measuring the quality of air"),
        ),
        *COMMON,
    )
