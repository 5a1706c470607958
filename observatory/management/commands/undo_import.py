import json
import uuid

from django.core.management.base import BaseCommand, CommandError

from observatory.imports import NotApplied, NotUndone, undo
from observatory.models import ImportBatch


class Command(BaseCommand):
    help = "Take an import back exactly, or refuse with the rows changed since."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=uuid.UUID)
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, batch, **options):
        try:
            found = ImportBatch.objects.get(uuid=batch)
        except ImportBatch.DoesNotExist:
            raise CommandError(f"There is no import {batch}.") from None
        blocked = []
        try:
            found = undo(found)
        except NotApplied:
            raise CommandError(f"The import {batch} is not in effect: it is {found.get_state_display()}.") from None
        except NotUndone as refusal:
            blocked = [{"sheet": row.sheet, "row": row.row, "record": row.record} for row in refusal.rows]
        self.tell(found, blocked, as_json=options["json"])

    def tell(self, batch, blocked, *, as_json):
        if as_json:
            told = {"batch": str(batch.uuid), "undone": not blocked, "created": batch.created, "updated": batch.updated}
            self.stdout.write(json.dumps(told | {"blocked": blocked}))
        if blocked:
            places = ", ".join(str(each["row"]) for each in blocked[:20])
            raise CommandError(f"Nothing was taken back: records of these rows were changed or used since: {places}.")
        if not as_json:
            self.stdout.write(f"Taken back: {batch.created} new records removed, {batch.updated} restored.")
