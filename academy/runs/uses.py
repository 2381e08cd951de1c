"""What a cell's text binds, changes and reads, found without running it.

Where the text alone cannot tell, more is assumed than may happen: `check` then asks to run a cell once more, and never
calls an answer right that the notebook does not make.
"""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Uses", "uses_of"]

CHANGING = frozenset(
    "add append clear difference_update discard extend fill insert intersection_update pop popitem put remove reverse "
    "seed setdefault shuffle sort symmetric_difference_update update writelines".split()
)
"""Methods that change the object they are called on."""
HARMLESS = frozenset(dir(builtins)) | {"check", "display", "hint", "load", "show"}
"""Functions that change no argument."""
Block = ast.For | ast.AsyncFor | ast.While | ast.If | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match


@dataclass(frozen=True)
class Uses:
    """The names that a cell's text deals with."""

    #: Names bound whenever the cell runs to its end.
    sure: frozenset[str] = frozenset()
    #: Names that may be bound, or whose object may be changed in place.
    maybe: frozenset[str] = frozenset()
    #: Names given to a function that might change them; a run of the cell tells whether it does.
    lent: frozenset[str] = frozenset()
    #: Names whose value from before the cell is read while it runs.
    reads: frozenset[str] = frozenset()
    #: Names that a function of the cell reads when it is called.
    late: frozenset[str] = frozenset()

    @property
    def writes(self) -> frozenset[str]:
        return self.sure | self.maybe


@dataclass
class _Found:
    maybe: set[str] = field(default_factory=set)
    lent: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    #: Functions defined in the cell.
    functions: set[str] = field(default_factory=set)


@lru_cache(maxsize=1024)
def uses_of(text: str) -> Uses:
    """Return what a cell deals with. One that Python cannot read does nothing."""
    try:
        tree = ast.parse(_python(text))
    except (SyntaxError, ValueError, RecursionError):
        return Uses()
    found = _Found()
    try:
        sure = _scan(tree.body, set(), found)
    except RecursionError:
        return Uses()
    if found.functions & _names(tree, ast.Load):  # a function of the cell may be called in it
        found.reads |= found.late - sure
    return Uses(
        frozenset(sure),
        frozenset(found.maybe - sure),
        frozenset(found.lent - sure),
        frozenset(found.reads),
        frozenset(found.late),
    )


def _python(text: str) -> str:
    """Return a cell's text as Python, with magics as calls. The body of a cell magic is taken as code."""
    first, _newline, rest = text.lstrip().partition("\n")
    if first.startswith("%%"):
        text = rest
    if "%" not in text and "!" not in text and "?" not in text:
        return text
    try:
        from IPython.core.inputtransformer2 import TransformerManager

        return TransformerManager().transform_cell(text)
    except Exception:
        return text


def _scan(body: Iterable[ast.stmt], bound: set[str], found: _Found) -> set[str]:
    """Go through statements in order and return the names that are bound after them for certain."""
    for statement in body:
        match statement:
            case ast.For() | ast.AsyncFor():
                _look(statement.iter, bound, found)
                _perhaps((statement.body, statement.orelse), bound, _names(statement.target, ast.Store), found)
            case ast.While():
                _look(statement.test, bound, found)
                _perhaps((statement.body, statement.orelse), bound, set(), found)
            case ast.If():
                _look(statement.test, bound, found)
                one, other = (_scan(part, set(bound), found) for part in (statement.body, statement.orelse))
                found.maybe |= one ^ other
                bound = bound | (one & other)
            case ast.With() | ast.AsyncWith():
                for item in statement.items:
                    _look(item.context_expr, bound, found)
                    bound = bound | (_names(item.optional_vars, ast.Store) if item.optional_vars else set())
                bound = _scan(statement.body, bound, found)
            case ast.Try() | ast.TryStar():
                for handler in statement.handlers:
                    if handler.type:
                        _look(handler.type, bound, found)
                caught = {handler.name for handler in statement.handlers if handler.name}
                parts = (statement.body, *(handler.body for handler in statement.handlers), statement.orelse)
                _perhaps(parts, bound, caught, found)
                bound = _scan(statement.finalbody, set(bound), found)
            case ast.Match():
                _look(statement.subject, bound, found)
                for case in statement.cases:
                    inner = ast.walk(case.pattern)
                    names = {one.name for one in inner if isinstance(one, ast.MatchAs | ast.MatchStar) and one.name}
                    _perhaps((case.body,), bound, names, found)
            case _:
                bound = bound | _simple(statement, bound, found)
    return bound


