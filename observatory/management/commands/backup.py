import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from observatory.backup import BackupRefused, write_backup


class Command(BaseCommand):
    help = "Write the database and the stored files into one file, as they stand at one moment, while others work."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="is replaced once the new backup is whole; private to this account")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file, **options):
        try:
            manifest = write_backup(file)
        except (BackupRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from None
        people = self.stderr if options["json"] else self.stdout
        rows = sum(table["rows"] for table in manifest["tables"].values())
        for name in manifest["missing"]:
            self.stderr.write(f"Missing, so not in the backup: {name}")
        people.write(f"{file}: {rows} rows of {len(manifest['tables'])} tables, {len(manifest['files'])} files.")
        if options["json"]:
            told = {"file": str(file), "bytes": file.stat().st_size, "rows": rows, "files": len(manifest["files"])}
            same = {name: manifest[name] for name in ("version", "made_at", "database", "log_head", "missing")}
            tables = {name: table["rows"] for name, table in manifest["tables"].items()}
            self.stdout.write(json.dumps(told | same | {"tables": tables}))
