"""A Word package without accidents: fixed properties, fixed zip times, so equal input gives equal bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from advisor.papers.printable import printable

_LONGEST_PROPERTY = 255  # more than that Word does not store
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def set_properties(document: WordDocument, *, title: str, on: date) -> None:
    """Core properties of the file; no author is claimed, the lawyer who signs is the author."""
    properties = document.core_properties
    properties.title = " ".join(printable(title).split())[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.subject = properties.category = ""
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = datetime(on.year, on.month, on.day, tzinfo=UTC)


def zipped(docx: bytes) -> bytes:
    """The same package with its members in the same order and all dated alike."""
    stream = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _ZIP_EPOCH)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return stream.getvalue()
