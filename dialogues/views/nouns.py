"""The nouns of this app: dialogues, and what was agreed in them."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.coverage import coverage_of
from actors.models import Actor
from dialogues.choices import Audience
from dialogues.communicating import state_of
from dialogues.forms import CommitmentForm, CommunicationForm, CommunicationPlanForm, DialogueForm, QuestionForm
from dialogues.models import PLAN_QUALITIES, QUALITY, Commitment, Communication, CommunicationPlan, Dialogue, Question
from dialogues.purposes import guide_of
from dialogues.services.commitments import save_commitment
from dialogues.services.communications import save_communication, save_plan
from dialogues.services.invitations import suggestions
from dialogues.services.questions import save_question
from observatory.figures import figures_of
from observatory.views.noun import Noun

LATEST_SESSIONS = 5


@dataclass(frozen=True)
class DialogueNoun(Noun):
    """A noun whose pages stand in this app's folder of templates."""

    def template(self, page):
        return f"dialogues/{self.name}_{page}.html"


def dialogue_rows(rows):
    kept = Q(commitments__removed_at=None)
    return rows.annotate(
        n_agreed=Count("commitments", filter=kept, distinct=True),
        n_done=Count("commitments", filter=kept & Q(commitments__status="done"), distinct=True),
    )


def dialogue_extra(dialogue, request):
    invited = list(dialogue.invited.filter(removed_at=None))
    return {
        "guide": guide_of(dialogue.purpose),
        "invited": invited,
        "invited_coverage": coverage_of(dialogue.invited.filter(removed_at=None)),
        "attending": dialogue.attending.filter(removed_at=None),
        "departments": dialogue.departments.filter(removed_at=None),
        "commitments": dialogue.commitments.kept(),
        "is_past": dialogue.held_on <= timezone.localdate(),
        "today": timezone.localdate(),
        "suggestions": [] if dialogue.is_closed else suggestions(dialogue),
        "results": [
            (dialogue._meta.get_field(name).verbose_name, text)
            for name in ("expected_short", "expected_middle", "expected_long")
            if (text := getattr(dialogue, name))
        ],
        "quality": quality_of(dialogue),
        "series": other_sessions(dialogue),
        "has_actors": bool(invited) or Actor.objects.of(dialogue.city).kept().exists(),
    }


def quality_of(dialogue):
    """The five qualities with the answer to each; none where nothing was answered."""
    said = [
        (Dialogue._meta.get_field(name).verbose_name, getattr(dialogue, f"get_{name}_display")()) for name in QUALITY
    ]
    return said if any(answer for _label, answer in said) else []


def other_sessions(dialogue):
    """The other sessions of the same series, the latest first."""
    if not dialogue.series:
        return Dialogue.objects.none()
    of_series = Dialogue.objects.of(dialogue.city).kept().filter(series__iexact=dialogue.series)
    return of_series.exclude(pk=dialogue.pk).order_by("-held_on", "-pk")[:LATEST_SESSIONS]


DIALOGUE = DialogueNoun(
    name="dialogue",
    model=Dialogue,
    form=DialogueForm,
    rows=dialogue_rows,
    details=lambda rows: rows.select_related("minutes"),
    extra=dialogue_extra,
    search=("title", "series", "place", "summary"),
    by=("purpose",),
    sorts={"title": ("title",), "date": ("held_on",), "purpose": ("purpose", "held_on"), "agreed": ("n_agreed",)},
    default_sort="-date",
    section="actors",
    back="work-actors",
    words={
        "many": _("Dialogues"),
        "new": _("Prepare a dialogue"),
        "none": _("No dialogue is prepared yet"),
        "hint": _("The first one is usually the table where the departments meet."),
    },
)


def commitment_extra(commitment, request):
    answered_by = commitment.answered_by
    figures = figures_of([answered_by]) if answered_by else {}
    return {"today": timezone.localdate(), "figures": figures.get(str(answered_by.uuid), []) if answered_by else []}


