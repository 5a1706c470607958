import json

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from observatory.personal import NotErased, NothingHeld, erase
from reporting.services.shelf import shelve_all


class Command(BaseCommand):
    help = "Erase a person: their account becomes a former member's, no text names them; figures and history stay."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--also", action="append", default=[], help="another text that tells who they are")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, email, also, **options):
        try:
            told = erase(email, also=also)
        except (NotErased, NothingHeld, DatabaseError) as refusal:
            raise CommandError(str(refusal)) from None
        shelve_all()
        people = self.stderr if options["json"] else self.stdout
        people.write(f"Erased: {sum(told['erased'].values())} texts that named them.")
        for name in told["kept"]:
            people.write(f"Published, so kept: {name}. Withdraw it if it must go.")
        for name in told["files"]:
            people.write(f"This stored file names them still: {name}")
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
