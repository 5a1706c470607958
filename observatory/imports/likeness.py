"""The same body written five ways: names in a file that may mean one another, or one the city has already."""

import re
from collections import Counter, defaultdict

from rapidfuzz import fuzz, process

from observatory.imports.aliases import name_of, nameable, texts_known
from observatory.spreadsheets import key

LIKE = 88  # of 100: above it two names are worth a question, never more than a question
NAMES_COMPARED = 3000
NEAREST = 8
FILLERS = frozenset(
    {"a", "al", "de", "del", "la", "las", "los", "el", "y", "e", "et", "and", "of", "the", "do", "da", "dos", "das"}
    | {"du", "des", "le", "les", "l", "d", "em", "en", "for"}
)
SHORT_FORMS = {
    "ayto": "ayuntamiento", "ayunt": "ayuntamiento", "mun": "municipio", "mpio": "municipio", "univ": "universidad",
    "gob": "gobierno", "gov": "government", "govt": "government", "min": "ministerio", "sec": "secretaria",
    "dir": "direccion", "depto": "departamento", "dpto": "departamento", "dept": "department", "dep": "departamento",
    "asoc": "asociacion", "assoc": "association", "fund": "fundacion", "inst": "instituto", "cia": "compania",
    "pref": "prefeitura", "st": "saint", "ste": "sainte", "sto": "santo", "sta": "santa", "cd": "ciudad",
    "intl": "international", "int": "internacional", "nac": "nacional", "dr": "doctor",
}  # fmt: skip
_DIGITS = re.compile(r"\d+")


def likenesses(plan):
    """Group the names of a plan that may mean the same: one proposal for each group, as plain JSON."""
    found, seen = [], set()
    for field in plan.dataset.fields:
        if field.refers_to and field.refers_to not in seen:
            seen.add(field.refers_to)
            fields = [each.name for each in plan.dataset.fields if each.refers_to == field.refers_to]
            found += _Names(plan, field, fields).groups()
    return found


class _Names:
    """The names that a file gives for one kind of body, beside those that the city has."""

    def __init__(self, plan, field, fields):
        self.field, self.aliases, self.run = field, plan.aliases, plan.run
        self.rows, self.spellings = Counter(), defaultdict(Counter)
        self.countries = defaultdict(set)
        for row in plan.rows:
            for name in fields:
                self.count(row, row.values.get(name))
        self.known = known_names(field.refers_to, plan.run.city)

    def count(self, row, value):
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and (known_as := key(name)):
                self.rows[known_as] += 1
                self.spellings[known_as][name] += 1
                self.countries[known_as].add(getattr(row.values.get("counterpart_country"), "pk", None))

    def groups(self):
        """Each group has what is proposed, the record it is (if any), and the other names with their rows."""
        asked = [name for name in self.rows if (self.field.refers_to, name) not in self.aliases]
        leaders = sorted(self.rows, key=lambda name: (-self.is_known(name), -self.rows[name], -len(name), name))
        members = defaultdict(list)
        led, taken = _Like([*dict.fromkeys([*self.known, *leaders])]), set()
        for name in sorted(asked, key=leaders.index, reverse=True) if len(asked) <= NAMES_COMPARED else ():
            if not self.is_known(name) and name not in members:
                leader = self.leader_of(name, led, leaders, taken)
                if leader:
                    members[leader].append(name)
                    taken.add(name)
        return [self.group(leader, names) for leader, names in members.items()]

    def is_known(self, name):
        if name in self.known:
            return True
        return self.field.refers_to == "observatory.city" and bool(self.run.lookups.places.find(name))

    def leader_of(self, name, led, leaders, taken):
        """The name that this one most probably is another spelling of: one that is known, or stands in more rows."""
        order = {each: place for place, each in enumerate(leaders)}
        for other in led.to(name):
            comes_first = other in self.known or order.get(other, 0) < order[name]
            if other != name and other not in taken and comes_first and self.may_be_one(name, other):
                return other
        return None

    def may_be_one(self, name, other):
        """Cities in different countries are two, however alike their names."""
        if self.field.refers_to != "observatory.city":
            return True
        here, there = self.countries[name] - {None}, self.countries[other] - {None}
        return not here or not there or bool(here & there)

    def group(self, leader, names):
        record = self.known.get(leader)
        return {
            "refers_to": self.field.refers_to,
            "label": str(self.field.label),
            "proposal": record[0] if record else self.spelling(leader),
            "record": str(record[1]) if record and record[1] else "",
            "names": [
                {"name": self.spelling(name), "rows": self.rows[name], "others": self.others(name, leader)}
                for name in sorted(names)
            ],
        }

    def spelling(self, name):
        return self.spellings[name].most_common(1)[0][0]

    def others(self, name, leader):
        """Records of the city that it may be instead, the nearest first: (UUID, name)."""
        near = process.extract(name, self.known.keys(), scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=45)
        return [
            [str(uuid), shown] for found, *_ in near for shown, uuid in [self.known[found]] if found != leader and uuid
        ]


def known_names(refers_to, city):
    """The names that a city has for a kind of body: {key: (name, UUID)}."""
    records = nameable(refers_to, city)
    if records is None:
        return {key(name): (name, None) for name in texts_known(refers_to, city)}
    found = {}
    for record in records:
        for name in (name_of(record), getattr(record, "acronym", ""), getattr(record, "code", "")):
            if name:
                found.setdefault(key(name), (name_of(record), record.uuid))
    return found


class _Like:
    """Finds among many names those that are alike: by their words in any order, short forms written out, or nearly."""

    def __init__(self, names):
        self.blocks = defaultdict(list)
        for name in names:
            print_ = words(name)
            self.blocks[print_[:1]].append((name, print_))

    def to(self, name):
        """The names like this one, the likest first."""
        mine = words(name)
        found = [
            (fuzz.ratio(mine, other), each)
            for each, other in self.blocks[mine[:1]]
            if each != name and _DIGITS.findall(each) == _DIGITS.findall(name)
        ]
        return [each for score, each in sorted(found, key=lambda pair: -pair[0]) if score >= LIKE]


def words(name):
    """The words of a name in a lasting order, without fillers, short forms written out."""
    said = (SHORT_FORMS.get(word, word) for word in key(name).split())
    return " ".join(sorted({word for word in said if word not in FILLERS})) or key(name)
