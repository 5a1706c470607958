import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from observatory.choices import RowFate
from observatory.imports import (
    Mapping,
    RowsRefused,
    annotated,
    as_json,
    bring_in,
    checked,
    columns_of,
    refusal_sentence,
    sentence,
)
from observatory.imports.arriving import unpacked
from observatory.imports.mapping import ALL
from observatory.models import City
from observatory.resources import data_sets
from observatory.spreadsheets import Refused, content_of

PROBLEMS_SHOWN = 20
DOES_NOT_FIT = {"no-sheet-fits", "no-header", "missing-columns"}


class Command(BaseCommand):
    help = "Bring a spreadsheet (CSV, TSV, XLSX, XLS, ODS), or a folder or ZIP of them, into a data set of a city."

    def add_arguments(self, parser):
        parser.add_argument("dataset", choices=sorted(data_sets()))
        parser.add_argument("file", type=Path)
        parser.add_argument("--city", required=True, help="code of the city or territory the rows belong to")
        parser.add_argument("--create-cities", action="store_true", help="make the municipalities that are missing")
        parser.add_argument("--sheet", default="", help="name of the sheet; * for every sheet that fits")
        parser.add_argument("--mapping", type=Path, metavar="FILE.json", help="columns, constants, segments")
        parser.add_argument("--on-error", choices=["abort", "set-aside"], default="abort")
        parser.add_argument(
            "--errors", type=Path, metavar="FILE.xlsx", help="write the sheet back with the cells marked"
        )
        parser.add_argument("--dry-run", action="store_true", help="check only; nothing is written")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file, **options):
        self.options, self.file = options, file
        self.city = self.found_city(options["city"])
        content = self.content()
        try:
            mapping = self.mapping()
            files = [] if mapping.sheet else unpacked(content, file.name)
            if len(files) > 1:
                return self.bring_in_each(files, mapping.on(ALL))
            self.bring_in(content, mapping)
        except Refused as refusal:
            self.refuse_file(refusal)
        except RowsRefused as refusal:
            self.report(refusal.plan, None, nothing_written=True)
            self.write_errors(refusal.plan, content, file.name)
            raise CommandError(self.refusal_of(refusal.plan)) from None

    def bring_in(self, content, mapping):
        plan, batch = self.outcome(content, self.file.name, mapping)
        self.report(plan, batch)
        self.write_errors(plan, content, self.file.name)

    def outcome(self, content, name, mapping):
        """Plan a file, and write it unless this is a dry run."""
        told = {"content": content, "filename": name, "dataset": self.options["dataset"], "city": self.city}
        told |= {"mapping": mapping, "create_cities": self.options["create_cities"]}
        set_aside = self.options["on_error"] == "set-aside"
        if not self.options["dry_run"]:
            return bring_in(**told, set_aside=set_aside)
        plan = checked(**told)
        if plan.errors and not set_aside:
            raise RowsRefused(plan)
        return plan, None

    def bring_in_each(self, files, mapping):
        """Bring in the files of a folder or a ZIP, each as an import of its own; one that does not fit is left out."""
        found = [self.one_of_several(content, name, mapping) for content, name in files]
        if self.options["json"]:
            self.stdout.write(json.dumps(self.together(found), ensure_ascii=False))
        refused = [told["file"] for told in found if told["outcome"] == "refused"]
        if refused:
            raise CommandError(f"Not brought in: {', '.join(refused)}.")
        if all(told["outcome"] == "left-out" for told in found):
            raise CommandError(f"No file of {self.file.name} fits {self.options['dataset']}.")

    def one_of_several(self, content, name, mapping):
        try:
            plan, batch = self.outcome(content, name, mapping)
            told = self.summary(plan, batch, name) | {"outcome": "done"}
        except RowsRefused as refusal:
            plan = refusal.plan
            told = self.summary(plan, None, name, nothing_written=True) | {"outcome": "refused"}
        except Refused as refusal:
            plan, left_out = None, refusal.code in DOES_NOT_FIT
            told = self.summary_of_refusal(refusal, name) | {"outcome": "left-out" if left_out else "refused"}
            if left_out:
                told["warnings"], told["errors"] = told["errors"], []
        if not self.options["json"]:
            self.stdout.write(f"{name}: {told['outcome']}")
            self.tell(told, plan)
        if plan and plan.errors:
            self.write_errors(plan, content, name, of=f"-{Path(name).stem}")
        return told

    def together(self, found):
        """One report for several files: the sums, every problem with its file, and each file's own report."""
        told = {"dataset": self.options["dataset"], "file": self.file.name, "sheet": None, "header_row": None}
        told |= {name: sum(each[name] for each in found) for name in ("rows", *RowFate.values)}
        told |= {"batch": None, "columns": {}}
        for kind in ("errors", "warnings"):
            told[kind] = [problem | {"file": each["file"]} for each in found for problem in each[kind]]
        return told | {"files": found}

    def found_city(self, code):
        try:
            return City.objects.observed().with_code(code).select_related("country", "currency").get()
        except City.DoesNotExist:
            raise CommandError(f"No city has the code {code}. Add it first with add_city.") from None

    def content(self):
        try:
            return content_of(self.file)
        except OSError as problem:
            raise CommandError(f"{self.file} cannot be read: {problem.strerror}.") from None

    def mapping(self):
        told = {}
        if path := self.options["mapping"]:
            try:
                told = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as problem:
                raise CommandError(f"The mapping {path} cannot be read: {problem}.") from None
        mapping = Mapping.of(told)
        return mapping.on(self.options["sheet"]) if self.options["sheet"] else mapping

    def report(self, plan, batch, *, nothing_written=False):
        told = self.summary(plan, batch, self.file.name, nothing_written=nothing_written)
        if self.options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.tell(told, plan)

    def summary(self, plan, batch, name, *, nothing_written=False):
        counts = plan.counts
        if nothing_written:
            counts[RowFate.CREATED] = counts[RowFate.UPDATED] = 0
        return {
            "dataset": plan.dataset.name,
            "file": name,
            "sheet": plan.mapping.sheet or plan.first.sheet,
            "header_row": plan.first.table.header_row,
            "rows": len(plan),
            **{fate.value: counts[fate] for fate in RowFate},
            "batch": str(batch.uuid) if batch else None,
            "columns": columns_of(plan),
            "errors": [as_json(problem) for problem in plan.errors],
            "warnings": [as_json(problem) for problem in plan.warnings],
        }

    def tell(self, told, plan):
        would = "" if not self.options["dry_run"] else "would be "
        self.stdout.write(
            f"{told['rows']} rows: {would}{told['created']} created, {told['updated']} updated,"
            f" {told['unchanged']} unchanged, {told['rejected']} rejected."
        )
        problems = (*plan.errors, *plan.warnings) if plan else ()
        for problem in problems[:PROBLEMS_SHOWN]:
            self.stderr.write(place_of(problem) + sentence(problem))
        for problem in () if plan else (*told["errors"], *told["warnings"]):
            self.stderr.write(problem["message"])
        if (more := len(problems) - PROBLEMS_SHOWN) > 0:
            self.stderr.write(f"… and {more} more; --json tells all.")
        if told["batch"]:
            self.stdout.write(f"Batch {told['batch']}; undo_import takes it back.")

    def refusal_of(self, plan):
        rejected = plan.counts[RowFate.REJECTED]
        first = plan.errors[0]
        return f"{rejected} rows cannot be taken, so nothing was written. First: {place_of(first)}{sentence(first)}"

    def refuse_file(self, refusal):
        if self.options["json"]:
            self.stdout.write(json.dumps(self.summary_of_refusal(refusal, self.file.name), ensure_ascii=False))
        raise CommandError(refusal_sentence(refusal))

    def summary_of_refusal(self, refusal, name):
        message = refusal_sentence(refusal)
        error = {"row": None, "column": None, "value": refusal.place, "code": refusal.code, "message": message}
        empty = {"dataset": self.options["dataset"], "file": name, "sheet": None, "header_row": None}
        counts = dict.fromkeys(["rows", *RowFate.values], 0)
        return empty | counts | {"batch": None, "columns": {}, "errors": [error], "warnings": []}

    def write_errors(self, plan, content, name, of=""):
        if path := self.options["errors"]:
            path = path.with_stem(path.stem + of)
            path.write_bytes(annotated(plan, content, name))
            self.stderr.write(f"Marked copy: {path}")


def place_of(problem):
    """Say where a problem is, as far as it has a place."""
    place = [problem.sheet, f"row {problem.row}" if problem.row else "", problem.column]
    return ", ".join(part for part in place if part) + ": "
