"""Rows that belong to a record: written with it, and named in its line of the log."""

from django.db import transaction

from observatory import history
from observatory.services.codes import give_code
from observatory.services.sources import attach_evidence

UUID = "uuid"


@transaction.atomic
def save_with_rows(form, *, by, words):
    """Save a record's form and its rows, in one line of the log. Raises `history.ChangedMeanwhile`.

    `words` gives for the accessor of each kind of row how one of them is written in the log.
    """
    record = form.instance
    is_new = record.pk is None
    if form.evidence_field:
        attach_evidence(form, by=by)
    if not record.code:
        give_code(record, form.code_text())
    before = {}
    if not is_new:
        before = history.lock(record, expected=form.cleaned_data["version"]) | in_words(record, words)
    saved = form.save()
    for accessor in words:
        if (rows := form.cleaned_data.get(accessor)) is not None:
            write_rows(getattr(saved, accessor), rows)
    after = history.snapshot(saved) | in_words(saved, words)
    history.note("created" if is_new else "changed", saved, by=by, before=before, after=after)
    return saved


def write_rows(stored, rows):
    """Bring the rows of a record to what was written: known ones changed, others new, the rest gone."""
    known = {str(row.uuid): row for row in stored.all()}
    for written in rows:
        values = {name: value for name, value in written.items() if name != UUID}
        row = known.pop(written.get(UUID), None)
        if row is None:
            stored.create(**values)
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.version += 1
            row.save()
    for gone in known.values():
        gone.delete()


def in_words(record, words):
    """The rows as the log keeps them: {accessor: [text, …]}."""
    asked_anew = {accessor: getattr(record, accessor).filter() for accessor in words}  # the record may carry old ones
    return {accessor: [words[accessor](row) for row in rows] for accessor, rows in asked_anew.items()}
