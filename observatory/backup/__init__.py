"""One file that holds the database and the stored files, and what is made of it again."""

from observatory.backup.archive import BackupRefused, opened
from observatory.backup.restoring import restore
from observatory.backup.writing import write_backup

__all__ = ["BackupRefused", "opened", "restore", "write_backup"]
