"""The door: arguments in, results and an exit code out; every exception ends here.

Exit codes: 0 nothing found, 1 findings, 2 wrong use, a broken rulebook or a defect of the checker,
3 no record could be judged.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from checker.cli.app import app
from checker.cli.defect import sentence
from checker.cli.exits import Exit
from checker.cli.output import prepare, say
from checker.model.errors import BrokenRulebookError, CheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line, the process's own by default, and end the process with its code."""
    prepare()
    _alone()
    sys.exit(_run(arguments))


def _alone() -> None:
    """Let nothing else that is installed see a record: no plugin of pydantic is loaded."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"


def _run(arguments: Sequence[str] | None) -> int:
    try:
        command = typer.main.get_command(app)
        code = command.main(arguments, prog_name="checker", standalone_mode=False)
    except BrokenRulebookError as error:
        return _broken(error)
    except CheckerError as error:
        say(f"error: {error}")
    except typer.TyperException as error:
        say(f"error: {error.format_message()}")
        say(f"hint: {_command(error)} --help")
    except typer.Abort:
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place that catches a defect of ours
        say(sentence(error))
    else:
        return code if isinstance(code, int) else Exit.NOTHING_FOUND
    return Exit.NOT_DONE


def _broken(error: BrokenRulebookError) -> int:
    from checker.reports import diagnostics  # noqa: PLC0415 - kept out of `checker --help`

    for each in diagnostics.sorted_by_place(error.diagnostics):
        sys.stderr.write(f"{diagnostics.render(each)}\n")
    say(f"error: {error}")
    return Exit.NOT_DONE


def _command(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return "checker" if context is None else str(context.command_path)
