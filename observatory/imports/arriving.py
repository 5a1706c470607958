"""Files as they arrive: one, several at once, or many in a ZIP; each becomes a batch of its own."""

import io
import uuid
import zipfile

from django.db import transaction

from observatory.choices import BatchState
from observatory.imports.batches import content_of, receive
from observatory.resources import data_set
from observatory.spreadsheets import Refused, archive, find_table, further_headers, inspect, read_once, read_workbook
from observatory.spreadsheets.preflight import ZIP

MOST_TOGETHER, ROWS_LOOKED_AT = 30, 2000


@transaction.atomic
def receive_all(contents, *, dataset, city, by):
    """Keep each of these (bytes, name) for an import. Raises `Refused`, naming the file, and then keeps none."""
    files = [file for content, name in contents for file in unpacked(content, name)]
    if len(files) > MOST_TOGETHER:
        raise Refused("too-many-files", count=len(files), limit=MOST_TOGETHER)
    together = uuid.uuid4() if len(files) > 1 else None
    batches = [_received(content, name, dataset, city, by, is_alone=len(files) == 1) for content, name in files]
    for batch in batches:
        batch.upload = together
        batch.save(update_fields=["upload"])
    return batches


def unpacked(content, name):
    """Give the files of a ZIP, or the file itself. Raises `Refused`."""
    if not content.startswith(b"PK") or inspect(content).kind != ZIP:
        return [(content, name)]
    try:
        found, _notes = archive.members(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise Refused("damaged-file", place=name) from None
    if not any(found.values()):
        raise Refused("empty-archive", place=name)
    return [(inside, member) for member, inside in found.items() if inside]


def _received(content, name, dataset, city, by, *, is_alone):
    try:
        return receive(dataset=dataset, content=content, filename=name, city=city, by=by)
    except Refused as refusal:
        if is_alone:
            raise
        raise Refused("one-of-several", place=name, reason=refusal) from None


def is_sheet_in_doubt(batch):
    """Whether a person should look which sheet is meant, and where its column names stand."""
    workbook = read_once(read_workbook(content_of(batch), batch.filename))
    if len(workbook.sheets) > 1:
        return True
    try:
        aliases = data_set(batch.dataset).aliases
        table = find_table(workbook, aliases)
    except Refused:
        return True
    return table.header_row > 1 or bool(further_headers(table, aliases, ROWS_LOOKED_AT))


def tell(batch, mapping, **told):
    """Take down how a batch is to be read, and what else is `told`; what was found before no longer holds."""
    batch.mapping = mapping.as_json()
    batch.state, batch.report = BatchState.UPLOADED, batch.report | told
    batch.save(update_fields=["mapping", "state", "report"])
