"""New: a rule to begin with, which can be run at once and is then changed into what is meant."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.language.json_schema import json_schema
from checker.language.shape import KEBAB
from checker.model.errors import CheckerError, UnknownNameError
from checker.model.source import Source
from checker.records.json_schema import json_schema as record_schema
from checker.workshop.layout.lay_out import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.api import Book

SCHEMA = "rule.schema.json"
RULE = """\
# yaml-language-server: $schema={schema}
id: {id}
title: No evidence of a completed review
status: preview
basis:
  prompts: [{prompts}]
  questions: [{questions}]
  source: {source}
why: >-
  Say why it matters, for people who read a finding.
weight: supporting
parameters:
  within:
    value: 10
    unit: working days
    source: say where the figure is from
    certainty: policy
for_each: change in changes if change.raises_risk
due: working_days_after(change.known_on, within)
expect: >-
  any(review.completed and change.known_on <= review.completed_on <= due for review in reviews)
finding: >-
  A change ({{change.kind}}) was known on {{change.known_on}}; there is no evidence in the record
  of a completed review by {{due}}.
put_right: Say what would put it right.
does_not_see: Say what the rule cannot see.
tends_to: neither
examples:
  - name: reviewed on the last day
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: [{{completed: true, completed_on: 2018-05-16}}]
    outcome: met
  - name: reviewed on the day on which the change was known
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: [{{completed: true, completed_on: 2018-05-01}}]
    outcome: met
  - name: reviewed the day before the change was known
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: [{{completed: true, completed_on: 2018-04-30}}]
    outcome: not met
  - name: a review was begun and not completed
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: [{{completed: false}}]
    outcome: not met
  - name: reviewed a day after the last
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: [{{completed: true, completed_on: 2018-05-17}}]
    outcome: not met
  - name: the last day itself is not over
    case:
      as_of: 2018-05-15
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
      reviews: []
    outcome: not yet due
  - name: reviews are not recorded
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: true}}]
    outcome: cannot tell
  - name: no change that raises the risk
    case:
      as_of: 2018-06-01
      changes: [{{kind: arrest, known_on: 2018-05-01, raises_risk: false}}]
      reviews: []
    outcome: not applicable
"""
SOURCE = "say where the standard asks for it"


class CannotBeginError(CheckerError):
    """A rule cannot be begun; the message says why."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a rule that is begun: its id, and what it is to rest on."""

    name: str
    prompts: tuple[str, ...]
    questions: tuple[str, ...]


def new_rule(book: Book, home: Path, folder: Path, begun: Begun) -> tuple[Path, ...]:
    """Write a rule to begin with into a folder of a rulebook; give the files that were written.

    The schema by which editors complete is written beside the rulebook, if it is not there.

    Raises:
        CannotBeginError: the id is none, or taken, there is a file of that name, or it would rest
            on nothing.
        UnknownNameError: the rulebook has no such prompt or question.
    """
    _check(book, begun)
    file = folder / f"{begun.name}.yaml"
    if file.exists():
        message = f"{file} is there already"
        raise CannotBeginError(message)
    schema = home / SCHEMA
    text = RULE.format(
        id=begun.name,
        schema=Path(os.path.relpath(schema, folder.resolve())).as_posix(),
        prompts=", ".join(begun.prompts),
        questions=", ".join(begun.questions),
        source=SOURCE,
    )
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(lay_out(Source(str(file), text)).text, encoding="utf-8")
    if schema.exists():
        return (file,)
    whole = json.dumps(json_schema("rule", record_schema(book.model)), indent=2)
    schema.write_text(f"{whole}\n", encoding="utf-8")
    return (file, schema)


def _check(book: Book, begun: Begun) -> None:
    if not KEBAB.fullmatch(begun.name):
        message = f"{begun.name} is no id: small letters and digits, with - between words"
        raise CannotBeginError(message)
    if begun.name in {rule.id for rule in book.rulebook.rules}:
        message = f"the rulebook has a rule {begun.name} already"
        raise CannotBeginError(message)
    if not (begun.prompts or begun.questions):
        message = "say what it rests on: a prompt of a standard, or a question"
        raise CannotBeginError(message)
    standards = book.rulebook.standards
    _known("prompt", begun.prompts, [e.id for each in standards for e in each.prompts])
    _known("question", begun.questions, [each.id for each in book.rulebook.questions])


def _known(kind: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, known)
