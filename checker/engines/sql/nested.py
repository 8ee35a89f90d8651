"""Nested: the first step of a query over records as they are held: their sections become leaves.

A record as it is held, in Parquet for one, has a column for each section: a struct, or a list of
structs; codes are texts. The steps of a query read leaves. This is the step between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.leaves import AS_WRITTEN
from checker.engines.sql.query import CALENDAR_COLUMNS, RECORDS
from checker.model.types import EnumType, ListType, RecordType

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.query import Query
    from checker.model.types import Schema, Type

LEAVES = "leaves"


def over_nested(query: Query, schema: Schema) -> exp.Select:
    """Put the step that makes the leaves before a query's own; it makes those that are read."""
    step = exp.Select(expressions=[_column(path, schema) for path in sorted(paths(query))])
    step = step.from_(RECORDS, copy=False)
    whole = query.sql.copy()
    for table in [each for each in whole.find_all(exp.Table) if each.name == RECORDS]:
        table.replace(exp.to_table(LEAVES))
    steps = whole.args.pop("with_", None)
    whole = whole.with_(LEAVES, step, copy=False)
    for each in steps.expressions if steps else ():
        whole = whole.with_(each.alias, each.this, copy=False)
    return whole


def paths(query: Query) -> frozenset[str]:
    """List the leaves of the record that a query reads."""
    return query.reads - CALENDAR_COLUMNS


def _column(path: str, schema: Schema) -> Sql:
    name, *below = path.removesuffix(AS_WRITTEN).split(".")
    column, type_ = build.column(name), schema.case.fields[name].type
    value = _leaf(column, type_, below, written=path.endswith(AS_WRITTEN))
    named = value is column and path == name
    return value if named else exp.Alias(this=value, alias=build.name_of(path))


def _leaf(of: Sql, type_: Type, below: list[str], depth: int = 1, *, written: bool = False) -> Sql:
    """Give the leaf at a path below a value, which is a part, a list or the leaf itself."""
    match type_:
        case RecordType() if not below:
            return build.not_null(of)
        case RecordType(fields=fields):
            name, *rest = below
            part = exp.Dot(this=of, expression=build.name_of(name))
            return _leaf(part, fields[name].type, rest, depth, written=written)
        case ListType(element=RecordType(fields=fields)) if below:
            name, *rest = below
            parts = build.FieldOfEach(this=of, expression=build.name_of(name))
            return _leaf(parts, ListType(fields[name].type), rest, depth, written=written)
        case ListType(element=element):
            item = build.item("item" if depth == 1 else f"item_{depth}")
            value = _leaf(item, element, below, depth + 1, written=written)
            return of if value is item else build.mapped(of, item, value)
        case EnumType(values=values) if not written:
            return build.PlaceOf(this=of, expression=build.array(map(build.constant, values)))
        case _:
            return of
