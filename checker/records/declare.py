"""Declare: the few words with which a record's fields and codes are declared, once."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field


class Vocabulary(StrEnum):
    """A closed list of codes; a member is ``value, label`` and, where there is one, the code."""

    label: str
    code: str | None

    def __new__(cls, value: str, label: str, code: str | None = None) -> Self:
        """Make a member that equals its value and carries its label and code."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.code = code
        return member


class OrderedVocabulary(Vocabulary):
    """A vocabulary whose members are declared from lowest to highest and compare by that rank."""


class Section(BaseModel):
    """A part of a record. A field that is left out, or null, is *not recorded*.

    ``anchor`` names the date by which items of this kind are ordered in time; ``sequences`` are
    dates that must not run backwards (equal is fine).
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=False,
        defer_build=True,  # a part is built once, within the whole; and not at all for `--help`
    )
    anchor: ClassVar[str | None] = None
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = ()


def fact(  # noqa: PLR0913 - each is a word of the declaration
    description: str,
    *,
    source: str,
    unit: str | None = None,
    past: bool = False,
    dated_by: str | None = None,
    required: bool = False,
) -> Any:  # noqa: ANN401 - a field's default has the field's own type, as with pydantic's Field
    """Declare a field of a record; not required means that ``None`` stands for *not recorded*.

    ``source`` says where the field comes from: a public MOJ name, the bulletin, or the project.
    ``unit`` names what a number counts. ``past`` marks a date that cannot lie after the day of
    judging. ``dated_by`` names, for a flag, the sibling date on which it came true.
    """
    extra: dict[str, Any] = {"source": source}
    if unit is not None:
        extra["unit"] = unit
    if past:
        extra["past"] = True
    if dated_by is not None:
        extra["dated_by"] = dated_by
    default = ... if required else None
    # What has a unit is counted or measured, and nothing of that kind is less than none.
    least = None if unit is None else 0
    return Field(default, description=description, ge=least, json_schema_extra=extra)
