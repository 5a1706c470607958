"""The fields of an agreement in a spreadsheet, and what people call them."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementKind, AgreementStatus, RenewalKind
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, Field
from observatory.resources.readers import (
    choice,
    count,
    date,
    first_day,
    last_day,
    line,
    sdgs,
    several,
    term,
    text,
    web_address,
    yes_no,
)
from observatory.resources.records import IS_PUBLIC, a_url, written_date
from observatory.resources.vocabulary import AGREEMENT_KINDS, AGREEMENT_STATUSES
from observatory.spreadsheets import Unreadable, key, read_term, text_of
from observatory.spreadsheets.stretches import OPEN, Term


def objectives_told(record):
    """The objectives of an agreement as they stand in one cell, where a mark separates them."""
    return [one_of_several(each.text) for each in record.specific_objectives.all() if each.removed_at is None]


def one_of_several(text):
    """A text without the marks that separate several in one cell."""
    return " ".join(text.replace(";", ",").replace("|", "/").split())


def end_or_open(cell, at):
    """The last day, or a term that stands in its place: without an end (indefinida), or a length (48 meses)."""
    if key(text_of(cell)) in OPEN:
        return Term(is_open=True)
    try:
        return last_day(cell, at)
    except Unreadable:
        if found := length(cell):
            return found
        raise


def length(cell):
    """The term that is written as so many months or years, or None."""
    try:
        found = read_term(text_of(cell))
    except Unreadable:
        return None
    return found if found.months else None


FIELDS = (
    Field("code", line, _("Code"), "codigo|id|reference|referencia|numero de acuerdo|expediente"),
    Field(
        "title",
        line,
        _("Title"),
        "titulo|nombre del acuerdo|denominacion|acuerdo|titre|intitule|agreement|agreement title"
        "|nome do acordo|convenio",
        example=_("Cooperation agreement with Lyon"),
    ),
    Field(
        "kind",
        choice(AgreementKind, **AGREEMENT_KINDS),
        _("Kind"),
        "tipo|tipo de acuerdo|type|type d'accord|tipo de acordo|clase|modalidad|instrumento",
        example=AgreementKind.COOPERATION,
    ),
    *places.OWN_CITY,
    *places.COUNTERPART,
    Field(
        "counterparts",
        line,
        _("Other counterparts"),
        "otras contrapartes|contrapartes|organizaciones|organisations|other parties|parceiros"
        "|entidades|partes firmantes",
        refers_to="observatory.agreement.counterparts",
    ),
    Field(
        "signed_on",
        date,
        _("Signed on"),
        "fecha de firma|firma|fecha|signed|date signed|signature date|date de signature|signe le"
        "|data de assinatura"
        "|assinado em|fecha de suscripcion|suscripcion|date",
        kind=DATE,
        write=written_date("signed_on"),
        example="2024-05-14",
    ),
    Field(
        "in_force_from",
        first_day,
        _("In force from"),
        "vigente desde|en vigor desde|inicio|fecha de inicio|start date|effective from"
        "|en vigueur depuis|em vigor desde"
        "|inicio de vigencia",
        kind=DATE,
    ),
    Field(
        "ends_on",
        end_or_open,
        _("Ends on"),
        "vence|vencimiento|fecha de fin|fin|vigencia hasta|vigente hasta|end date|expires|expiry date"
        "|date de fin"
        "|echeance|termino|data de termino|validade|fecha de vencimiento|valid until",
        kind=DATE,
    ),
    Field(
        "term",
        term,
        _("How long it holds"),
        "vigencia|plazo|duracion|duree|duration|term|prazo|prazo de vigencia|plazo de vigencia|validity|validite"
        "|tiempo de vigencia|duracao|periodo de vigencia|term of agreement",
        is_of_record=False,
        is_detail=True,
    ),
    Field(
        "is_open_ended",
        yes_no,
        _("Open-ended"),
        "indefinido|sin plazo|vigencia indefinida|open ended|sans terme|duree indeterminee|prazo indeterminado",
    ),
    Field(
        "renewal_kind",
        choice(RenewalKind, automatic="automatica|tacita|tacite|automatique", explicit="expresa|expresse", none="no"),
        _("What happens at its end"),
        "tipo de renovacion|type de renouvellement|tipo de renovacao",
    ),
    Field(
        "notice_months",
        count,
        _("Notice, in months"),
        "preaviso en meses|aviso previo en meses|preavis en mois|aviso previo em meses",
        kind=NUMBER,
    ),
    Field("renewal", line, _("Renewal rule"), "renovacion|prorroga|renouvellement|renovacao"),
    Field(
        "status",
        choice(AgreementStatus, **AGREEMENT_STATUSES),
        _("Status"),
        "estado|situacion|statut|etat|situacao|estatus",
    ),
    places.DEPARTMENT,
    Field(
        "responsible_post",
        line,
        _("Post in charge"),
        "puesto responsable|puesto encargado",
        write=lambda record: record.responsible_post and record.responsible_post.title,
    ),
    Field(
        "deputy_post",
        line,
        _("Deputy"),
        "suplente|puesto suplente|suppleant|poste suppleant",
        write=lambda record: record.deputy_post and record.deputy_post.title,
    ),
    Field(
        "responsible",
        line,
        _("Another post, that is not in the list"),
        "responsable|cargo responsable|responsible|responsavel",
    ),
    Field(
        "why_signed",
        text,
        _("Why we signed"),
        "por que se firmo|motivo|por que firmamos|reason|pourquoi|motivo da assinatura",
    ),
    Field("objectives", several, _("Objectives"), "objetivos|objectifs", is_of_record=False),
    Field(
        "specific_objectives",
        several,
        _("Specific objectives"),
        "objetivo|objectif|objective|objetivo general|objetivos especificos|objectifs specifiques"
        "|objetivos del acuerdo|objectives of the agreement",
        is_of_record=False,
        write=lambda record: "; ".join(objectives_told(record)),
    ),
    Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible|sustainable development goals"),
    Field("url", web_address, _("Link"), a_url()),
    Field(
        "note",
        text,
        _("Note"),
        "nota|notas|observaciones|observacion|comentarios|remarks|notes|remarques|observacoes|comentario",
    ),
    IS_PUBLIC,
    Field("has_public_steps", yes_no, _("Legal steps shown in public"), ""),
)
