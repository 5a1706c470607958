import pytest
from django import forms
from django.db import DatabaseError, connection, transaction

from observatory import history
from observatory.models import Change, Department
from tests.factories.observatory import ChangeFactory, DepartmentFactory, UserFactory

pytestmark = pytest.mark.django_db


class DepartmentForm(forms.ModelForm):
    version = forms.IntegerField()

    class Meta:
        model = Department
        fields = ["name", "focal_point"]


def form_for(department, **typed):
    form = DepartmentForm({"version": department.version, "name": department.name, **typed}, instance=department)
    assert form.is_valid()
    return form


def test_a_change_tells_who_what_before_and_after():
    department, person = DepartmentFactory(name="Culture"), UserFactory()

    history.save_form(form_for(department, name="Culture and sport"), by=person)

    change = Change.objects.get()
    assert (change.by, change.city, change.action) == (person, department.city, "changed")
    assert (change.before, change.after) == ({"name": "Culture"}, {"name": "Culture and sport"})


def test_the_second_of_two_editors_is_told_and_nothing_is_lost():
    department = DepartmentFactory(name="Culture")
    opened_before = Department.objects.get(pk=department.pk)
    history.save_form(form_for(department, name="First"), by=UserFactory())

    with pytest.raises(history.ChangedMeanwhile) as conflict:
        history.save_form(form_for(opened_before, name="Second"), by=UserFactory())

    assert conflict.value.current.name == "First"
    assert Department.objects.get().name == "First"
    assert Change.objects.count() == 1


def test_each_save_raises_the_version():
    department = DepartmentFactory()

    history.save_form(form_for(department, name="New"), by=UserFactory())

    assert Department.objects.get().version == 2


def test_a_write_that_fails_leaves_no_line():
    department = DepartmentFactory()

    def write_and_fail():
        with transaction.atomic():
            history.note("changed", department, by=None)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        write_and_fail()
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE observatory_change SET label = 'other'", "DELETE FROM observatory_change"]
)
def test_the_database_refuses_to_rewrite_history(statement):
    ChangeFactory(label="as it was")

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Change.objects.get().label == "as it was"
