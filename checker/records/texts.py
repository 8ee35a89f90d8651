"""Texts: a file or standard input becomes the plain data of its records, one after the other."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

from checker.model.diagnostic import RecordProblem, Severity
from checker.records import messages
from checker.records.files import LINES, PARQUET, YAML, refused_path, shown
from checker.records.found import Fault, Found, Plain, Refused
from checker.records.packed import BROKEN, opened, unpacked
from checker.records.parse_json import parse_json
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from _typeshed import WriteableBuffer

MEBIBYTE = 2**20
RECORD_LIMIT = 16 * MEBIBYTE
YAML_LIMIT = 4 * MEBIBYTE
ARRAY_LIMIT = 512 * MEBIBYTE  # a file of many records is parsed whole; more belongs in NDJSON
STDIN = "<stdin>"


def in_file(path: Path) -> Iterator[Found]:
    """Read the records of a file by what its suffix says it is."""
    suffix = unpacked(path).suffix.lower()
    name = shown(path)
    if suffix == PARQUET:
        yield refused_path(path, messages.table_file())
        return
    try:
        with opened(path) as stream:
            if suffix in LINES:
                yield from _in_lines(name, stream)
            elif suffix in YAML:
                yield from _in_yaml(name, stream)
            else:
                yield from _in_json(name, stream)
    except BROKEN:
        yield refused_path(path, messages.unreadable())


def on_stdin(stream: BinaryIO) -> Iterator[Found]:
    """Read standard input: an object, an array, or NDJSON, as its first line shows.

    A line that opens and closes an object is a record of its own, and others may follow it.
    """
    lines, whole = starts_lines(stream)
    yield from _in_lines(STDIN, whole) if lines else _in_json(STDIN, whole)


def starts_lines(stream: BinaryIO) -> tuple[bool, BinaryIO]:
    """Say whether a stream holds a record a line, and give it again from its start."""
    head = b""
    while raw := stream.readline(RECORD_LIMIT + 1):
        head += raw
        if raw.strip() or len(head) > RECORD_LIMIT:
            break
    start = head.removeprefix(codecs.BOM_UTF8).strip()
    lines = start.startswith(b"{") and start.endswith(b"}")
    return lines, io.BufferedReader(_Again(head, stream))


class _Again(io.RawIOBase):
    """A stream of which the start was read before."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer) -> int:
        view = memoryview(into)
        data = self._head.read(len(view)) or self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _in_lines(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Read NDJSON line by line, so a file may be larger than memory; a bad line stops no other."""
    empty = True
    for number, raw in enumerate(_lines(stream), start=1):
        for found in in_line(name, number, raw):
            empty = empty and isinstance(found, Refused) and not found.counted
            yield found
    if empty:
        yield nothing(name)


def in_line(name: str, number: int, raw: bytes) -> Iterator[Found]:
    """Read the record of one line of NDJSON; a blank line holds none."""
    place = f"{name}:{number}"
    try:
        if len(raw) > RECORD_LIMIT:
            raise Fault(messages.too_large("this line", RECORD_LIMIT))  # noqa: TRY301
        if number == 1 and raw.startswith(codecs.BOM_UTF8):
            yield _remark(place, messages.byte_order_mark())
        # Without its end, so that what is missing there is missed on this line.
        text = _text(raw.removesuffix(b"\n"))
        if text.strip():
            yield Plain(place, parse_json(text, number))
    except Fault as fault:
        yield _broken(place, fault)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines; of one that is too long only the start, and the rest is passed over."""
    while raw := stream.readline(RECORD_LIMIT + 1):
        yield raw
        # readline stops at the limit or after the line's end; only the former leaves a rest
        while len(raw) > RECORD_LIMIT and not raw.endswith(b"\n"):
            raw = stream.readline(RECORD_LIMIT + 1)


def _in_json(name: str, stream: BinaryIO) -> Iterator[Found]:
    try:
        raw = _whole(stream, ARRAY_LIMIT, "the file")
        if raw.startswith(codecs.BOM_UTF8):
            yield _remark(name, messages.byte_order_mark())
        text = _text(raw)
        if len(raw) > RECORD_LIMIT and not text.lstrip().startswith("["):
            raise Fault(messages.too_large("the record", RECORD_LIMIT))  # noqa: TRY301
        if not text.strip():
            yield nothing(name)
            return
        data = parse_json(text)
    except Fault as fault:
        yield _broken(name, fault)
        return
    yield from _several(name, data) if isinstance(data, list) else (Plain(name, data),)


def _in_yaml(name: str, stream: BinaryIO) -> Iterator[Found]:
    try:
        raw = _whole(stream, YAML_LIMIT, "the file")
        if raw.startswith(codecs.BOM_UTF8):
            yield _remark(name, messages.byte_order_mark())
        documents = yaml_documents(_text(raw))
    except Fault as fault:
        yield _broken(name, fault)
        return
    if len(documents) == 1 and not isinstance(documents[0], list):
        yield Plain(name, documents[0])
        return
    records: list[object] = []
    for document in documents:
        records += document if isinstance(document, list) else [document]
    yield from _several(name, records)


def _several(name: str, records: Sequence[object]) -> Iterator[Found]:
    if not records:
        yield nothing(name)
    for number, data in enumerate(records, start=1):
        yield Plain(f"{name} record {number}", data)


def _whole(stream: BinaryIO, limit: int, what: str) -> bytes:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise Fault(messages.too_large(what, limit))
    return raw


def _text(raw: bytes) -> str:
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(messages.not_utf8(error.start)) from None


def _broken(where: str, fault: Fault) -> Refused:
    return Refused(RecordProblem(where, None, "", *fault.wording), counted=True)


def _remark(where: str, wording: messages.Wording) -> Refused:
    return Refused(RecordProblem(where, None, "", *wording, Severity.WARNING), counted=False)


def nothing(name: str) -> Refused:
    """Say that a file holds no record."""
    return Refused(RecordProblem(name, None, "", *messages.no_record()), counted=False)
