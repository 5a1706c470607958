import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from observatory.models import City
from reporting.exports.directory import ExportRefused, export


class Command(BaseCommand):
    help = "Write everything that is published as open data into a new directory."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, help="is made, or replaced where an export made it")
        parser.add_argument("--city", help="code of the only city to export")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, directory, city, **options):
        try:
            told = export(directory, self.city(city))
        except (ExportRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(told))
        else:
            rows = sum(each["rows"] for each in told["files"] if "rows" in each)
            self.stdout.write(f"{directory}: {len(told['files'])} files with {rows} rows.")

    def city(self, code):
        if not code:
            return None
        try:
            return City.objects.public().with_code(code).get()
        except City.DoesNotExist:
            raise CommandError(f"No city that publishes has the code {code}.") from None
