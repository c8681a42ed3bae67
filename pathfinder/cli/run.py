"""What happens around every command? Errors become sentences and exit statuses; a traceback would be a bug."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from pathfinder.cli.app import app
from pathfinder.cli.lazy import UsageError
from pathfinder.errors import PathfinderError

DONE, PROBLEM, USAGE, DIFFERENT, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit statuses (DESIGN section 6); ``DIFFERENT`` only with --exit-code: of `diff`, and of `check` for warnings."""
_BUG = "this is a bug; PATHFINDER_TRACEBACK=1 shows where it is"


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911 - one way out for each kind of failure
    """Run one command line and return its exit status."""
    import typer

    from pathfinder.cli.terminal import obey

    obey(arguments)
    try:
        outcome = _obeyed(typer.main.get_command(app), arguments)
    except PathfinderError as error:
        return _failed(error)
    except UsageError as error:
        return _misused(error)
    except BrokenPipeError:
        return _closed_pipe()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None:
            return _closed_pipe()  # as Windows calls a pipe that nobody reads
        return _failed(PathfinderError(_os_message(error)))
    except Exception as error:
        if os.environ.get("PATHFINDER_TRACEBACK"):
            raise
        return _failed(PathfinderError(f"pathfinder itself failed: {type(error).__name__}: {error}", hint=_BUG))
    return outcome if isinstance(outcome, int) else DONE


def _obeyed(command: Any, arguments: Sequence[str]) -> Any:  # noqa: ANN401
    """Return what the command returns, once all that it printed is written."""
    try:
        outcome = command.main(list(arguments), prog_name="pathfinder", standalone_mode=False)
    except SystemExit as leaving:  # Typer makes an exit with 1 of a write to a pipe that nobody reads any more
        if isinstance(leaving.__context__, BrokenPipeError):
            raise leaving.__context__ from None
        raise
    sys.stdout.flush()
    return outcome


def _completing() -> bool:
    """True while the shell asks what could be typed: a complaint would land in the middle of the line."""
    return "_PATHFINDER_COMPLETE" in os.environ


def _failed(error: PathfinderError) -> int:
    from pathfinder.cli.terminal import report_error

    if _completing():
        return PROBLEM
    with suppress(BrokenPipeError):  # nobody reads the error; its status still tells
        report_error(error)
    return PROBLEM


def _misused(error: Exception) -> int:
    """Print what was typed wrongly, with the usage line of the command."""
    from pathfinder.cli.terminal import report_usage

    if _completing():
        return USAGE
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        return _helped(context)
    usage = context.get_usage() if context is not None else ""
    command = context.command_path if context is not None else "pathfinder"
    message = _unknown_option(error, context) or getattr(error, "format_message", error.__str__)()
    with suppress(BrokenPipeError):
        report_usage(message, usage, f"{command} --help")
    return USAGE


def _helped(context: Any) -> int:  # noqa: ANN401 - click's types differ by version
    """Show the help of a group that was called without a command."""
    from pathfinder.cli.terminal import write

    write(context.get_help() + "\n")
    sys.stdout.flush()
    return DONE


def _unknown_option(error: Exception, context: Any) -> str:  # noqa: ANN401 - click's types differ by version
    """Return what to say of an option that does not exist: the one that was meant, if one is near."""
    name = getattr(error, "option_name", None)
    if name is None or not hasattr(error, "possibilities") or context is None:
        return ""
    from pathfinder.model.nearest import did_you_mean

    known = [option for parameter in context.command.get_params(context) for option in parameter.opts]
    near = did_you_mean(name, [option for option in known if option.startswith("--")])
    return f"There is no option '{name}'." + (f" Did you mean '{near}'?" if near else "")


def _closed_pipe() -> int:
    """Leave silently when nobody reads any more; what is still buffered goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return DONE


def _os_message(error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and not error.filename:  # as os.getcwd() says it
        return "the working folder is gone; go to one that exists"
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"
