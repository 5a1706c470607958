"""What was agreed in dialogues, in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus
from dialogues.models import Commitment, Dialogue
from observatory.models import Activity
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.readers import choice, last_day, line, measured
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord
from observatory.spreadsheets import key

ALL = 100
STATUSES = {
    "open": "pendiente|por hacer|a faire|pendente|abierto|to do|no iniciado|no iniciada|sin iniciar|not started"
    "|nao iniciado|nao iniciada|non commence|non demarre|por iniciar",
    "under_way": "en curso|en proceso|en cours|em andamento|in progress",
    "done": "completado|completada|cumplida|finalizado|realizada|acheve|achevee|implementado|implemented|hecho"
    "|cumplido|terminado|realise|realisee|fait|feito|concluido|completed|realizado",
    "dropped": "descartado|abandonado|abandonne|cancelado|cancelled",
}


def status_at(progress):
    """What the progress tells of a commitment whose status nobody wrote."""
    if not progress:
        return CommitmentStatus.OPEN
    return CommitmentStatus.DONE if progress == ALL else CommitmentStatus.UNDER_WAY


@declare
class Commitments(OfRecord, DataSet):
    """What was agreed in dialogues, and what became of it."""

    name = "commitments"
    label = _("Commitments")
    description = _("What was agreed in dialogues: one row for each commitment.")
    model = Commitment
    natural = ("dialogue", "text")
    related = ("dialogue", "owner", "deputy", "answered_by")
    usual_constants = ("dialogue", "kind")
    fields = (
        Field("code", line, _("Code"), f"{CODE.names}|n|nº"),
        Field(
            "dialogue",
            line,
            _("Dialogue"),
            "dialogo|sesion|dialogue|session|codigo del dialogo",
            write=lambda commitment: commitment.dialogue and (commitment.dialogue.code or commitment.dialogue.title),
            refers_to="dialogues.dialogue",
        ),
        places.CITY,
        Field("kind", choice(CommitmentKind), _("Kind"), "tipo|type"),
        Field(
            "text",
            line,
            _("What was agreed"),
            "compromiso|acuerdo|texto|engagement|texte|compromisso|commitment",
            required=True,
        ),
        Field(
            "responsible",
            line,
            _("By whom"),
            "responsable|responsavel|responsible|quien",
            refers_to="dialogues.commitment.responsible",
        ),
        Field("resources", line, _("With what resources"), "recursos|ressources|resources"),
        Field(
            "owner",
            line,
            _("Followed up by"),
            "puesto responsable|poste|cargo",
            write=lambda commitment: commitment.owner.title if commitment.owner else "",
        ),
        Field(
            "deputy",
            line,
            _("Deputy"),
            "suplente|puesto suplente|suppleant|deputy",
            write=lambda commitment: commitment.deputy.title if commitment.deputy else "",
        ),
        Field(
            "due_on",
            last_day,
            _("Due on"),
            "plazo|fecha limite|vence|echeance|prazo|due|deadline|cumplimiento|ano meta|fecha de cumplimiento"
            "|target year",
            kind=DATE,
        ),
        Field("status", choice(CommitmentStatus, **STATUSES), _("Status"), "estado|statut|situacion|situacao"),
        Field(
            "progress",
            measured,
            _("Progress, in per cent"),
            "avance|progreso|porcentaje_completado|porcentaje de avance|avancement|progression|andamento|progress"
            "|taux de realisation|taux d avancement|taxa de execucao|% de avance|percent complete|% complete"
            "|% avance|% cumplimiento|% execution|% de execucao",
            kind=NUMBER,
        ),
        Field(
            "answered_by",
            line,
            _("The activity that answered it"),
            "actividad|actividad que lo responde|activite|atividade|activity",
            is_of_record=False,
            write=lambda commitment: (
                commitment.answered_by and (commitment.answered_by.code or str(commitment.answered_by))
            ),
        ),
        Field("status_note", line, _("Note on the status"), "nota|observaciones|desc|descripcion|note|remarque"),
        IS_PUBLIC,
    )

    def prepare(self, rows, run):
        known = run.memory["dialogues"] = {}
        for dialogue in Dialogue.objects.kept().filter(city__in=run.known_cities(rows)).order_by("-pk"):
            known |= {(dialogue.city_id, key(name)): dialogue for name in (dialogue.title, dialogue.code) if name}

    def resolve(self, row, run):
        self.store(row)
        if row.values.get("dialogue"):
            row.stored["dialogue"] = run.memory["dialogues"].get((row.city.pk, key(row.values["dialogue"])))
            if row.stored["dialogue"] is None:
                raise RowRefused("unknown-dialogue", "dialogue", row.values["dialogue"])
        if name := row.values.get("answered_by"):
            self.point_at(Activity, "answered_by", name, row, run)
        progress = row.stored.get("progress")
        if progress is not None and not 0 <= progress <= ALL:
            raise RowRefused("not-a-share", "progress", progress)
        for name in ("owner", "deputy"):
            self.give_post(name, row, run)

    def give_post(self, name, row, run):
        """Look up the post that a cell names; one that the office does not have is told and left out."""
        if title := row.stored.pop(name, ""):
            if post := run.lookups.post(row.city, title):
                row.stored[name] = post
            else:
                row.warn("unknown-post", name, title)

    def missing(self, row, run):
        row.defaults["status"] = status_at(row.stored.get("progress"))
        self.give_code(row, run, row.stored["text"])

    def records(self, city, cities):
        return self.of_cities(cities)
