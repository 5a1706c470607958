"""Migrations, and what the first one of each app is built on."""

from django.db import migrations


class NewTables(migrations.Migration):
    """A migration that does nothing but make tables: all of them are described before the first one is made.

    Django describes the models anew, with all that are related to them, after each table. For a hundred tables that
    are all related to the city it took longer than anything else in a first start.
    """

    def apply(self, project_state, schema_editor, collect_sql=False):
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, project_state, project_state)
        return project_state
