"""Dialects: the few words in which one engine's SQL differs from what sqlglot knows of it.

Each gives NULL, never an error, where a place lies beyond a list or a date beyond the calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import ErrorLevel, exp
from sqlglot.dialects import DuckDB, Spark, Trino
from sqlglot.errors import UnsupportedError

from checker.engines.sql import build
from checker.engines.sql.build import FieldOfEach, Nth, Number, OnOneLine, PlaceOf, Set
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot.generator import Generator

    from checker.engines.sql.build import Sql

# More months than there are between any two days that can be written.
MOST_MONTHS = 12 * 9999
WIDTH = 100


class CannotSayError(CheckerError):
    """A query for which a dialect of SQL has no words."""


def _as(rewrite: Callable[[Sql], Sql]) -> Callable[[Generator, Sql], str]:
    """Write a node as another one, which the dialect knows."""
    return lambda self, node: str(self.sql(rewrite(node)))


def _call(function: str, *arguments: Sql) -> Sql:
    return exp.Anonymous(this=function, expressions=list(arguments))


def _integer(value: Sql) -> Sql:
    return exp.TryCast(this=value, to=exp.DataType.build("int"))


def _field_of_each(node: Sql) -> Sql:
    part = build.item("part")
    return build.mapped(node.this, part, exp.Dot(this=part, expression=node.expression))


def _place_of(function: str) -> Callable[[Sql], Sql]:
    def rewritten(node: Sql) -> Sql:
        found = _call(function, node.expression, node.this)
        return build.minus(exp.Nullif(this=found, expression=build.ZERO), build.ONE)

    return rewritten


def _on_one_line(node: Sql, *flags: Sql) -> Sql:
    return _call("REGEXP_REPLACE", node.this, node.expression, build.constant(" "), *flags)


def _from_one(node: Sql) -> Sql:
    """Count from nought a place that a dialect counts from one."""
    return exp.Paren(this=build.minus(node.this, build.ONE))


def _counted_from(start: int, node: Sql) -> Sql:
    """Give the number of an item as a dialect counts it."""
    number: Sql = node.expressions[0]
    shift = start - int(node.args["offset"])
    if isinstance(number, exp.Literal):
        return build.constant(int(number.name) + shift)
    if shift == 0:
        return number
    return (build.plus if shift > 0 else build.minus)(number, build.constant(abs(shift)))


def _duckdb_item(self: Generator, node: Sql) -> str:
    over = self.sql(node, "this")
    return f"{over}[{self.sql(_counted_from(1, node))}]"


class DuckDb(DuckDB):  # type: ignore[misc] # sqlglot gives its dialects no types
    """DuckDB counts places from one."""

    class Generator(DuckDB.Generator):  # type: ignore[misc] # as above
        """Write a place as DuckDB counts it."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **DuckDB.Generator.TRANSFORMS,
            Nth: lambda self, e: f"{self.sql(e, 'this')}[{self.sql(e, 'expression')}]",
            FieldOfEach: _as(_field_of_each),
            PlaceOf: _as(_place_of("LIST_POSITION")),
            OnOneLine: _as(lambda e: _on_one_line(e, build.constant("g"))),
            exp.Bracket: _duckdb_item,
            Number: _as(_from_one),
            Set: _as(lambda e: _call("LIST_SORT", _call("LIST_DISTINCT", e.this))),
        }


def _spark_item(node: Sql) -> Sql:
    number = _counted_from(0, node)
    return _call("GET", node.this, number if number.is_int else _integer(number))


def _spark_shifted(node: Sql) -> Sql:
    """Shift a date by days or months, unless the number is beyond what a shift can take."""
    day, number = node.this, node.expression
    if node.text("unit") == "DAY":
        return _call("DATE_ADD", day, _integer(number))
    most = build.constant(MOST_MONTHS)
    within = exp.Between(this=number, low=build.constant(-MOST_MONTHS), high=most)
    return build.case((within, _call("ADD_MONTHS", day, _integer(number))))


def _trying(function: str) -> Callable[[Sql], Sql]:
    """Give arithmetic that is NULL where a number grows too large."""
    return lambda node: _call(function, node.this, node.expression)


