"""The sixteen steps of a strategy and its self-reviews, in a spreadsheet (N3 ch. II and IV; N8 ch. 1 and annex 1)."""

from django.utils.translation import gettext_lazy as _

from observatory import guidance
from observatory.choices import ReviewAnswer, ReviewKind, StepState
from observatory.models import PlanningStep, ReviewItem, SelfReview
from observatory.models.planning import STEPS
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, Field
from observatory.resources.readers import choice, count, date, line, text
from observatory.resources.records import IS_PUBLIC, NOTE, needs_days
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.strategy import STRATEGY, OfStrategy
from observatory.spreadsheets import Unreadable

ANSWER = choice(
    ReviewAnswer,
    **{
        "partly": "parcialmente|parcial|parciellement|partiellement|partially",
        "done": "hecho|realizado|fait|feito",
        "in-process": "en proceso|en cours|em processo|em andamento",
        "difficulty": "con dificultad|dificultad|difficulte|dificuldade",
    },
)


@declare
class Steps(OfStrategy):
    """Where strategies stand on the sixteen steps of planning, and what was answered."""

    name = "steps"
    label = _("Planning steps")
    description = _("Answers to the sixteen steps of planning: one row for each step of a strategy.")
    model = PlanningStep
    natural = ("strategy", "number")
    natural_is_unique = True
    fields = (
        STRATEGY,
        Field("number", count, _("Step"), "paso|etape|passo|numero|step|n", required=True, kind=NUMBER, example=1),
        Field("state", choice(StepState), _("State"), "estado|etat|situacao|statut|status"),
        Field("answer", text, _("Answer"), "respuesta|reponse|resposta|texto|text"),
        Field(
            "consulted", text, _("Who was consulted"), "consultados|a quien se consulto|qui a ete consulte|consultas"
        ),
        Field(
            "skipped_because",
            line,
            _("Why it is skipped"),
            "por que se omite|razon de la omision|pourquoi elle est sautee|por que se pula",
        ),
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        super().resolve(row, run)
        if row.stored["number"] not in STEPS:
            raise RowRefused("no-such-step", "number", str(row.stored["number"]))
        if "strategy" not in row.stored:
            row.stored["strategy"] = self.only_strategy(row, run)

    def check(self, row, run):
        """Hold the step to what its form asks for: a reason where it is skipped, an answer where it is completed."""
        given = self.together(row, "state", "skipped_because", "answer")
        if given["state"] == StepState.SKIPPED and not given["skipped_because"]:
            raise RowRefused("missing-value", "skipped_because", label=str(self.by_name["skipped_because"].label))
        if given["state"] == StepState.COMPLETED and not given["answer"]:
            raise RowRefused("missing-value", "answer", label=str(self.by_name["answer"].label))

    def missing(self, row, run):
        """A step has its number: it needs no code."""


def by_item(read_value):
    """Make a reader of lines such as "aligned: yes": {item: value}."""

    def read(cell, at):
        found = {}
        for part in filter(None, map(str.strip, text(cell, at).splitlines())):
            item, colon, value = part.partition(":")
            if not colon:
                raise Unreadable("item-without-answer", part)
            found[item.strip()] = read_value(value.strip(), at)
        return found

    return read


def written_items(name):
    """Make a writer of these lines."""

    def write(review):
        told = [(item.key, getattr(item, name)) for item in review.items.all()]
        return "\n".join(f"{key}: {' '.join(value.split())}" for key, value in told if value)

    return write


@declare
class Reviews(OfStrategy):
    """What an office says of its own strategy on one day, item by item."""

    name = "reviews"
    label = _("Self-reviews")
    description = _("Self-reviews of a strategy: one row for each, with an answer on each line of a cell.")
    model = SelfReview
    page = "self-review-detail"
    usual_constants = ("strategy", "kind", "is_public")
    natural = ("strategy", "kind", "done_on")
    owns = ("observatory.reviewitem",)
    fields = (
        STRATEGY,
        Field(
            "kind", choice(ReviewKind), _("Kind"), "tipo|revision|type|autoevaluacion", required=True, example="ideas"
        ),
        Field("done_on", date, _("Date"), "fecha|data|date", required=True, kind=DATE, example="2025-03-09"),
        Field("taken_part", line, _("Who took part"), "participantes|quien participo|qui a participe|quem participou"),
        Field(
            "answers",
            by_item(ANSWER),
            _("Answers"),
            "respuestas|reponses|respostas",
            is_of_record=False,
            write=written_items("answer"),
            example="aligned: yes",
        ),
        Field(
            "evidence",
            by_item(line),
            _("What shows it"),
            "evidencia|evidencias|preuves|lo que lo muestra|o que o mostra",
            is_of_record=False,
            write=written_items("evidence"),
            example=_("aligned: Development plan, article 5"),
        ),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        needs_days(row, "done_on")
        super().resolve(row, run)
        guide = guidance.guides()[row.stored["kind"]]
        for name in {"answers", "evidence"} & row.values.keys():
            self.refuse_unknown(name, row.values[name] or {}, guide)
            row.beside[name] = row.values[name] or {}

    def refuse_unknown(self, name, told, guide):
        items = {item.key for item in guide.items}
        for item, value in told.items():
            if item not in items:
                raise RowRefused("no-such-item", name, item, choices=", ".join(sorted(items)))
            if name == "answers" and value not in guide.answers:
                raise RowRefused("not-in-list", name, str(value), choices=", ".join(guide.answers))

    def missing(self, row, run):
        super().missing(row, run)
        self.give_code(row, run, f"{row.stored['kind']}-{row.stored['done_on']}")

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("items")

    def after_saving(self, rows, run):
        for row in rows:
            write_items(row.record, row.beside)

    def beside_of(self, record):
        items = list(record.items.all()) if record.pk else []
        return {
            "answers": {item.key: item.answer for item in items if item.answer},
            "evidence": {item.key: " ".join(item.evidence.split()) for item in items if item.evidence},
        }

    def restore_beside(self, record, values):
        write_items(record, {name: value or {} for name, value in values.items()})

    def records(self, city, cities):
        return super().records(city, cities).prefetch_related("items")


def write_items(review, told):
    """Bring the answers of a review and what shows them to those told; what is not told stays."""
    if not told:
        return
    stored = {item.key: item for item in review.items.all()}
    fields = {"answers": "answer", "evidence": "evidence"}
    for key in {key for values in told.values() for key in values} | stored.keys():
        item = stored.get(key) or ReviewItem(review=review, key=key)
        for name, values in told.items():
            setattr(item, fields[name], values.get(key, ""))
        item.save()
