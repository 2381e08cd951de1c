"""When Python stops a cell: one sentence in the trainee's language, with the traceback folded below it.

The output stays an error, so that JupyterLab, nbgrader and everybody else sees that the cell stopped.
"""

from __future__ import annotations

import ast
import builtins
import html
import linecache
import re
import sys
from collections.abc import Collection
from types import TracebackType
from typing import Any

from academy.runs.environment import trainees_shell
from academy.runs.record import recorded_runs

__all__ = ["explain_errors"]

COLOUR = re.compile("\x1b\\[[0-9;]*m")
MOST_COLUMNS = 2_000


def explain_errors() -> None:
    """Begin to explain errors, once, in a trainee's notebook."""
    shell = trainees_shell()
    if shell is None or shell.custom_exceptions:
        return
    shell.set_custom_exc((Exception,), _explained)
    # Some texts are refused only when they are compiled, and IPython does not ask the handler about those.
    shell.showsyntaxerror = lambda *_given, **_named: _explained(shell, *sys.exc_info())


def _explained(
    shell: Any, etype: type[BaseException], value: BaseException, tb: TracebackType | None, tb_offset: int | None = None
) -> list[str]:
    """Show an error: the sentence with the folded traceback, then the error itself in a line, which IPython stores."""
    own = getattr(value, "_render_traceback_", None)
    if own is not None:
        lines = [str(line) for line in own()]
        shell._showtraceback(etype, value, lines)
        return lines
    lines = _traceback(shell, etype, value, tb, tb_offset)
    try:
        shown = _sentence(shell, etype, value, tb)
    except Exception:  # whatever a trainee's object does when it is looked at, its error is displayed
        shown = ""
    if shown:
        lines = _folded(shown, lines, f"{etype.__name__}: {value}")
    shell._showtraceback(etype, value, lines)
    return lines


def _traceback(shell: Any, etype: Any, value: Any, tb: Any, tb_offset: int | None) -> list[str]:
    if issubclass(etype, SyntaxError) and _of_the_cell(shell, value):
        return [str(line) for line in shell.SyntaxTB.structured_traceback(etype, value, [])]
    return [str(line) for line in shell.InteractiveTB.structured_traceback(etype, value, tb, tb_offset=tb_offset)]


def _of_the_cell(shell: Any, value: SyntaxError) -> bool:
    """Return whether Python could not read the cell itself, rather than a file or a text that the cell uses."""
    return bool(value.filename and str(value.filename) in getattr(shell.compile, "_filename_map", {})) or (
        value.__traceback__ is None or not _lines(shell, value.__traceback__)
    )


def _folded(sentence: str, lines: list[str], last: str) -> list[str]:
    """Display the sentence and the folded traceback, and return what remains for the error itself."""
    from IPython.display import display

    from academy.notebook.result import look
    from autograder.exercises.wording import paragraph
    from wording.academy import _

    summary = html.escape(_("What Python says"))
    plain = COLOUR.sub("", "\n".join(lines))
    page = (
        f'{look("result")}<div class="academy-result academy-trouble" role="alert">{paragraph(sentence)}'
        f"<details><summary>{summary}</summary><pre>{html.escape(plain)}</pre></details></div>"
    )
    display({"text/plain": f"{sentence}\n\n{plain}", "text/html": page}, raw=True)
    return [" ".join(last.split())[:300]]


def _sentence(shell: Any, etype: type[BaseException], value: BaseException, tb: TracebackType | None) -> str:
    from academy.notebook.session import session
    from autograder.errors import AcademyError
    from autograder.python_errors.explain import Stop, explain
    from wording.languages import current_language

    try:
        lang = session().sidecar.lang
    except AcademyError:
        lang = current_language()
    value = _whole(value)
    line, text = _place(shell, value, tb)
    names = tuple(one.__name__ for one in etype.__mro__)
    stop = Stop(names, _message(value), line, text, _known(shell, value), _in_pandas(tb))
    return explain(stop, lang)[1]


def _whole(value: BaseException) -> BaseException:
    """Return what Python says of a cell that is not complete: IPython hears only that, not what is missing."""
    run = recorded_runs().current
    if isinstance(value, SyntaxError) and "incomplete input" in str(value.msg) and run is not None:
        try:
            ast.parse(run.text)
        except SyntaxError as error:
            return error
    return value


def _message(value: BaseException) -> str:
    if isinstance(value, SyntaxError):
        return str(value.msg)
    return str(value)


def _place(shell: Any, value: BaseException, tb: TracebackType | None) -> tuple[int | None, str]:
    """Return the line of the trainee's code at which the cell stopped: its number and its text."""
    if isinstance(value, SyntaxError):
        return value.lineno, str(value.text or "")
    found = _lines(shell, tb)
    return found[-1] if found else (None, "")


def _lines(shell: Any, tb: TracebackType | None) -> list[tuple[int, str]]:
    found = []
    while tb is not None:
        frame = tb.tb_frame
        if frame.f_globals is shell.user_ns:
            found.append((tb.tb_lineno, linecache.getline(frame.f_code.co_filename, tb.tb_lineno)))
        tb = tb.tb_next
    return found


def _in_pandas(tb: TracebackType | None) -> bool:
    name = ""
    while tb is not None:
        name = str(tb.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("pandas."):
            return True
        tb = tb.tb_next
    return False


def _known(shell: Any, value: BaseException) -> Collection[str]:
    """Return the names among which one was looked for: variables, columns, or attributes of the object."""
    if isinstance(value, NameError):
        return [*(name for name in shell.user_ns if not name.startswith("_")), *dir(builtins)]
    if isinstance(value, AttributeError):
        columns = getattr(getattr(value, "obj", None), "columns", ())
        return [*map(str, columns), *(name for name in dir(getattr(value, "obj", None)) if not name.startswith("_"))]
    if isinstance(value, KeyError):
        tables = [one for one in list(shell.user_ns.values()) if type(one).__name__ == "DataFrame"]
        return list({str(name) for one in tables for name in list(one.columns)[:MOST_COLUMNS]})
    return ()
