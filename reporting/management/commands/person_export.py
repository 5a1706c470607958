import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from observatory import history
from observatory.backup.files import privately
from observatory.models import Channel, User
from observatory.personal import NothingHeld, held_on


class Command(BaseCommand):
    help = "Write everything that is held on a person into a JSON file, to be given to them."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("file", type=Path)
        parser.add_argument("--also", action="append", default=[], help="another text that tells who they are")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, email, file, also, **options):
        try:
            held = held_on(email, also)
            with open(file, "w", encoding="utf-8", opener=privately) as out:
                json.dump(held, out, ensure_ascii=False, indent=1)
        except (NothingHeld, OSError) as refusal:
            raise CommandError(str(refusal)) from None
        if held["account"]:
            history.note("exported", User.objects.get(email__iexact=email), by=None, channel=Channel.COMMAND)
        people = self.stderr if options["json"] else self.stdout
        counts = {name: len(held[name]) for name in ("own", "did", "log", "named_in")}
        people.write(f"{file}: {counts['log']} lines of the change log, {counts['named_in']} texts that name them.")
        if options["json"]:
            told = {"email": email, "file": str(file), "account": bool(held["account"])}
            self.stdout.write(json.dumps(told | counts))
