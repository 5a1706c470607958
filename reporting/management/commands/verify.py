import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from observatory import sealing
from observatory.backup.whole import faults_of_files, sweep
from reporting.services.verifying import faults_of_answers, faults_of_editions

PARTS = ("audit", "editions", "files")


class Command(BaseCommand):
    help = "Check that what is stored holds together: the change log, published editions, stored files; else all three."

    def add_arguments(self, parser):
        parser.add_argument(
            "--audit", action="store_true", help="no entry of the change log was changed, taken or moved"
        )
        parser.add_argument(
            "--editions", action="store_true", help="published editions are the bytes that were published"
        )
        parser.add_argument("--files", action="store_true", help="every row has its file, every file its row")
        parser.add_argument("--head", help="a last digest that was noted earlier: the change log must still hold it")
        parser.add_argument("--sweep", action="store_true", help="remove files that no row has named for a day")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        self.people = self.stderr if options["json"] else self.stdout
        asked = [part for part in PARTS if options[part]] or [*PARTS]
        told = {"checked": asked, "at": timezone.now().isoformat(timespec="seconds"), "faults": []}
        if options["sweep"]:
            told["removed"] = sweep()
            self.people.write(f"Removed {len(told['removed'])} files that no row names.")
        for part in asked:
            told |= getattr(self, part)(told["faults"], options["head"])
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        for fault in told["faults"][1:]:
            self.people.write(f"{fault}")
        if told["faults"]:
            raise CommandError(told["faults"][0])

    def audit(self, faults, head):
        try:
            count = sealing.check_chain(head)
        except sealing.Broken as broken:
            faults.append(str(broken))
            return {}
        last = sealing.head()
        self.people.write(
            f"Change log: {count} entries as they were written. Last digest, to be kept elsewhere: {last}"
        )
        return {"entries": count, "head": last}

    def editions(self, faults, _head):
        return self.told("editions", faults, [*faults_of_editions(), *faults_of_answers()])

    def files(self, faults, _head):
        return self.told("files", faults, faults_of_files())

    def told(self, part, faults, found):
        found = [*found]
        faults += found
        if not found:
            self.people.write(f"{part.capitalize()}: as they were stored.")
        return {}
