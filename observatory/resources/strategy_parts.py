"""What stands beside the objectives of a strategy, in a spreadsheet: risks, beneficiaries, references (N3 ch. IV)."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import Benefit, PolicyStage
from observatory.models import Beneficiary, PeerReference, Risk
from observatory.models.risk import LEVELS
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, Field
from observatory.resources.readers import choice, count, country, date, line, text
from observatory.resources.records import CODE, IS_PUBLIC, needs_days
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.strategy import STRATEGY, OfStrategy


class Parts(OfStrategy):
    """Parts of a strategy that are called by their title."""

    def missing(self, row, run):
        super().missing(row, run)
        self.give_code(row, run, row.stored["title"])


@declare
class Risks(Parts):
    """What could stop a strategy, and what is done about it."""

    name = "risks"
    label = _("Risks")
    description = _("What could stop the strategy: one row for each risk.")
    model = Risk
    page = "risk-detail"
    usual_constants = ("strategy", "stage", "is_public")
    related = ("strategy", "owner")
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("What could happen"),
            "riesgo|titulo|descripcion|risque|risco|titre|risk|amenaza",
            required=True,
            example=_("The new government stops the strategy"),
        ),
        STRATEGY,
        Field("stage", choice(PolicyStage), _("Stage"), "etapa|fase|phase|momento|etape"),
        Field(
            "likelihood",
            count,
            _("Likelihood, from 1 to 5"),
            "probabilidad|probabilite|probabilidade|likelihood|probability",
            required=True,
            kind=NUMBER,
            example=3,
        ),
        Field(
            "impact",
            count,
            _("Impact, from 1 to 5"),
            "impacto|gravedad|impact|gravite|gravidade|severity",
            required=True,
            kind=NUMBER,
            example=4,
        ),
        Field(
            "mitigation",
            text,
            _("What is done about it"),
            "mitigacion|medidas|respuesta|attenuation|mesures|mitigacao|mitigation|accion",
        ),
        Field(
            "owner",
            line,
            _("Post that looks after it"),
            "responsable|cargo responsable|responsavel|owner|puesto responsable",
            write=lambda risk: risk.owner and risk.owner.title,
        ),
        Field(
            "review_on", date, _("To be looked at again on"), "revision|fecha de revision|revue le|rever em", kind=DATE
        ),
        Field("closed_on", date, _("No longer a risk since"), "cerrado|cerrado el|clos le|encerrado em", kind=DATE),
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        needs_days(row, "review_on", "closed_on")
        super().resolve(row, run)
        if name := row.stored.pop("owner", None):
            row.stored["owner"] = self.post(name, row, run)

    def post(self, name, row, run):
        found = row.city.pk and run.lookups.post(row.city, name)
        if not found:
            raise RowRefused("no-such-post", "owner", name)
        return found

    def check(self, row, run):
        for name in ("likelihood", "impact"):
            if (level := row.stored.get(name)) is not None and level not in LEVELS:
                raise RowRefused("not-from-one-to-five", name, str(level))


@declare
class Beneficiaries(Parts):
    """The groups of people that a strategy is for."""

    name = "beneficiaries"
    label = _("Beneficiaries")
    description = _("Groups of people that the strategy is for: one row for each.")
    model = Beneficiary
    page = "beneficiary-detail"
    usual_constants = ("strategy", "benefit", "is_public")
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Group of people"),
            "grupo|beneficiarios|poblacion|beneficiario|groupe|beneficiaires|publico beneficiado|group",
            required=True,
            example=_("Young people who look for work"),
        ),
        STRATEGY,
        Field("benefit", choice(Benefit), _("How it is reached"), "tipo|tipo de beneficio|type|como se beneficia"),
        Field("gain", text, _("What it needs and what it gains"), "necesidad|que gana|besoin|ganho|beneficio"),
        Field("part_taken", text, _("How it takes part"), "participacion|como participa|participation|participacao"),
        Field(
            "size",
            count,
            _("Number of people, as estimated"),
            "personas|numero de personas|tamano|nombre de personnes|numero de pessoas|people",
            kind=NUMBER,
            example=12000,
        ),
        places.CITY,
        IS_PUBLIC,
    )


@declare
class References(Parts):
    """What a city looked at elsewhere while it planned."""

    name = "references"
    label = _("References from other cities")
    description = _("What was learned from other cities while planning: one row for each.")
    model = PeerReference
    page = "reference-detail"
    natural = ("strategy", "title", "learned_from")
    related = ("strategy", "country", "source")
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("What was looked at"),
            "titulo|referencia|experiencia|que se miro|titre|reference|o que foi visto",
            required=True,
            example=_("A fund for exchanges between schools"),
        ),
        STRATEGY,
        Field(
            "learned_from",
            line,
            _("City or body it was learned from"),
            "ciudad de referencia|de quien|ciudad u organismo|ville de reference|aprendido de|learned from",
            required=True,
            example="Montevideo",
        ),
        Field("country", country, _("Country"), "pais|pays", write=lambda one: one.country_id, example="UY"),
        Field("learned", text, _("What was learned"), "que se aprendio|aprendizaje|ce qui a ete appris|aprendizado"),
        Field("adapted", text, _("How it is adapted here"), "adaptacion|como se adapta|adaptation|adaptacao"),
        places.SOURCE,
        places.CITY,
        IS_PUBLIC,
    )
