from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import Purpose
from dialogues.forms.commitments import LineFormSet
from dialogues.forms.dialogues import CloseForm
from dialogues.models import Commitment, Dialogue
from dialogues.purposes import GUIDES, guide_of
from dialogues.services.commitments import overdue
from dialogues.services.dialogues import close_dialogue
from dialogues.views.nouns import COMMITMENT, DIALOGUE
from observatory import after_saving
from observatory.forms.filters import ListFilter
from observatory.history import ChangedMeanwhile
from observatory.services import changes
from observatory.services.codes import with_key
from observatory.views.conflict import differing
from observatory.views.noun import page_locale
from observatory.views.records import PAGE, answers, form_page, just_removed, ordered, record_new
from observatory.views.workspace import city_of, city_to_log_in


def work_dialogues(request, city):
    city = city_of(request, city)
    dialogues = DIALOGUE.of(city, request.user)
    agreed = Commitment.objects.workable_by(request.user).filter(city=city, dialogue__removed_at=None)
    context = listed(request, city, DIALOGUE, dialogues)
    context["n_agreed"] = agreed.count()
    context["n_overdue"] = overdue(agreed).count()
    context["n_to_close"] = dialogues.filter(is_closed=False, held_on__lt=timezone.localdate()).count()
    return render(request, "dialogues/dialogue_list.html", context)


def work_commitments(request, city):
    city = city_of(request, city)
    rows = COMMITMENT.of(city, request.user).filter(dialogue__removed_at=None)
    context = listed(request, city, COMMITMENT, rows)
    context |= {"n_overdue": overdue(rows).count(), "today": timezone.localdate(), "n_all": rows.count()}
    return render(request, "dialogues/commitment_list.html", context)


def listed(request, city, noun, rows):
    """What a list page shows of these rows: those that fit the answers in the address, in the order asked for."""
    filters = ListFilter(request.GET, rows=noun.rows(rows), search=noun.search, by=noun.by)
    asked = request.GET.get("sort", "")
    sort = asked if asked.removeprefix("-") in noun.sorts else noun.default_sort
    return {
        "city": city,
        "section": noun.section,
        "noun": noun,
        "filters": filters,
        "is_filtered": any(request.GET.get(name) for name in filters.fields),
        "page": Paginator(ordered(filters.found(), noun, sort), PAGE).get_page(request.GET.get("page")),
        "sort": sort,
        "new": noun.address("new", city),
        "removed": just_removed(request, city, noun),
        "may_log": request.user.has_perm(noun.permission, city),
    }


def dialogue_new(request, city):
    """First what the dialogue is for, with what suits; then the form."""
    purpose = request.GET.get("purpose", "")
    if purpose in Purpose.values:
        words = {**DIALOGUE.words, "lede": guide_of(purpose).tool}
        return record_new(request, city, noun=replace(DIALOGUE, words=words))
    if request.method == "POST" or "copy" in request.GET:
        return record_new(request, city, noun=DIALOGUE)
    city = city_to_log_in(request, city)
    context = {"city": city, "section": "actors", "noun": DIALOGUE, "guides": GUIDES}
    return render(request, "dialogues/dialogue_purpose.html", context)


def dialogue_close(request, city, key):
    city = city_to_log_in(request, city)
    dialogue = DIALOGUE.find(city, request.user, key)
    form = CloseForm(*answers(request), instance=dialogue, city=city)
    lines = LineFormSet(form.data if form.is_bound else None, form_kwargs={"city": city}, prefix="agreed")
    if request.method == "POST" and is_complete(form, lines, dialogue):
        try:
            closed = close_dialogue(form, agreed_in(lines), by=request.user)
        except ChangedMeanwhile as meanwhile:
            return close_page(request, city, form, lines, meanwhile.current, status=409)
        messages.success(request, after_saving.sentence(closed))
        return redirect(DIALOGUE.address("detail", city, closed))
    return close_page(request, city, form, lines)


def is_complete(form, lines, dialogue):
    """Whether the closing can be saved; it is told at the field where nothing is said on what was agreed."""
    fits = [form.is_valid(), lines.is_valid()]
    if not all(fits):
        return False
    form.agree(len(agreed_in(lines)) + dialogue.commitments.kept().count())
    return form.is_valid()


def agreed_in(lines):
    given = [line.cleaned_data for line in lines if line.cleaned_data.get("text")]
    return [{name: line[name] for name in ("text", "kind", "responsible", "due_on")} for line in given]


def close_page(request, city, form, lines, current=None, *, status=None):
    dialogue = Dialogue.objects.get(pk=form.instance.pk)
    last = changes.changes_of(dialogue).first() if current else None
    if current:
        form.data = form.data.copy()
        form.data["version"] = current.version
    context = {
        "city": city,
        "section": "actors",
        "dialogue": dialogue,
        "guide": guide_of(dialogue.purpose),
        "detail": DIALOGUE.address("detail", city, dialogue),
        "form": form,
        "lines": lines,
        "agreed": dialogue.commitments.kept(),
        "conflict_rows": differing(form, current, page_locale(city)) if current else None,
        "conflict_who": last.by if last and last.by else _("Somebody"),
        "conflict_at": last.at if last else None,
    }
    return render(request, "dialogues/dialogue_close.html", context, status=status)


def commitment_new(request, city):
    """Something agreed in a dialogue that the address names."""
    city = city_to_log_in(request, city)
    dialogue = dialogue_named(request, city)
    form = COMMITMENT.form(*answers(request), instance=Commitment(city=city, dialogue=dialogue), city=city)
    if form.is_valid():
        saved = COMMITMENT.save(form, by=request.user)
        messages.success(request, after_saving.sentence(saved))
        return redirect(DIALOGUE.address("detail", city, dialogue))
    return form_page(request, city, COMMITMENT, form, cancel=DIALOGUE.address("detail", city, dialogue))


def dialogue_named(request, city):
    """The dialogue of `?dialogue=`, or that of the commitment to copy; 404 without either."""
    dialogues = DIALOGUE.of(city, request.user)
    if key := request.GET.get("dialogue"):
        return get_object_or_404(with_key(dialogues, key))
    copied = with_key(COMMITMENT.of(city, request.user), request.GET.get("copy", ""))
    return get_object_or_404(dialogues, commitments__in=copied)
