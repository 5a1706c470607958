"""Evaluations, what they found and what was decided after them, in spreadsheets."""

from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from dialogues.choices import CommitmentStatus
from indicators.choices import (
    Audience,
    CityAnswer,
    Dimension,
    EvaluatedAspect,
    EvaluationMethod,
    EvaluationState,
    Evaluator,
    FindingKind,
    MeasuredObject,
    Moment,
    Presentation,
    Shift,
)
from indicators.models import EvaluationDecision, EvaluationPlan, Finding
from indicators.resources import evidence
from indicators.resources.evaluated import (
    EVALUATION,
    INDICATORS,
    Evaluated,
    listed,
    name_of,
    name_of_post,
    name_of_source,
)
from observatory.models import Objective
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.readers import choice, currency, date, last_day, line, money, text
from observatory.resources.records import CODE, IS_PUBLIC, needs_days, refuse_end_before
from observatory.spreadsheets import key

STATES = {
    "open": "pendiente|por hacer|a faire|pendente|abierto|to do",
    "under_way": "en curso|en proceso|en cours|em andamento|in progress",
    "done": "hecho|cumplido|terminado|fait|feito|concluido|completed|realizado",
    "dropped": "descartado|abandonado|abandonne|cancelado|cancelled",
}


@declare
class Evaluations(Evaluated, DataSet):
    """The evaluations of a city, with their questions and components."""

    name = "evaluations"
    label = _("Evaluations")
    description = _("Evaluations, planned and done: one row for each.")
    model = EvaluationPlan
    page = "evaluation-detail"
    natural = ("title", "starts_on")
    related = ("strategy", "objective", "post", "currency", "actor", "report")
    many = ("indicators",)
    fields = (
        CODE,
        Field("title", line, _("Title"), "titulo|evaluacion|evaluation|avaliacao|titre", required=True),
        places.CITY,
        Field("strategy", line, _("Strategy"), "estrategia|strategie", write=name_of("strategy")),
        Field("objective", line, _("Objective"), "objetivo|objectif", is_of_record=False, write=name_of("objective")),
        Field("programme", line, _("Programme or project"), "programa|programme ou projet"),
        Field("state", choice(EvaluationState), _("State"), "estado|statut|etat|situacion"),
        listed("moments", Moment, _("Moment"), "momento|cuando|quand"),
        Field("what", text, _("What is measured?"), "que medir|que se mide|quoi mesurer|o que medir"),
        Field("how", text, _("How is it measured?"), "como medir|como se mide|comment mesurer"),
        Field("with_whom", text, _("With whom is it measured?"), "con quien medir|avec qui|com quem"),
        Field("why", text, _("What is it measured for?"), "para que medir|pour quoi|para que"),
        listed("dimensions", Dimension, _("Dimensions"), "dimension|dimensiones|dimensoes"),
        Field("measured_object", choice(MeasuredObject), _("What is evaluated"), "objeto|objet|objeto de medicion"),
        listed("aspects", EvaluatedAspect, _("What of it is looked at"), "aspectos|aspects"),
        listed("methods", EvaluationMethod, _("Methods"), "metodos|methodes"),
        Field("methods_note", text, _("The methods in words"), "metodologia|methodologie"),
        listed("audiences", Audience, _("For whom"), "publicos|publics|audiencias"),
        Field("audiences_note", line, _("For whom, in words"), "publico en palabras"),
        listed("presented_as", Presentation, _("How results are presented"), "presentacion|presentation"),
        listed("evaluators", Evaluator, _("Who evaluates"), "tipo de evaluador|evaluateur|avaliador"),
        Field("actor", line, _("Actor that evaluates"), "actor|actor evaluador|acteur|ator|organizacion evaluadora",
              write=lambda record: record.actor.name if record.actor else "", refers_to="actors.actor"),
        Field("evaluated_by", line, _("Persons or team"), "evaluado por|equipo evaluador|equipe"),
        Field("post", line, _("Led by"), "puesto|poste|cargo", write=name_of_post("post")),
        Field("covers_from", date, _("Period looked at, from"), "periodo desde|periode depuis", kind=DATE),
        Field("covers_until", last_day, _("Period looked at, until"), "periodo hasta|periode jusqu'a", kind=DATE),
        Field("starts_on", date, _("Begins"), "inicio|fecha de inicio|debut|comeco", kind=DATE),
        Field("ends_on", last_day, _("Ends"), "fin|fecha de termino|fecha fin|termino", kind=DATE),
        Field("cost", money, _("Cost"), "costo|coste|cout|custo", kind=NUMBER),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda", write=lambda one: one.currency_id),
        INDICATORS,
        Field("report", line, _("Report"), "informe|rapport|relatorio|informe de evaluacion", write=name_of_source),
        Field("shift", choice(Shift), _("Is a shift in direction needed?"), "cambio de rumbo|changement de cap"),
        Field("shift_reason", text, _("Why the direction shifts or not"), "por que cambia|raison du changement"),
        IS_PUBLIC,
    )  # fmt: skip

    def resolve(self, row, run):
        needs_days(row, "starts_on", "covers_from")
        self.store(row)
        if name := row.stored.pop("strategy", ""):
            if found := run.lookups.strategy(row.city, name):
                row.stored["strategy"] = found
            else:
                row.warn("unknown-strategy", "strategy", name)
        if name := row.values.get("objective"):
            self.point_at(Objective, "objective", name, row, run)
        self.give_post("post", row, run)
        if name := row.stored.pop("report", ""):
            self.tie_to_known("report", run.lookups.source(row.city, name), "unknown-source", name, row)
        if name := row.stored.pop("actor", ""):
            found = self.called(Actor, row, run, "name", "code").get(key(name))
            self.tie_to_known("actor", found, "unknown-evaluator", name, row)
        self.use(row, run)
        if row.stored.get("cost") is not None and not row.stored.get("currency"):
            row.defaults["currency"] = row.city.currency

    def check(self, row, run):
        refuse_end_before(self.together(row, "starts_on", "ends_on"))
        refuse_end_before(self.together(row, "covers_from", "covers_until"))
        given = self.together(row, "shift", "shift_reason", "cost", "currency")
        if given["shift"] and not given["shift_reason"]:
            raise RowRefused("answer-without-reason", "shift_reason")
        if given["cost"] is not None and not (given["currency"] or row.defaults.get("currency")):
            raise RowRefused("missing-value", "currency", label=str(self.by_name["currency"].label))

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("indicators__indicator")


