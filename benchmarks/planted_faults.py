"""Planted faults: one small fault at a time in an engine, and whether it is found.

For each place in the source of the engine in columns where a comparison, a connective, an end of a
range or a side of a truth could be the other one, the other one is put there, in a process of its
own. Generated rules and caseloads, whose outcomes and evidence the interpreter gave before, are
then judged again. A fault that no example shows is named. With `--sql` faults are planted in the
compiler to SQL instead, and DuckDB gives the outcomes; of the code that evidence and sentences come
from, it gives the accounts of a part of the examples. What no example shows is put before further
tests of the engine too. Run from the root of the checkout; `--every N` takes each Nth place only,
`--only MODULE` those of one module.
"""

from __future__ import annotations
import __future__

import ast
import copy
import importlib
import inspect
import os
import pkgutil
import signal
import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from measure import tell

from checker import api
from checker.engines import columns, sql
from checker.model.functions import FUNCTIONS
from checker.workshop.outcomes import by_columns, by_duckdb
from checker.workshop.strategies import values
from tests import edges, told
from tests import judged as judged_alone
from tests.engines.test_agreement import CHOICES, SCHEMA, called, numbered
from tests.small import Small
from tests.written import Parts, planned, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType, ModuleType

    from checker.model.outcome import Outcome
    from checker.model.plan import Plan
    from checker.model.record import Record
    from checker.workshop.outcomes import Codes

EXAMPLES = 600
SMALL = 60
TOGETHER = 50  # rules in one query
FILES = {"columns": ("groups", "careful_reader"), "sql": ("agreement", "edges")}
TESTS = [
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=few"),
    # Some of it is imported already, and has drawn examples.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-W", "ignore::hypothesis.errors.HypothesisSideeffectWarning"),
    *("-k", "not shipped and not example_of_a_rule"),
]
SECONDS = 60
TOLD_EVERY, MOST_TOLD = 5, 20
FOUND, SURVIVED, SLOW = 20, 21, 22  # an interpreter that ends by itself gives none of them
ATTRIBUTES = {
    "yes": "no", "no": "yes", "low": "high", "high": "low", "both": "either", "either": "both",
    "lesser": "greater", "greater": "lesser", "least": "most", "most": "least", "below": "at_most",
    "at_most": "below", "alike": "unlike", "unlike": "alike", "then": "otherwise",
    "otherwise": "then", "starts": "sizes", "true": "false", "false": "true", "some": "number",
    "all_of": "any_of", "any_of": "all_of", "smallest": "largest", "largest": "smallest",
    "plus": "minus", "minus": "plus", "is_null": "not_null", "not_null": "is_null",
    "Add": "Sub", "Sub": "Add", "LT": "LTE", "LTE": "LT", "ArrayMin": "ArrayMax",
    "ArrayMax": "ArrayMin", "And": "Or", "Or": "And", "Year": "Month", "Month": "Day",
}  # fmt: skip
NAMES = {"NO_LOW": "NO_HIGH", "NO_HIGH": "NO_LOW", "negated": "_same", "any_of": "_first"}
COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
JOINED = {ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.Add: ast.Sub, ast.Sub: ast.Add}


# They are not of the SQL that DuckDB runs.
OTHERWISE = {"spark", "printed"}
# Nothing but evidence and sentences comes from them.
TELLING = {"evidence", "facts", "findings", "sentence"}


@dataclass(frozen=True)
class Example:
    """A rule and a caseload, with what the interpreter tells of them."""

    plan: Plan
    records: list[Record]
    outcomes: list[Outcome]
    told: told.Subjects

    def holds(self) -> bool:
        """Say whether the engine in columns says and tells the same."""
        return (
            judged_alone.by_columns(self.plan, self.records) == self.outcomes
            and told.by_columns([self.plan], self.records) == self.told
        )


@dataclass(frozen=True)
class Several:
    """Rules and a caseload that one query judges; the engine in columns judged it before."""

    plans: list[Plan]
    records: list[Record]
    outcomes: Codes

    def holds(self) -> bool:
        """Say whether DuckDB gives the same outcomes."""
        return bool((by_duckdb(self.plans, self.records) == self.outcomes).all())


@dataclass(frozen=True)
class Account:
    """A rule and a caseload, with what the interpreter tells of each subject."""

    plan: Plan
    records: list[Record]
    told: told.Subjects

    def holds(self) -> bool:
        """Say whether DuckDB tells the same."""
        return told.by_duckdb([self.plan], self.records) == self.told


@dataclass(frozen=True)
class Fault:
    """A fault: the place in the source, what was put there, and the code that has it."""

    where: str
    what: str
    name: str
    module: ModuleType
    code: CodeType


