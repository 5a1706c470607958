"""What kind of document a file is, told by its content; its name only has to agree."""

import zipfile
from pathlib import PurePath

SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
ENDINGS = {
    "application/pdf": {".pdf"},
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/gif": {".gif"},
    "image/webp": {".webp"},
}
OPEN_XML = {
    "word/": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "ppt/": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
OLD_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
PLAIN = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".txt": "text/plain"}
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 64 * 1024


class RefusedFile(ValueError):
    """A file that is not kept; `code` says why: kind, name or macros."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def media_type_of(upload):
    """Tell the media type of an open file with a `name` from its content; raise `RefusedFile` where none is kept."""
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(0)
    ending = PurePath(upload.name).suffix.lower()
    media_type, endings = _known(head, upload, ending)
    upload.seek(0)
    if ending not in endings:
        raise RefusedFile("name")
    return media_type


def _known(head, upload, ending):
    for signature, media_type in SIGNATURES.items():
        if head.startswith(signature):
            return media_type, ENDINGS[media_type]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp", ENDINGS["image/webp"]
    if head.startswith(b"PK\x03\x04"):
        return _archive(upload)
    if head.startswith(OLD_OFFICE_MARK) and ending in OLD_OFFICE:
        return OLD_OFFICE[ending], {ending}
    if ending in PLAIN and _is_text(head):
        return PLAIN[ending], {ending}
    raise RefusedFile("kind")


def _archive(upload):
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()
            mimetype = _beginning(archive, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise RefusedFile("kind") from None
    if any(name.endswith("vbaProject.bin") for name in names):
        raise RefusedFile("macros")
    if mimetype in OPEN_DOCUMENT:
        return mimetype.decode(), {OPEN_DOCUMENT[mimetype]}
    for folder, (media_type, ending) in OPEN_XML.items():
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return media_type, {ending}
    raise RefusedFile("kind")


def _beginning(archive, name):
    """The first bytes of a part, however far it unpacks."""
    with archive.open(name) as part:
        return part.read(100)


def _is_text(head):
    return b"\x00" not in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
