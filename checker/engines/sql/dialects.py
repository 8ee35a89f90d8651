"""Dialects: the few words in which one engine's SQL differs from what sqlglot knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import ErrorLevel, exp
from sqlglot.dialects import DuckDB, Spark

from checker.engines.sql.build import Nth

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql


class DuckDb(DuckDB):  # type: ignore[misc] # sqlglot gives its dialects no types
    """DuckDB counts places from one."""

    class Generator(DuckDB.Generator):  # type: ignore[misc] # as above
        """Write a place as DuckDB counts it."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **DuckDB.Generator.TRANSFORMS,
            Nth: lambda self, e: f"{self.sql(e, 'this')}[{self.sql(e, 'expression')}]",
        }


class SparkSql(Spark):  # type: ignore[misc] # sqlglot gives its dialects no types
    """Spark counts places from nought."""

    class Generator(Spark.Generator):  # type: ignore[misc] # as above
        """Write a place as Spark counts it."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **Spark.Generator.TRANSFORMS,
            Nth: lambda self, e: f"GET({self.sql(e, 'this')}, {self.sql(e, 'expression')})",
        }


def written(tree: Sql, dialect: type[DuckDb | SparkSql]) -> str:
    """Write SQL; what the dialect cannot say is an error, never left out."""
    return tree.sql(dialect=dialect, unsupported_level=ErrorLevel.RAISE)


__all__ = ["DuckDb", "SparkSql", "exp", "written"]