def examples() -> list[Example]:
    """Draw rules and caseloads, the same each time."""
    drawn: list[Example] = []
    choices = st.sampled_from(CHOICES).map(lambda text: Parts(expect=text))
    caseloads = st.lists(values.data(SCHEMA, missing=True), min_size=2, max_size=4)

    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(parts=st.one_of(rules(SCHEMA), choices), caseload=caseloads)
    def draw(parts: Parts, caseload: list[dict[str, Any]]) -> None:
        plan, records = planned(parts, SCHEMA), numbered(caseload)
        drawn.append(example(plan, records))

    draw()
    return [*of_functions(), *at_the_edges(), *drawn, *of_shipped_rules()]


def of_functions() -> list[Example]:
    """Give the examples of the functions of the language."""
    texts = [called(each, one) for each in FUNCTIONS.values() for one in each.examples]
    return [example(planned(Parts(expect=text), SCHEMA), numbered([{}])) for text in texts]


def at_the_edges() -> list[Example]:
    """Give the conditions at the ends of the calendars, and about half-known values."""
    return [example(edges.planned(text), edges.RECORDS) for text in edges.CONDITIONS]


def of_shipped_rules() -> list[Example]:
    """Give small records of each shipped rule."""
    return [example(plan, Small(plan).records(SMALL)) for plan in api.load_rulebook().plans]


def example(plan: Plan, records: list[Record]) -> Example:
    """Ask the interpreter what is to be told."""
    outcomes = judged_alone.by_interpreter(plan, records)
    return Example(plan, records, outcomes, told.by_interpreter([plan], records))


def together(drawn: list[Example]) -> list[Several]:
    """Put the rules and the records of examples together, those of one model at a time."""
    several = []
    for kind in {id(each.plan.schema): each.plan.schema for each in drawn}.values():
        own = [each for each in drawn if each.plan.schema is kind]
        for start in range(0, len(own), TOGETHER):
            some = own[start : start + TOGETHER]
            plans = [named(each.plan, str(at)) for at, each in enumerate(some)]
            lists = {id(each.records): each.records for each in some}
            records = [record for each in lists.values() for record in each]
            records = [replace(each, case_id=str(at)) for at, each in enumerate(records)]
            several.append(Several(plans, records, by_columns(plans, records)))
    return several


def accounts(drawn: list[Example]) -> list[Account]:
    """Take a part of the examples, and of the records of each, since each is a query of its own."""
    some = [replace(each, records=each.records[:MOST_TOLD]) for each in drawn[::TOLD_EVERY]]
    return [
        Account(each.plan, each.records, told.by_interpreter([each.plan], each.records))
        for each in some
    ]


def named(plan: Plan, name: str) -> Plan:
    """Give a plan another name, so that a query can hold several of one."""
    return replace(plan, rule=replace(plan.rule, id=f"r{name}"))


def modules(engine: ModuleType) -> list[ModuleType]:
    """List the modules of an engine."""
    names = [each.name for each in pkgutil.iter_modules(engine.__path__)]
    wanted = [name for name in names if name not in OTHERWISE]
    return [importlib.import_module(f"{engine.__name__}.{name}") for name in wanted]


def faults(module: ModuleType) -> Iterator[Fault]:
    """Plant one fault after the other in a module."""
    source = inspect.getsource(module)
    whole = unannotated(ast.parse(source))
    file = Path(str(module.__file__)).name
    for number, node in enumerate(ast.walk(whole)):
        for what in planted(node):
            changed = copy.deepcopy(whole)
            place = next(each for at, each in enumerate(ast.walk(changed)) if at == number)
            plant(place)
            ast.fix_missing_locations(changed)
            name = owner(whole, node)
            if name is not None:
                compiled = compile(changed, file, "exec", dont_inherit=True, flags=annotations())
                code = found(compiled, name)
                if code is not None:
                    yield Fault(f"{file}:{getattr(node, 'lineno', 0)}", what, name, module, code)


def annotations() -> int:
    """Give the flag with which the modules are compiled."""
    return __future__.annotations.compiler_flag


def unannotated(tree: ast.Module) -> ast.Module:
    """Take the types away, which nothing evaluates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign) and node.simple and node.value is not None:
            node.annotation = ast.Name("object", ast.Load())
    return ast.fix_missing_locations(tree)


def planted(node: ast.AST) -> Iterator[str]:
    """Say what other thing could stand at a place."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield f"{type(op).__name__} -> {COMPARED[type(op)].__name__}"
        case ast.BinOp(op=op) if type(op) in JOINED:
            yield f"{type(op).__name__} -> {JOINED[type(op)].__name__}"
        case ast.UnaryOp(op=ast.Invert() | ast.Not() as op):
            yield f"{type(op).__name__} left out"
        case ast.Attribute(attr=name) if name in ATTRIBUTES:
            yield f"{name} -> {ATTRIBUTES[name]}"
        case ast.Name(id="NO_LOW" | "NO_HIGH" as name, ctx=ast.Load()):
            yield f"{name} -> {NAMES[name]}"


