import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from observatory.reference import load_reference


class Command(BaseCommand):
    help = "Load countries, currencies, SDGs and the gazetteer of cities; a second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Print one JSON object on standard output.")

    def handle(self, *args, **options):
        loaded = load_reference()
        people = self.stderr if options["json"] else self.stdout
        for name, count in loaded.items():
            people.write(f"{name}: {count.created} created, {count.updated} updated, {count.unchanged} unchanged")
        if not any(count.created or count.updated for count in loaded.values()):
            people.write("Nothing changed: the reference data was already as shipped.")
        if options["json"]:
            self.stdout.write(json.dumps({name: asdict(count) for name, count in loaded.items()}))
