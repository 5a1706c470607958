"""Keeping documents and links as sources: private, under the digest of their content, each once."""

import hashlib

from django.db import transaction

from observatory import history
from observatory.models import Source
from observatory.services.codes import give_code
from observatory.services.media_types import media_type_of

CHUNK = 1024 * 1024


@transaction.atomic
def keep_evidence(*, city, by, file=None, url="", title=""):
    """Keep a file, a link or both as one source of the city, and give it; one that is already there is used again.

    Raises `media_types.RefusedFile` for a file of a kind that is not accepted.
    """
    digest = sha256_of(file) if file else ""
    if found := _already_kept(city, digest, url):
        return found
    source = Source(city=city, title=(title or (file.name if file else url))[:300], url=url, added_by=by)
    if file:
        put_file(source, file, digest)
    give_code(source, source.title)
    source.save()
    history.note("created", source, by=by, after=history.snapshot(source))
    return source


def _already_kept(city, digest, url):
    return Source.objects.of(city).kept().filter(sha256=digest, url=url).first()


def put_file(source, upload, digest=None):
    """Store the bytes of an upload under their digest, once, and describe them on the source, which is not saved."""
    source.sha256 = digest or sha256_of(upload)
    source.media_type = media_type_of(upload)
    source.filename = upload.name[-255:]
    source.size = upload.size
    field = Source._meta.get_field("file")
    name = field.generate_filename(source, upload.name)
    source.file = name if field.storage.exists(name) else field.storage.save(name, upload)


def sha256_of(upload):
    """The SHA-256 of a file as hexadecimal text; the file is left at its beginning."""
    upload.seek(0)
    digest = hashlib.sha256()
    while chunk := upload.read(CHUNK):
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def attach_evidence(form, *, by):
    """Keep what a form's evidence fields hold and tie it to the record, many or one as `form.evidence_field` is."""
    given = form.cleaned_data
    file, url = given.get("new_file"), given.get("new_link") or ""
    if not (file or url):
        return
    source = keep_evidence(city=form.instance.city, by=by, file=file, url=url)
    name = form.evidence_field
    if form.instance._meta.get_field(name).many_to_many:
        given[name] = [*given.get(name, ()), source]
    else:
        setattr(form.instance, name, source)


@transaction.atomic
def save_source(form, *, by):
    """Save a source edited by hand, with a new file where one was given."""
    source = form.instance
    if upload := form.cleaned_data.get("new_file"):
        put_file(source, upload)
    if not source.pk:
        source.added_by = by
        give_code(source, source.title)
    return history.save_form(form, by=by)
