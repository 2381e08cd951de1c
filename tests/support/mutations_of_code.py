"""Change code: replace tokens and lines, insert pieces, cut cells short."""

from __future__ import annotations

import io
import tokenize

from tests.support.mutations_of_json import Json, Random, nbgrader_meta_of, objects

__all__ = ["change_code"]

NAMES = (
    *(
        "x",
        "None",
        "True",
        "report",
        "cheapest",
        "cost_per_lead",
        "load",
        "print",
        "pd",
        "df",
        "импорт",
        "class",
        "not",
    ),
    *("...", "int", "list", "lambda", "await", "yield", "return", "id", "self", "prices", "working", "_", "break"),
)
LITERALS = (
    *("0", "1", "-1", "1e400", "0.1", '""', "'Cost'", "b'x'", "None", "...", "[]", "{}", "1_0", "08", "10**30", "'"),
    *("f'{'", "0j"),
)
SIGNS = ("", "+", "/", "==", "=", ".", ",", "(", "]", "@", ":=", "**", ">", "->")
PIECES = (
    *("\0", "\t", "    ", "\r", "\f", "\u00a0", "\ufeff", "\\", "#", "(", ")", "[", "}", "'''", '"""', "%%", "!", "?"),
    *(
        "💥",
        "\ud800",
        ":",
        "import os\n",
        "raise\n",
        "1/0\n",
        "exit()\n",
        "await x\n",
        "%matplotlib qt\n",
        "??",
        "del load\n",
    ),
    *("from __future__ import annotations\n", "print('\ud83d')\n", "print(open('answers.json').read())\n", "input()\n"),
    *(
        "import nothing_of_the_kind\n",
        "%load_ext x\n",
        "display(1)\n",
        "raise SystemExit\n",
        "# coding: utf-7\n",
        "return\n",
    ),
    *(
        "from IPython.display import JSON; display(JSON({'a': float('nan')}))\n",
        "del report\n",
        "%%html\n",
        "help(load)\n",
    ),
    *("from IPython.display import display; display({'text/plain': 5, 'a/b': {}}, raw=True, metadata={'a': 1e999})\n",),
)
LINE_ENDS = ("\r\n", "\r", "\u2028", "\v", "\n\n", "\x85", "")


def change_code(rng: Random, notebook: Json) -> None:
    """Change a cell: usually an answer, sometimes the imports or a cell that is not to be edited."""
    code = [c for c in objects(notebook) if isinstance(c.get("source"), str) and c.get("cell_type") == "code"]
    answers = [c for c in code if nbgrader_meta_of(c).get("solution")]
    pool = answers if answers and rng.random() < 0.8 else code
    if not pool:
        return
    cell = rng.choice(pool)
    for _ in range(rng.choice((1, 1, 2, 5))):
        text = cell["source"]
        way = rng.choice(("token", "line", "insert", "insert", "cut", "ends"))
        at = rng.choice((0, len(text), rng.randrange(len(text) + 1)))
        if way == "token":
            cell["source"] = _with_another_token(rng, text)
        elif way == "line":
            cell["source"] = _with_another_line(rng, text)
        elif way == "insert":
            cell["source"] = text[:at] + rng.choice(PIECES) + text[at:]
        else:
            cell["source"] = text[:at] if way == "cut" else text.replace("\n", rng.choice(LINE_ENDS))


def _with_another_token(rng: Random, code: str) -> str:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, SyntaxError):
        return code
    found = [t for t in tokens if t.string.strip() and t.start[0] == t.end[0]]
    lines = code.splitlines(keepends=True)
    if not found or len(lines) != code.count("\n") + (not code.endswith("\n")):  # line ends unknown to tokens
        return code
    token = rng.choice(found)
    others = {tokenize.NAME: NAMES, tokenize.NUMBER: LITERALS, tokenize.STRING: LITERALS}.get(token.type, SIGNS)
    row = token.start[0] - 1
    lines[row] = lines[row][: token.start[1]] + rng.choice(others) + lines[row][token.end[1] :]
    return "".join(lines)


def _with_another_line(rng: Random, code: str) -> str:
    lines = code.split("\n")
    n = rng.randrange(len(lines))
    way = rng.choice(("delete", "double", "swap", " ", "\t", "# ", ""))
    if way == "delete":
        del lines[n]
    elif way == "double":
        lines.insert(n, lines[n])
    elif way == "swap":
        lines.insert(rng.randrange(len(lines)), lines.pop(n))
    else:
        lines[n] = way + (lines[n] if way else lines[n].lstrip())
    return "\n".join(lines)
