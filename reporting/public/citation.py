"""How a figure is cited: in words, and in the formats of reference managers (BibTeX, RIS, CSL-JSON)."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.exports.licence import TITLE, licence_of

SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL |= {sign: f"\\{sign}" for sign in "{}&%$#_"}


@dataclass(frozen=True)
class Citation:
    """What is told of a published figure wherever it is cited."""

    key: str
    author: str
    title: str
    version: int
    issued: dt.date | None
    licence: object
    address: str
    language: str

    def in_words(self):
        """The sentence to copy."""
        observatory = _("Observatory of cities' internationalization strategies")
        parts = [self.author, self.title, observatory, self.licence.name, self.address]
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts[:-1]) + f" {self.address}"

    def as_bibtex(self):
        year = {"year": str(self.issued.year)} if self.issued else {}
        told = {"author": f"{{{_tex(self.author)}}}", "title": f"{{{_tex(self.title)}}}", "publisher": _tex(TITLE)}
        told |= year | {"version": str(self.version), "url": self.address, "note": self.licence.name}
        lines = [f"  {name} = {{{value}}}" for name, value in told.items()]
        return "@misc{" + ",\n".join([re.sub(r"[^\w-]", "-", self.key), *lines]) + "\n}\n"

    def as_ris(self):
        told = [("TY", "DATA"), ("AU", self.author), ("TI", self.title), ("PB", TITLE)]
        if self.issued:
            told += [("PY", str(self.issued.year)), ("DA", f"{self.issued:%Y/%m/%d}")]
        told += [("ET", str(self.version)), ("LA", self.language), ("UR", self.address), ("C1", self.licence.name)]
        return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in [*told, ("ER", "")])

    def as_csl(self):
        """An item of CSL-JSON."""
        day = self.issued
        issued = {"issued": {"date-parts": [[day.year, day.month, day.day]]}} if day else {}
        told = {"id": self.key, "type": "dataset", "author": [{"literal": self.author}], "title": self.title}
        told |= {"publisher": TITLE, "version": str(self.version), "URL": self.address, "language": self.language}
        return told | {"license": self.licence.url} | issued


def _one_line(text):
    return " ".join(text.split())


def _tex(text):
    return "".join(SPECIAL.get(sign, sign) for sign in _one_line(text))


def citation_of(page, absolute, language):
    """How one published indicator of a city is cited; `absolute` makes a whole address of a path."""
    code, version = page.indicator.code, page.indicator.version
    told = ", ".join(filter(None, [page.indicator.name, page.span]))
    approved_at = page.measurement.approved_at if page.measurement else None
    return Citation(
        key=f"{page.city.code}-{code}",
        author=page.city.cited_as,
        title=_("%(told)s [%(code)s, version %(n)s]") % {"told": told, "code": code, "n": version},
        version=version,
        issued=approved_at.date() if approved_at else None,
        licence=licence_of(page.city),
        address=absolute(page.permanent),
        language=language,
    )
