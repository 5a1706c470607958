"""Words of records, found through an index that the database itself keeps, whichever door a change came through.

Words are folded as `spreadsheets.words.key` folds them. PostgreSQL keeps an index of the words of each row; SQLite a
table of texts beside each table, which triggers write. Both are made after every migration.
"""

import hashlib

from django.db import connection
from django.db.models.expressions import RawSQL

LONGEST_TEXT, LONGEST_WORD = 200_000, 100
INDEXED = {}  # the fields of a model of which the words are kept
UNFOLDED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
FUNCTION = f"""
CREATE OR REPLACE FUNCTION folded_words(told text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left(word, {LONGEST_WORD}))), ''::tsvector)
    FROM regexp_split_to_table(
        {{folded}}, '[\\W_]+'
    ) word WHERE word <> ''
$$
"""


def index(model, *fields):
    """Have the words of these fields of a model kept."""
    INDEXED[model] = fields


def holding(model, spellings, pattern, most):
    """The keys of records that hold one of these folded spellings, as a subquery where there are more than so many.

    `pattern` finds the spellings of several words.
    """
    sql, given = _asked(model, spellings, pattern)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {most + 1}", given)
        keys = [key for (key,) in cursor.fetchall()]
    return keys if len(keys) <= most else RawSQL(sql, given)


def _asked(model, spellings, pattern):
    """The statement that finds the keys, with what is given to it."""
    if connection.vendor == "sqlite":
        table = model._meta.db_table
        asked = " OR ".join(f'"{spelling}"*' for spelling in sorted(spellings))
        return f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s", [asked]
    words = sorted(spelling for spelling in spellings if " " not in spelling)
    phrases = sorted(spellings - set(words))
    told = [f"{_words(model)} @@ %s::tsquery"] if words else []
    given = [" | ".join(f"'{word}':*" for word in words)] if words else []
    if phrases:
        told.append(f"({_words(model)} @@ %s::tsquery AND {_text(model)} ~* %s)")
        given += [
            " | ".join(f"({' & '.join(map(_lexeme, _parts(phrase)))})" for phrase in phrases),
            pattern(frozenset(phrases)),
        ]
    return f"SELECT id FROM {model._meta.db_table} WHERE {' OR '.join(told)}", given


def _parts(phrase):
    """The words of a phrase, of which the last may go on."""
    *whole, last = phrase.split()
    return [*((word, "") for word in whole), (last, ":*")]


def _lexeme(part):
    word, more = part
    return f"'{word}'{more}"


def _text(model, of=""):
    """The fields as one text."""
    return " || ' ' || ".join(f"coalesce({of}{model._meta.get_field(name).column}, '')" for name in INDEXED[model])


def _words(model):
    return f"folded_words({_text(model)})"


def install():
    """Make what is lacking of the indexes, and fill it."""
    make = {"postgresql": _install_on_postgresql, "sqlite": _install_on_sqlite}[connection.vendor]
    with connection.cursor() as cursor:
        make(cursor)


def uninstall():
    """Take the triggers of SQLite away: it changes no table whose columns they name."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%~_words~_%' ESCAPE '~'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


def forget():
    """Let no index keep words that no row holds any more."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for model in INDEXED:
                texts = f"{model._meta.db_table}_words"
                cursor.execute(f"INSERT INTO {texts} ({texts}) VALUES ('optimize')")


def _name(model):
    """The name of an index, another one where other fields are kept."""
    digest = hashlib.sha256(_text(model).encode()).hexdigest()[:8]
    return f"{model._meta.db_table}_words_{digest}"


def _install_on_postgresql(cursor):
    cursor.execute(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE '%_words_%'"
    )
    there = {name for (name,) in cursor}
    lacking = [model for model in INDEXED if _name(model) not in there]
    if lacking:
        folded = (
            f"translate(regexp_replace(normalize(lower(left(told, {LONGEST_TEXT})), NFKD), '[\u0300-\u036f]', '', 'g')"
        )
        spelled = dict(_spellings())
        plain = {letter: to for letter, to in spelled.items() if len(to) == 1}
        folded = f"lower({folded}, '{''.join(plain)}', '{''.join(plain.values())}'))"
        for letter in spelled.keys() - plain.keys():
            folded = f"replace({folded}, '{letter}', '{spelled[letter]}')"
        cursor.execute(FUNCTION.replace("{folded}", folded))
    for model in lacking:
        cursor.execute(f"CREATE INDEX {_name(model)} ON {model._meta.db_table} USING gin ({_words(model)})")


def _install_on_sqlite(cursor):
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%~_words~_%' ESCAPE '~'")
    there = {name for (name,) in cursor.fetchall()}
    for model in INDEXED:
        if f"{_name(model)}_delete" not in there:
            _keep_texts_of(model, cursor)


def _keep_texts_of(model, cursor):
    """Fill the table of texts, and have it follow every write."""
    table, name = model._meta.db_table, _name(model)
    texts, columns = f"{table}_words", ", ".join(model._meta.get_field(field).column for field in INDEXED[model])
    tokens = "unicode61 remove_diacritics 2"
    cursor.execute(f'CREATE VIRTUAL TABLE IF NOT EXISTS {texts} USING fts5(words, tokenize="{tokens}")')
    cursor.execute(f"DELETE FROM {texts}")
    cursor.execute(f"INSERT INTO {texts} (rowid, words) SELECT id, {_spelled(_text(model))} FROM {table}")
    new = _spelled(_text(model, "NEW."))
    for when, then in (
        ("insert AFTER INSERT", f"INSERT INTO {texts} (rowid, words) VALUES (NEW.id, {new})"),
        (f"update AFTER UPDATE OF {columns}", f"UPDATE {texts} SET words = {new} WHERE rowid = NEW.id"),
        ("delete AFTER DELETE", f"DELETE FROM {texts} WHERE rowid = OLD.id"),
    ):
        cursor.execute(f"CREATE TRIGGER {name}_{when} ON {table} BEGIN {then}; END")


def _spelled(text):
    """The text with the letters that are no letter with an accent, which SQLite does not fold by itself."""
    for letter, to in _spellings():
        text = f"replace({text}, '{letter}', '{to}')"
    return text


def _spellings():
    """Each letter that is spelled otherwise, small and large: a database may know neither as a letter."""
    for letter, to in UNFOLDED.items():
        yield from ((each, to) for each in {letter, letter.upper()} if len(each) == 1)
