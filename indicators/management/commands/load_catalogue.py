import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.catalogue import FOLDER, CatalogueRefused, load


class Command(BaseCommand):
    help = "Load the catalogue's categories, indicators and scales in four languages; a second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Where the YAML files are.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object on standard output.")

    def handle(self, *args, **options):
        people = self.stderr if options["json"] else self.stdout
        try:
            loaded = load(options["folder"])
        except CatalogueRefused as refusal:
            raise CommandError(f"Nothing was written.\n{refusal}", returncode=1) from refusal
        for name, kind in loaded.items():
            created, changed = len(kind.created), len(kind.changed)
            people.write(f"{name}: {created} created, {changed} changed, {kind.unchanged} unchanged")
            if kind.not_in_files:
                people.write(f"{name} that are not in the files any more: {', '.join(kind.not_in_files)}")
        if not any(kind.created or kind.changed for kind in loaded.values()):
            people.write("Nothing changed: the catalogue was already as shipped.")
        if options["json"]:
            self.stdout.write(json.dumps({name: asdict(kind) for name, kind in loaded.items()}))
