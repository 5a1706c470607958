import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from observatory.backup import BackupRefused, restore


class Command(BaseCommand):
    help = "Put a backup into an empty database and the folder of stored files, or refuse before anything is touched."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="take the place of what the database holds")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file, replace, **options):
        try:
            manifest = restore(file, replace=replace)
        except (BackupRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from None
        people = self.stderr if options["json"] else self.stdout
        rows = sum(table["rows"] for table in manifest["tables"].values())
        for name in manifest["missing"]:
            self.stderr.write(f"Was missing already when the backup was made: {name}")
        people.write(
            f"Restored as of {manifest['made_at']}: {rows} rows of {len(manifest['tables'])} tables and "
            f"{len(manifest['files'])} files, each held against its checksum."
        )
        if options["json"]:
            told = {"file": str(file), "rows": rows, "files": len(manifest["files"])}
            self.stdout.write(json.dumps(told | {name: manifest[name] for name in ("version", "made_at", "missing")}))