@declare
class Findings(Evaluated, DataSet):
    """What evaluations found and recommend, and what the city answered."""

    name = "findings"
    label = _("Findings and recommendations")
    description = _("What evaluations found and recommend: one row for each.")
    model = Finding
    page = "finding-detail"
    natural = ("evaluation", "text")
    related = ("evaluation",)
    many = ("indicators", "measurements", "activities", "documents")
    usual_constants = ("evaluation", "kind")
    fields = (
        CODE,
        EVALUATION,
        places.CITY,
        Field("kind", choice(FindingKind), _("Kind"), "tipo|type", required=True),
        Field("text", line, _("Finding"), "hallazgo|constat|achado|recomendacion|recommandation", required=True),
        Field("detail", text, _("More about it"), "detalle|detail|descripcion"),
        INDICATORS,
        *evidence.FIELDS,
        Field("answer", choice(CityAnswer), _("Answer of the city"), "respuesta|reponse|resposta"),
        Field("answer_reason", text, _("Reason of the answer"), "razon|motivo|raison|justificacion"),
        Field("answered_on", date, _("Answered on"), "fecha de respuesta|date de reponse", kind=DATE),
        IS_PUBLIC,
    )

    def prepare(self, rows, run):
        run.memory["values named"] = evidence.measurements_named(rows)

    def resolve(self, row, run):
        needs_days(row, "answered_on")
        self.store(row)
        self.belong(row, run)
        self.use(row, run)
        evidence.show(row, self, run)

    def check(self, row, run):
        given = self.together(row, "kind", "answer", "answer_reason", "answered_on")
        if given["answer"] and given["kind"] != FindingKind.RECOMMENDATION:
            raise RowRefused("answer-to-no-recommendation", "answer", given["answer"])
        if given["answer"] in (CityAnswer.IN_PART, CityAnswer.REFUSED) and not given["answer_reason"]:
            raise RowRefused("answer-without-reason", "answer_reason")
        if bool(given["answer"]) != bool(given["answered_on"]):
            raise RowRefused("answer-without-day", "answered_on")

    def missing(self, row, run):
        self.give_code(row, run, row.stored["text"])

    def records(self, city, cities):
        kept = self.of_cities(cities).filter(evaluation__removed_at=None)
        shown = ("measurements__indicator", "measurements__period", "activities", "documents")
        return kept.prefetch_related("indicators__indicator", *shown)


@declare
class Decisions(Evaluated, DataSet):
    """What was decided after evaluations, and what became of it."""

    name = "decisions"
    label = _("Decisions after evaluations")
    description = _("What was decided after evaluations: one row for each decision.")
    model = EvaluationDecision
    page = "decision-detail"
    natural = ("evaluation", "text")
    related = ("evaluation", "finding", "owner")
    usual_constants = ("evaluation",)
    fields = (
        CODE,
        EVALUATION,
        places.CITY,
        Field("finding", line, _("What it follows"), "hallazgo|recomendacion|constat|achado", write=name_of("finding")),
        Field("text", line, _("What was decided"), "decision|decisao|que se decidio", required=True),
        Field("reason", text, _("Why"), "por que|razon|raison|motivo"),
        Field("decided_on", date, _("Decided on"), "fecha de decision|date de decision|fecha", kind=DATE),
        Field("decided_by", line, _("Who decided"), "quien decidio|decide par|decidido por"),
        Field("owner", line, _("Post that answers for it"), "puesto|puesto responsable|responsable|poste|cargo",
              write=name_of_post("owner")),
        Field("due_on", last_day, _("Due on"), "plazo|vence|echeance|prazo|due|deadline", kind=DATE),
        Field("state", choice(CommitmentStatus, **STATES), _("State"), "estado|statut|etat|situacion|situacao"),
        Field("state_note", line, _("Note on the state"), "nota|observaciones|note|remarque"),
        Field("done_on", date, _("Done on"), "fecha de cumplimiento|hecho el|fait le|feito em", kind=DATE),
        IS_PUBLIC,
    )  # fmt: skip

    def resolve(self, row, run):
        needs_days(row, "decided_on", "done_on")
        self.store(row)
        self.belong(row, run)
        self.give_post("owner", row, run)
        if name := row.stored.pop("finding", ""):
            found = self.called(Finding, row, run, "text", "code").get(key(name))
            if found and found.evaluation == row.stored.get("evaluation"):
                row.stored["finding"] = found
            else:
                row.warn("unknown-finding", "finding", name)

    def check(self, row, run):
        given = self.together(row, "state", "done_on")
        if (given["state"] == CommitmentStatus.DONE) != bool(given["done_on"]):
            raise RowRefused("done-without-day", "done_on")

    def missing(self, row, run):
        self.give_code(row, run, row.stored["text"])

    def records(self, city, cities):
        return self.of_cities(cities).filter(evaluation__removed_at=None)