def _perhaps(parts: Iterable[list[ast.stmt]], bound: set[str], names: set[str], found: _Found) -> None:
    """Go through blocks that may run or not, with `names` bound at their beginning."""
    for part in parts:
        found.maybe |= (names | _scan(part, bound | names, found)) - bound


def _simple(statement: ast.stmt, bound: set[str], found: _Found) -> set[str]:
    """Return the names that a statement without a body of its own binds for certain."""
    _look(statement, bound, found)
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            found.functions.add(statement.name)
            return {statement.name}
        case ast.ClassDef():
            found.functions.add(statement.name)
            return {statement.name}
        case ast.Import() | ast.ImportFrom():
            return {(alias.asname or alias.name).split(".")[0] for alias in statement.names} - {"*"}
        case ast.Assign():
            return set().union(*(_targets(target) for target in statement.targets))
        case ast.AnnAssign():
            return _targets(statement.target) if statement.value else set()
        case ast.AugAssign(target=ast.Name(id=name)):
            if name not in bound:
                found.reads.add(name)
            return {name}
    found.maybe |= _names(statement, ast.Store) - bound | _names(statement, ast.Del)
    return set()


def _targets(target: ast.expr) -> set[str]:
    match target:
        case ast.Name(id=name):
            return {name}
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return set().union(*(_targets(part) for part in parts))
        case ast.Starred(value=value):
            return _targets(value)
    return set()


def _look(node: ast.AST, bound: set[str], found: _Found) -> None:
    """Record what a statement or an expression reads from before the cell, and what it may change in place."""
    statement = node if isinstance(node, ast.stmt) else ast.Expr(node)  # type: ignore[arg-type]  # only these two
    table = symtable.symtable(ast.unparse(ast.fix_missing_locations(statement)), "<cell>", "exec")
    now, late, written = _referenced(table)
    found.reads |= now - bound
    found.late |= late
    found.maybe |= written
    for part in ast.walk(node):
        found.maybe |= set(_changed(part)) - bound
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id not in HARMLESS:
            found.lent |= {one.id for one in part.args if isinstance(one, ast.Name)} - bound


def _changed(part: ast.AST) -> Iterator[str]:
    if isinstance(part, ast.Attribute | ast.Subscript) and isinstance(part.ctx, ast.Store | ast.Del):
        yield from _base(part)
    elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
        inplace = any(k.arg == "inplace" and getattr(k.value, "value", True) for k in part.keywords)
        if inplace or part.func.attr in CHANGING:
            yield from _base(part.func)


def _base(node: ast.AST) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def _referenced(table: symtable.SymbolTable) -> tuple[set[str], set[str], set[str]]:
    """Return the notebook's names that a scope reads at once, that its functions read later, and that they write."""
    is_top = table.get_type() == "module"
    symbols = [s for s in table.get_symbols() if is_top or s.is_global()]
    now = {s.get_name() for s in symbols if s.is_referenced()}
    written = {s.get_name() for s in symbols if not is_top and s.is_assigned()}
    late: set[str] = set()
    for child in table.get_children():
        inner, deeper, changed = _referenced(child)
        written |= changed
        if child.get_type() == "function" and child.get_name() not in ("listcomp", "setcomp", "dictcomp", "genexpr"):
            late |= inner | deeper
            if child.get_name() == "lambda":  # often called on the spot, as in `apply`
                now |= inner | deeper
        else:
            now |= inner
            late |= deeper
    return now, late, written


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, context)}