COMMITMENT = DialogueNoun(
    name="commitment",
    model=Commitment,
    form=CommitmentForm,
    save=save_commitment,
    rows=lambda rows: rows.select_related("dialogue").filter(dialogue__removed_at=None),
    details=lambda rows: rows.select_related("dialogue", "answered_by", "owner", "deputy").prefetch_related("notes"),
    extra=commitment_extra,
    search=("text", "responsible", "dialogue__title"),
    by=("status", "kind"),
    sorts={
        "text": ("text",),
        "due": ("due_on",),
        "status": ("status", "due_on"),
        "responsible": ("responsible", "due_on"),
    },
    default_sort="due",
    section="actors",
    back="work-dialogues",
    words={
        "many": _("What was agreed"),
        "new": _("Write down something agreed"),
        "none": _("Nothing agreed is written down yet"),
        "hint": _("What is agreed in a dialogue is written down when the dialogue is closed, and followed here."),
    },
)

COMMUNICATION = DialogueNoun(
    name="communication",
    model=Communication,
    form=CommunicationForm,
    save=save_communication,
    rows=lambda rows: rows.annotate(n_pickups=Count("pickups")),
    details=lambda rows: rows.select_related("activity", "same_as", "source", "planned__plan").prefetch_related(
        "pickups", "departments", "objectives"
    ),
    search=("title", "sent_to", "channel", "note", "code"),
    by=("kind", "audience"),
    sorts={"title": ("title",), "date": ("sent_on",), "kind": ("kind", "sent_on"), "pickups": ("n_pickups",)},
    default_sort="-date",
    section="actors",
    back="work-dialogues",
    back_label=_("Dialogues"),
    words={
        "many": _("Communication"),
        "new": _("Log a communication"),
        "lede": _("A press note, a report, a publication: what was sent, on which day, and who took it up."),
        "none": _("Nothing that was sent or published is logged yet"),
        "hint": _("Log press notes, reports to departments and publications: the indicators count them by themselves."),
    },
)


def plan_extra(plan, request):
    today = timezone.localdate()
    sent = Prefetch("communications", Communication.objects.kept(), to_attr="sent")
    lines = list(plan.lines.with_state().prefetch_related(sent))
    state = state_of(lines, Audience.values, today)
    return {
        "lines": lines,
        "today": today,
        "state": state,
        "forgotten": [str(Audience(each).label) for each in state.forgotten],
        "qualities": [
            (CommunicationPlan._meta.get_field(name).verbose_name, getattr(plan, f"get_{name}_display")())
            for name in PLAN_QUALITIES
        ],
    }


COMMUNICATION_PLAN = DialogueNoun(
    name="communication-plan",
    model=CommunicationPlan,
    form=CommunicationPlanForm,
    save=save_plan,
    rows=lambda rows: rows.annotate(n_lines=Count("lines")),
    details=lambda rows: rows.select_related("strategy"),
    extra=plan_extra,
    search=("title", "note", "lines__aim", "code"),
    sorts={"title": ("title",), "date": ("starts_on",), "lines": ("n_lines",)},
    default_sort="-date",
    section="actors",
    back="communication-list",
    back_label=_("Communication"),
    words={
        "many": _("Communication plans"),
        "new": _("Write a communication plan"),
        "lede": _("To whom the office speaks, what for, by which channel and when: before it is sent."),
        "none": _("No communication plan is written yet"),
        "hint": _("A plan keeps communication from beginning only when everything is over."),
    },
)

QUESTION = DialogueNoun(
    name="question",
    model=Question,
    form=QuestionForm,
    save=save_question,
    extra=lambda question, request: {"may_publish": request.user.has_perm("dialogues.publish_answer", question)},
    search=("text", "answer"),
    by=("status",),
    sorts={"text": ("text",), "date": ("asked_on",), "status": ("status", "asked_on")},
    default_sort="-date",
    section="actors",
    back="work-dialogues",
    back_label=_("Dialogues"),
    words={
        "many": _("Questions to the city"),
        "new": _("Write down a question"),
        "lede": _("A question that came by another way than the public page, in the words of who asked."),
        "none": _("Nobody has asked yet"),
        "hint": _("Questions asked on the city's public page arrive here; nothing is shown before it is published."),
    },
)
