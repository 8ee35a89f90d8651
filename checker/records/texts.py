"""Texts: a file or standard input becomes the plain data of its records, one after the other."""

from __future__ import annotations

import codecs
import io
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from checker.model.diagnostic import RecordProblem, Severity
from checker.records import messages
from checker.records.files import LINES, YAML, refused_path, shown
from checker.records.found import Fault, Found, Plain, Refused
from checker.records.parse_json import parse_json
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MEBIBYTE = 2**20
RECORD_LIMIT = 16 * MEBIBYTE
YAML_LIMIT = 4 * MEBIBYTE
ARRAY_LIMIT = 512 * MEBIBYTE  # a file of many records is parsed whole; more belongs in NDJSON
STDIN = "<stdin>"


def in_file(path: Path) -> Iterator[Found]:
    """Read the records of a file by what its suffix says it is."""
    suffix = path.suffix.lower()
    name = shown(path)
    try:
        with path.open("rb") as stream:
            if suffix in LINES:
                yield from _in_lines(name, stream)
            elif suffix in YAML:
                yield from _in_yaml(name, stream)
            else:
                yield from _in_json(name, stream)
    except (OSError, ValueError):
        yield refused_path(path, messages.unreadable())


def on_stdin(stream: BinaryIO) -> Iterator[Found]:
    """Read standard input: an object, an array, or NDJSON, as its first line shows.

    A line that opens and closes an object is a record of its own, and others may follow it.
    """
    head = b""
    while raw := stream.readline(RECORD_LIMIT + 1):
        head += raw
        if raw.strip() or len(head) > RECORD_LIMIT:
            break
    start = head.removeprefix(codecs.BOM_UTF8).strip()
    if start.startswith(b"{") and start.endswith(b"}"):
        yield from _in_lines(STDIN, io.BytesIO(head), stream)
    else:
        yield from _in_json(STDIN, io.BytesIO(head), stream)


def _in_lines(name: str, *streams: BinaryIO) -> Iterator[Found]:
    """Read NDJSON line by line, so a file may be larger than memory; a bad line stops no other."""
    empty = True
    for number, raw in enumerate(chain.from_iterable(map(_lines, streams)), start=1):
        place = f"{name}:{number}"
        try:
            if len(raw) > RECORD_LIMIT:
                raise Fault(messages.too_large("this line", RECORD_LIMIT))  # noqa: TRY301
            if number == 1 and raw.startswith(codecs.BOM_UTF8):
                yield _remark(place, messages.byte_order_mark())
            text = _text(raw)
            if text.strip():
                empty = False
                yield Plain(place, parse_json(text, number))
        except Fault as fault:
            empty = False
            yield _broken(place, fault)
    if empty:
        yield _nothing(name)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines; of one that is too long only the start, and the rest is passed over."""
    while raw := stream.readline(RECORD_LIMIT + 1):
        yield raw
        # readline stops at the limit or after the line's end; only the former leaves a rest
        while len(raw) > RECORD_LIMIT and not raw.endswith(b"\n"):
            raw = stream.readline(RECORD_LIMIT + 1)


def _in_json(name: str, *streams: BinaryIO) -> Iterator[Found]:
    try:
        raw = _whole(streams, ARRAY_LIMIT, "the file")
        if raw.startswith(codecs.BOM_UTF8):
            yield _remark(name, messages.byte_order_mark())
        text = _text(raw)
        if len(raw) > RECORD_LIMIT and not text.lstrip().startswith("["):
            raise Fault(messages.too_large("the record", RECORD_LIMIT))  # noqa: TRY301
        if not text.strip():
            yield _nothing(name)
            return
        data = parse_json(text)
    except Fault as fault:
        yield _broken(name, fault)
        return
    yield from _several(name, data) if isinstance(data, list) else (Plain(name, data),)


def _in_yaml(name: str, stream: BinaryIO) -> Iterator[Found]:
    try:
        raw = _whole((stream,), YAML_LIMIT, "the file")
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
        yield _nothing(name)
    for number, data in enumerate(records, start=1):
        yield Plain(f"{name} record {number}", data)


def _whole(streams: Sequence[BinaryIO], limit: int, what: str) -> bytes:
    raw = b"".join(stream.read(limit + 1) for stream in streams)
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


def _nothing(name: str) -> Refused:
    return Refused(RecordProblem(name, None, "", *messages.no_record()), counted=False)
