"""What is said to people about a file, a column, a row: one sentence for each code, each with the way out."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from observatory.spreadsheets import MESSAGES as OF_CELLS
from observatory.spreadsheets import Refused

OF_IMPORTS = {
    # the mapping
    "mapping-not-an-object": _("The mapping is not a JSON object."),
    "mapping-unknown-part": _("The mapping has a part called %(place)s. There are %(parts)s."),
    "mapping-wrong-part": _("The part %(place)s of the mapping is not as it should be. See the interface description."),
    "mapping-unknown-column": _(
        "The mapping names the column %(place)s, which the sheet does not have. It has %(headers)s."
    ),
    "mapping-unknown-field": _(
        "The mapping names the field %(place)s, which this data set does not have. It has %(fields)s."
    ),
    "mapping-no-segments": _("The data set %(place)s has no segments. Take them out of the mapping."),
    "constant-unreadable": _("The constant %(value)s cannot be read as %(place)s. Write it as the template does."),
    # the work behind the page
    "changed-since-check": _("The data changed since the file was checked. This is what would be written now."),
    "changed-since-import": _(
        "Nothing was taken back. What came from these rows was changed or is used since: %(rows)s (%(count)s in all)."
    ),
    "no-longer-allowed": _("You may no longer bring this into the city. Ask somebody who directs it."),
    "work-failed": _("The work on this file ended without a result, and nothing was written. Start it again."),
    # files
    "too-many-files": _("%(count)s files were sent at once. Send at most %(limit)s."),
    "one-of-several": _("%(place)s: %(reason)s"),
    # the sheet
    "missing-columns": _(
        "The sheet %(place)s has no column for %(fields)s. Name it in the mapping, or say it there for every row as a "
        "constant, or add the column. There are %(headers)s."
    ),
    "no-column-fits": _(
        "No column of the sheet %(place)s says anything of this data set. There are %(headers)s. Choose another data "
        "set, or say what the columns are."
    ),
    "no-sheet-fits": _("No sheet of %(place)s has columns for %(fields)s."),
    "sheet-left-out": _("The sheet %(value)s does not fit this data set and is left out."),
    "implied": _("The column names say that %(field)s is %(value)s for every row."),
    # what people decided
    "alias": _("%(value)s was taken as %(meant)s, as decided before."),
    "left-out": _("The row is left out, as decided in the check."),
    "remembered-layout": _("The columns are those of %(place)s: they were taken as then."),
    "serial-dates": _(
        "The column %(column)s holds days as numbers, as Excel counts them from %(epoch)s. They are read so."
    ),
    # the row
    "missing-value": _("The row has no value for %(label)s. Fill it in."),
    "taken-instead": _("The row has no value for %(label)s. %(value)s is taken in its place."),
    "taken-as-whole": _("%(value)s in %(column)s stands for all groups: such values are kept as those of the whole."),
    "written-out": _("The value %(value)s is written out as %(kept)s, by the power of ten that stands beside it."),
    "overlap-otherwise": _(
        "The sheet of the indicator does not say the same of the parts of %(value)s. "
        "What it says stays; change it there."
    ),
    "no-fees-by-year": _("%(value)s tells no fees by year. Write them so: 2024: 500 €; 2025: 600 €."),
    "fees-told": _("Fees of single years come with the membership: %(value)s."),
    "fees-without-currency": _("The fees say no currency, and neither does the city. They are left out."),
    "fee-stands": _("The fee of %(year)s stands as %(amount)s already. It stays so; change it among the yearly fees."),
    "purpose-assumed": _("The row does not say what the dialogue is held for. It is stored as: %(purpose)s."),
    "group-assumed": _("The row does not say to which group %(value)s belongs. It is stored as: %(group)s."),
    "objective-in-words": _("No objective is called %(value)s. It is kept in words."),
    "example-row": _("This is the example of the template. It is left out."),
    "invalid": _("%(value)s cannot be stored: %(reason)s"),
    "negative": _("%(value)s is below zero. Only counts from zero on are expected here."),
    "not-in-list": _("%(value)s is none of the choices: %(choices)s."),
    "unknown-country": _("No country is called %(value)s. Write its name or its ISO code."),
    "unknown-country-like": _("No country is called %(value)s. Did you mean %(near)s?"),
    "unknown-currency-code": _("%(value)s is no currency code. Write the three letters of ISO 4217, such as EUR."),
    "unknown-sdg": _("%(part)s names no SDG. Write goals and targets by their numbers, such as 11; 17.9."),
    "unknown-city": _(
        "%(value)s is no city of %(territory)s. Correct the name, or let the import create missing cities."
    ),
    "ambiguous-city": _("Several cities are called %(value)s. Write the code instead: %(codes)s."),
    "city-assumed": _("The row names no city. It is taken as one of %(name)s."),
    "asked-column": _("%(value)s may mean: %(fields)s. It is left out until you say which."),
    "parted-at-commas": _("The cells of %(column)s list several names: they are parted at their commas."),
    "scaled": _("The figures of %(column)s are in %(unit)s: %(example)s."),
    "unit-seen": _("The figures of %(column)s are in %(unit)s. They are stored as they stand."),
    "read-as-open-ended": _("%(value)s was read as: without an end."),
    "read-as-length": _("%(value)s was read as a length of %(months)s months, counted from the beginning."),
    "read-as": _("%(value)s was read as: %(meant)s."),
    "not-a-link": _("%(value)s is no link. Write one address, such as https://example.org."),
    "missing-word": _("%(value)s was read as a missing value."),
    "repeated": _("The row says the same as row %(first)s. Both are kept; leave one out if it is a repetition."),
    "repeated-name": _("The name stands in row %(first)s already. Leave one of the two rows out."),
    "same-record": _(
        "The row says the same as row %(first)s, under the same code. They are one; its other cells stand behind it."
    ),
    "repeated-code": _(
        "The code stands in row %(first)s already. Give each row its own, or say that the column holds no codes."
    ),
    "other-currency": _("%(value)s is in another currency than the row says: %(currency)s. Keep one of the two."),
    "other-figures": _("The figures of this row are %(value)s. They belong to another data set and are left out here."),
    "said-by-header": _("The column %(value)s says it: %(label)s."),
    "rates-for-all": _(
        "These rates are brought in for all cities. A column or a constant with the city keeps them to that city."
    ),
    "not-above-zero": _("%(value)s is no rate. A rate is above zero."),
    "one-currency": _("%(value)s stands on both sides. A rate is told for one euro or one US dollar."),
    "day-to-come": _("%(value)s is still to come. A rate is entered once it is known."),
    "no-counterpart": _("The row says neither with whom the agreement was made nor what it is called."),
    "counterpart-without-country": _(
        "%(value)s could be in several countries. It is kept as a text; a column with the country makes it a city."
    ),
    "counterpart-is-a-body": _("%(value)s is no city. It is kept among the other counterparts."),
    "kind-assumed": _("The sheet does not say what kind of agreement it is. It is stored as: %(kind)s."),
    "kind-from-title": _("%(value)s says what kind of agreement it is: %(kind)s."),
    "activity-kind-assumed": _("The row does not say what kind of activity it is. It is stored as: %(kind)s."),
    "not-a-mission": _("%(value)s is no mission. Bring it in as an activity, or write out or in."),
    "cost-added": _("The cost of %(value)s was added up of the sums that the sheet tells."),
    "title-shortened": _("The title is longer than 300 characters. It is shortened, and kept whole in the note."),
    "joined": _("The row tells of one more traveller of the mission in row %(first)s. They are one delegation."),
    "follows-itself": _("The activity cannot follow from itself. Write the code of an earlier one."),
    "day-without-adoption": _("The row says when something was adopted, but not what."),
    "policy-without-adoption": _("The row names the policy %(value)s, but not what was adopted in it."),
    "code-taken": _("The code %(value)s belongs to another city. Choose another one."),
    "not-within": _("%(value)s is not within %(territory)s. A row may only be part of it."),
    "unknown-guest": _(
        "No actor on the map is called %(value)s. Bring in the actors first; the rest of the row is kept."
    ),
    "new-actor": _("The actor %(value)s is new. It is added to the actors of the city."),
    "day-needed": _("The day is needed here, and %(value)s does not tell it."),
    "unknown-actor": _("No actor of the map is called %(value)s. Bring in the actors first."),
    "unknown-parent": _("No actor of the map is called %(value)s. The row is kept without saying what it is part of."),
    "related-to-itself": _("%(value)s stands on both sides. Name two actors."),
    "unknown-dialogue": _("No dialogue is called %(value)s. Bring in the dialogues first."),
    "ends-before-signed": _("The end, %(value)s, is before the day of signature."),
    "ends-before-start": _("The end, %(value)s, is before the beginning."),
    "open-ended-with-end": _("The agreement is said to be open-ended and to end on %(value)s. Keep one of the two."),
    "new-department": _("The department %(value)s is new. It is added to the city's departments."),
    "post-in-words": _("No post of the office is called %(value)s. It is kept in words."),
    "unknown-post": _("No post of the office is called %(value)s. It is left out; the rest of the row is kept."),
    "ends-before-in-force": _("The agreement ends on %(value)s, before it is in force. Correct one of the two dates."),
    "unknown-objective": _("No objective is called %(value)s. The rest of the row is kept."),
    "unknown-strategy": _("No strategy is called %(value)s. The rest of the row is kept."),
    "no-such-strategy": _("No strategy is called %(value)s. Bring in the strategies first, or correct the name."),
    "strategy-first": _("The city has no strategy yet. Bring in or write the strategy first."),
    "several-strategies": _("The city has several strategies. Say in a column to which of them the row belongs."),
    "unknown-goal": _("No government goal is called %(value)s. The rest of the row is kept."),
    "unknown-instrument": _("No planning instrument is called %(value)s. The rest of the row is kept."),
    "unknown-practice": _("No good practice is called %(value)s. The rest of the row is kept."),
    "unknown-evaluator": _("No actor of the map is called %(value)s. The rest of the row is kept."),
    "unknown-value": _("No value is called %(value)s. Write the indicator and the period, such as INS-01 2025."),
    "unknown-source": _("No source is called %(value)s. The rest of the row is kept."),
    "no-such-post": _("No post of the office is called %(value)s. Bring in the posts first, or correct the name."),
    "not-from-one-to-five": _("%(value)s is not from 1 to 5."),
    "no-such-step": _("%(value)s is no step. There are steps 1 to 16."),
    "no-such-item": _("%(value)s is no item of this review. There are: %(choices)s."),
    "item-without-answer": _("%(value)s has no answer. Write an item on each line, as in aligned: yes."),
    "part-of-itself": _("An objective cannot be part of itself: look at what %(value)s is part of."),
    "dated-approval": _("A day of approval is given, %(value)s, but not that it was approved. Write both or none."),
    "was-removed": _("%(value)s was taken off the register. Restore it there, or choose another name."),
    "unknown-activity": _("No activity is called %(value)s. The rest of the row is kept."),
    "not-a-year": _("%(value)s is no year. Write it with four figures."),
    "city-from-member": _("The row names no city. The name of the member, %(value)s, is taken."),
    "shared-network": _("%(value)s is a network that all cities share. Only the operator of this site changes it."),
    "new-project": _("The project %(value)s is new. It is added to the projects."),
    "event-without-date": _("%(value)s does not say when. Write the place and the day, as in Barcelona (2025-03-09)."),
    "date-without-day": _("The date has no day. Write it in full, such as 2025-03-09."),
    "not-a-share": _("%(value)s is no percentage. Write a number from 0 to 100."),
    "communication-kind-assumed": _(
        "The row does not say what kind of communication it is. It is stored as: %(kind)s."
    ),
    "not-a-member-told": _("The city has no membership of %(value)s. The rest of the row is kept."),
    "not-a-member": _("The city has no membership of %(value)s. Log the membership first, or correct the name."),
    "decided-without-fate": _("The row says when the network decided, but not what. Write whether it was taken up."),
    "not-within-a-week": _("%(value)s hours do not fit into a week. Write more than 0 and at most 168."),
    "language-without-level": _("%(value)s does not say the level. Write it after the language, as in English C1."),
    "new-network": _("The network %(value)s is new. It is added to the networks."),
    "date-from-text": _("%(value)s was read as the year %(year)s. The whole text is kept in the note."),
    "women-above-participants": _("%(value)s women are more than the participants."),
    # indicators and measurements
    "code-of-catalogue": _(
        "%(value)s is the code of an indicator of the catalogue. Give your own indicator another one."
    ),
    "unknown-category": _("No category is called %(value)s. Write its code as the catalogue does, or leave it blank."),
    "dimension-assumed": _("The row does not say of which dimension the indicator is. It is stored as: %(dimension)s."),
    "unknown-indicator": _(
        "No indicator is called %(value)s. Write its code as the catalogue does, or bring in your own indicators first."
    ),
    "unknown-document": _("No document of the city is called %(value)s. The target is kept without it."),
    "not-a-segment": _("%(value)s is not written as Name=Value; Name=Value."),
    "empty-value": _("The row has no value. Nothing is stored for it."),
    "rounded": _("%(value)s has more decimals than are kept. It is stored as %(kept)s."),
    "repeated-measurement": _(
        "The period and segment are those of row %(first)s. Say which unused columns tell them apart: %(columns)s."
    ),
    "repeated-value": _(
        "The period and segment are those of row %(first)s. Both values are kept, this one as a repetition."
    ),
    "unit-as-segment": _(
        "The period and segment have a value in another unit already. %(value)s is kept as a segment of %(header)s."
    ),
    "approved": _("The value is approved as %(stored)s. It is corrected with a reason, never overwritten by a file."),
    "approval-in-review": _("A file does not approve values. Bring it in as a draft, and approve it in the review."),
    # evaluations
    "unknown-evaluation": _("No evaluation is called %(value)s. Bring in the evaluations first, or correct the name."),
    "unknown-finding": _("No finding of this evaluation is called %(value)s. The rest of the row is kept."),
    "indicator-not-in-use": _("The city does not use the indicator %(value)s. The rest of the row is kept."),
    "answer-without-reason": _("The answer has no reason. Write why."),
    "answer-without-day": _("An answer and its day belong together. Write both, or none."),
    "answer-to-no-recommendation": _("Only a recommendation is answered. Leave the answer out, or change the kind."),
    "done-without-day": _("What is done has the day on which it was, and nothing else has. Correct one of the two."),
    "changed-meanwhile": _("Somebody changed %(value)s while the file was checked. Check it again."),
}
MESSAGES = OF_CELLS | OF_IMPORTS


def sentence(problem):
    """Say a problem in the language of the page."""
    place = {"row": problem.row, "column": problem.column, "value": problem.value, "sheet": problem.sheet}
    arguments = place | {"address": f"{problem.column} {problem.row or ''}".strip()} | dict(problem.params)
    return gettext(MESSAGES.get(problem.code, problem.code)) % _Lenient(arguments)


def refusal_sentence(refusal):
    """Say why a file is refused as a whole."""
    arguments = {
        name: refusal_sentence(value) if isinstance(value, Refused) else value
        for name, value in refusal.arguments.items()
    }
    return gettext(MESSAGES.get(refusal.code, refusal.code)) % _Lenient(arguments)


class _Lenient(dict):
    def __missing__(self, name):
        return ""


def as_json(problem):
    """Give a problem as the interface says: row, column, value, code, message; and the sheet."""
    return {
        "row": problem.row,
        "column": problem.column or None,
        "value": problem.value,
        "code": problem.code,
        "message": sentence(problem),
        "sheet": problem.sheet,
    }