def plant(node: ast.AST) -> None:
    """Put the other thing at a place."""
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [COMPARED[type(op)]()]
        case ast.BinOp(op=op):
            node.op = JOINED[type(op)]()
        case ast.UnaryOp():
            node.op = ast.UAdd() if isinstance(node.op, ast.Invert) else ast.Not()
            if isinstance(node.op, ast.Not):
                node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.Attribute(attr=name):
            node.attr = ATTRIBUTES[name]
        case ast.Name(id=name):
            node.id = NAMES[name]


def owner(tree: ast.Module, node: ast.AST) -> str | None:
    """Name the function of the module, or the method of a class, in which something stands."""
    for each in tree.body:
        if isinstance(each, ast.FunctionDef) and any(node is below for below in ast.walk(each)):
            return each.name
        if isinstance(each, ast.ClassDef):
            for method in each.body:
                if isinstance(method, ast.FunctionDef) and any(
                    node is below for below in ast.walk(method)
                ):
                    return f"{each.name}.{method.name}"
    return None


def found(compiled: CodeType, name: str) -> CodeType | None:
    """Find the code of a function in that of its module."""
    code: CodeType | None = compiled
    for part in name.split("."):
        inner = [] if code is None else [each for each in code.co_consts if inspect.iscode(each)]
        code = next((each for each in inner if each.co_name == part), None)
    return code


def shown(fault: Fault, look: Callable[[], int]) -> int:
    """Put the fault in, and look whether it shows; in a process of its own."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    os._exit(look() if put_in(fault) else SLOW)


def put_in(fault: Fault) -> bool:
    """Put the fault in the place of the function that it is in; say whether that was possible."""
    target: Any = fault.module
    for part in fault.name.split("."):
        target = inspect.getattr_static(target, part)
    function = getattr(target, "fget", None) or getattr(target, "__func__", target)
    try:
        function.__code__ = fault.code
    except (ValueError, AttributeError):
        return False
    return True


def judged(drawn: Sequence[Example | Several | Account]) -> int:
    """Judge the examples until one shows the fault that is in place."""
    ended = time.monotonic() + SECONDS
    for example in drawn:
        try:
            if not example.holds():
                return FOUND
        except Exception:  # noqa: BLE001 - a fault may do anything; that it is seen is what counts
            return FOUND
        if time.monotonic() > ended:
            return SLOW
    return SURVIVED


def tested(engine: str) -> int:
    """Run further tests of an engine until one fails."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    signal.alarm(5 * SECONDS)
    ends = {pytest.ExitCode.OK: SURVIVED, pytest.ExitCode.TESTS_FAILED: FOUND}
    files = [f"tests/engines/test_{each}.py" for each in FILES[engine]]
    return ends[pytest.ExitCode(pytest.main([*TESTS, *files]))]


def main() -> int:
    """Plant every fault, and name those that nothing showed."""
    every = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1
    by_sql = "--sql" in sys.argv
    engine = sql if by_sql else columns
    whole = examples()
    drawn: Sequence[Example | Several] = together(whole) if by_sql else whole
    told_of = accounts(whole) if by_sql else []
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    asked = [each for each in modules(engine) if only in (None, each.__name__.rpartition(".")[2])]
    planted_ = [fault for module in asked for fault in faults(module)][::every]
    ends, by_tests = {FOUND: 0, SURVIVED: 0, SLOW: 0}, 0
    for fault in planted_:
        telling = by_sql and fault.module.__name__.rpartition(".")[2] in TELLING
        end = shown(fault, partial(judged, told_of if telling else drawn))
        if end == SURVIVED:
            end = shown(fault, partial(tested, "sql" if by_sql else "columns"))
            end = SLOW if end == -signal.SIGALRM else end
            if end not in ends:
                message = f"the tests could not be run: {end}"
                raise RuntimeError(message)
            by_tests += end == FOUND
        ends[end if end in ends else FOUND] += 1
        if end in (SURVIVED, SLOW):
            word = "survived" if end == SURVIVED else "not decided"
            sys.stderr.write(f"{word}: {fault.where} in {fault.name}: {fault.what}\n")
    tell(
        measured=f"faults planted in {engine.__name__}, and found by generated examples",
        examples=len(whole),
        faults=len(planted_),
        found=ends[FOUND],
        of_which_by_further_tests=by_tests,
        survived=ends[SURVIVED],
        not_decided=ends[SLOW],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