class SparkSql(Spark):  # type: ignore[misc] # sqlglot gives its dialects no types
    """Spark counts places from nought, and stops at numbers that grow too large unless told."""

    class Generator(Spark.Generator):  # type: ignore[misc] # as above
        """Write what Spark says in its own way, so that no value can stop a query."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **Spark.Generator.TRANSFORMS,
            Nth: _as(lambda e: _call("GET", e.this, e.expression)),
            FieldOfEach: _as(lambda e: exp.Dot(this=e.this, expression=e.expression)),
            PlaceOf: _as(_place_of("ARRAY_POSITION")),
            Number: lambda self, e: self.sql(e, "this"),
            Set: _as(lambda e: _call("SORT_ARRAY", _call("ARRAY_DISTINCT", e.this))),
            OnOneLine: _as(_on_one_line),
            exp.Add: _as(_trying("TRY_ADD")),
            exp.Sub: _as(_trying("TRY_SUBTRACT")),
            exp.Mul: _as(_trying("TRY_MULTIPLY")),
            exp.ArraySize: _as(lambda e: _call("ARRAY_SIZE", e.this)),
            exp.Bracket: _as(_spark_item),
            exp.DateAdd: _as(_spark_shifted),
        }


def _trino_places(over: Sql) -> Sql:
    """List the places of a list; a sequence cannot be empty, so it starts one too early."""
    place = build.item("place")
    places = _call("SEQUENCE", build.ZERO, build.size(over))
    after = exp.Lambda(this=build.below(build.ZERO, place), expressions=[place])
    return exp.ArrayFilter(this=places, expression=after)


def _trino_lambda(self: Generator, node: Sql) -> str:
    """Write a lambda; one that is given the place too goes over two lists side by side."""
    over, each = node.this, node.expression
    if len(each.expressions) == 1:
        name = "TRANSFORM" if isinstance(node, exp.Transform) else "FILTER"
        return str(self.func(name, over, each))
    if isinstance(node, exp.Transform):
        return str(self.func("ZIP_WITH", over, _trino_places(over), each))
    place = each.expressions[1]
    kept = self.func("FILTER", _trino_places(over), exp.Lambda(this=each.this, expressions=[place]))
    item = exp.Lambda(this=_call("ELEMENT_AT", over, place), expressions=[place])
    return f"TRANSFORM({kept}, {self.sql(item)})"


def _of_known(function: str) -> Callable[[Sql], Sql]:
    """Leave out what is not known, of which nothing is the largest or the smallest."""
    known = build.item("known")
    keep = exp.Lambda(this=build.not_null(known), expressions=[known])
    return lambda node: _call(function, exp.ArrayFilter(this=node.this, expression=keep.copy()))


def _trino_item(node: Sql) -> Sql:
    number = _counted_from(1, node)
    known = number if number.is_int else exp.Nullif(this=number, expression=build.ZERO)
    return _call("ELEMENT_AT", node.this, known)


class TrinoSql(Trino):  # type: ignore[misc] # sqlglot gives its dialects no types
    """Trino counts places from one, and gives no lambda the place of an item."""

    class Generator(Trino.Generator):  # type: ignore[misc] # as above
        """Write what Trino says in its own way."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **Trino.Generator.TRANSFORMS,
            Nth: _as(lambda e: _call("ELEMENT_AT", e.this, e.expression)),
            FieldOfEach: _as(_field_of_each),
            PlaceOf: _as(_place_of("ARRAY_POSITION")),
            Number: _as(_from_one),
            # Its sorting stops at a field that is not known, of which facts have some.
            Set: _as(lambda e: _call("ARRAY_DISTINCT", e.this)),
            OnOneLine: _as(_on_one_line),
            exp.Transform: _trino_lambda,
            exp.ArrayFilter: _trino_lambda,
            exp.ArrayMax: _as(_of_known("ARRAY_MAX")),
            exp.ArrayMin: _as(_of_known("ARRAY_MIN")),
            exp.Bracket: _as(_trino_item),
            exp.DateAdd: lambda self, e: self.func(
                "TRY",
                self.func(
                    "DATE_ADD", exp.Literal.string(e.text("unit").lower()), e.expression, e.this
                ),
            ),
        }


Dialect = type[DuckDb | SparkSql | TrinoSql]
DIALECTS: dict[str, Dialect] = {"duckdb": DuckDb, "spark": SparkSql, "trino": TrinoSql}


def written(tree: Sql, dialect: Dialect, *, pretty: bool = False) -> str:
    """Write SQL, with its comments when it is for people.

    Raises:
        CannotSayError: the dialect cannot say something; it is never left out.
    """
    try:
        return str(
            tree.sql(
                dialect=dialect,
                unsupported_level=ErrorLevel.RAISE,
                pretty=pretty,
                comments=pretty,
                max_text_width=WIDTH,
            )
        )
    except UnsupportedError as error:
        name = next(name for name, each in DIALECTS.items() if each is dialect)
        message = f"{name} has no words for this rule: {error}"
        raise CannotSayError(message) from error
