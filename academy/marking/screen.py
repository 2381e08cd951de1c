"""The screen in a terminal: task and facts on the left, text and rubric on the right, keys below."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    ConditionalContainer,
    Float,
    FloatContainer,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.menus import CompletionsMenu
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from academy.marking.panes import Lines, rubric_pane, task_pane, text_pane, title_line
from academy.marking.session import Session
from autograder.gradebook.marks import WHOLE
from wording.academy import _

__all__ = ["ACTIONS", "KEYS", "Screen"]

KEYS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("keys.toml").read_text("utf-8"))
ESCAPE_SECONDS = 0.05
STYLE = Style.from_dict(
    {
        "title": "reverse bold",
        "head": "bold",
        "soft": "ansibrightblack",
        "good": "ansigreen",
        "chosen": "reverse",
        "message": "bold",
    }
)
ACTIONS = (
    "next_unmarked",
    "next",
    "previous",
    "less",
    "more",
    "rest_zero",
    "comment",
    "comment_whole",
    "undo",
    "down",
    "up",
    "other_pane",
    "help",
    "quit",
)
"""What keys.toml names."""


class Screen:
    """One session on one terminal. `run` returns when the marker leaves."""

    def __init__(self, session: Session, source: Input | None = None, target: Output | None = None) -> None:
        self.session = session
        #: Rows that are scrolled away, by pane.
        self._scroll = {"task": 0, "text": 0}
        self._pane = "text"
        self._helps = False
        #: The line of the rubric that is commented on; None while nothing is typed.
        self._commented: str | None = None
        self._place = (session.exercise, session.position)
        self._buffer = Buffer(
            complete_while_typing=True,
            completer=WordCompleter(self._said_before, sentence=True, match_middle=True),
            multiline=False,
            accept_handler=self._accept,
        )
        self._application: Application[None] = Application(
            layout=Layout(self._container()),
            key_bindings=self._keys(),
            style=STYLE,
            full_screen=True,
            input=source,
            output=target,
        )
        self._application.ttimeoutlen = ESCAPE_SECONDS

    def run(self) -> None:
        self._application.run()

    # ---- what is seen

    def _container(self) -> FloatContainer:
        typing = Condition(lambda: self._commented is not None)
        prompt = BufferControl(self._buffer, input_processors=[BeforeInput(lambda: " " + _("Comment") + ": ")])
        right = HSplit(
            [self._window("text"), self._rule(), Window(FormattedTextControl(self._rubric), height=self._high)]
        )
        whole = HSplit(
            [
                Window(FormattedTextControl(lambda: title_line(self.session)), height=1),
                VSplit([self._window("task"), Window(width=1, char="│", style="class:soft"), right]),
                self._rule(),
                ConditionalContainer(Window(prompt, height=1), typing),
                ConditionalContainer(Window(FormattedTextControl(self._message), height=1), ~typing),
                Window(FormattedTextControl(self._footer), height=self._footer_high),
            ]
        )
        # The keys need something to look at; nothing is typed into it.
        return FloatContainer(whole, [Float(CompletionsMenu(max_height=9), xcursor=True, ycursor=True)])

    def _window(self, pane: str) -> Window:
        return Window(
            FormattedTextControl(partial(self._shown, pane), focusable=pane == "text"),
            get_vertical_scroll=lambda _window: self._scroll[pane],
            wrap_lines=False,
        )

    def _rule(self) -> Window:
        return Window(height=1, char="─", style="class:soft")

    def _width(self) -> int:
        return (self._application.output.get_size().columns - 1) // 2 - 1

    def _lines(self, pane: str) -> Lines:
        return (task_pane if pane == "task" else text_pane)(self.session, self._width())

    def _shown(self, pane: str) -> StyleAndTextTuples:
        lines = self._lines(pane)
        self._scroll[pane] = max(min(self._scroll[pane], len(lines) - 2), 0)
        return _joined(lines)

    def _rubric(self) -> StyleAndTextTuples:
        return _joined(rubric_pane(self.session, self._width()))

    def _high(self) -> int:
        return len(rubric_pane(self.session, self._width()))

    def _message(self) -> StyleAndTextTuples:
        return [("class:message", f" {self.session.message}")]

    def _footer(self) -> StyleAndTextTuples:
        if self._commented is not None:
            return [("class:soft", " " + _("Enter saves · Down or Tab takes an earlier comment · Esc leaves it"))]
        if not self._helps:
            return [
                (
                    "class:soft",
                    " " + _("1–9 line · - + points · Enter next · c comment · u undo · ? keys · q end"),
                )
            ]
        rows = [
            _("1–9: choose a line; one without points gets all, the chosen one none or all"),
            _("- +: less or more for the chosen line · 0: no points for the lines that have none yet"),
            _("Enter: next text without a mark · n p or arrows: next, previous · u: undo the last stroke"),
            _("c: comment on the chosen line · w: comment on the whole text"),
            _("Down, Up: scroll · Tab: scroll the other side · q: end; every stroke is saved already"),
        ]
        return [("class:soft", "\n".join(f" {row}" for row in rows))]

    def _footer_high(self) -> int:
        return 5 if self._helps and self._commented is None else 1

    # ---- keys

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        free = Condition(lambda: self._commented is None)
        for action, names in KEYS.items():
            for name in names:
                keys.add(name, filter=free)(
                    self._call(getattr(self, f"_on_{action}", None) or partial(self._do, action))
                )
        for number in range(1, 10):
            keys.add(str(number), filter=free)(self._call(partial(self._press, number)))
        keys.add("escape", filter=~free, eager=True)(self._call(self._leave))
        keys.add("enter", filter=~free)(self._call(self._buffer.validate_and_handle))
        keys.add("tab", filter=~free)(self._call(self._buffer.complete_next))
        keys.add("c-c")(self._call(self._on_quit))
        return keys

    def _call(self, what: Callable[[], object]) -> Callable[[KeyPressEvent], None]:
        def pressed(_event: KeyPressEvent) -> None:
            what()
            if self._place != (self.session.exercise, self.session.position):
                self._place = (self.session.exercise, self.session.position)
                self._scroll = {"task": 0, "text": 0}

        return pressed

    def _do(self, action: str) -> None:
        getattr(self.session, action)()

    def _press(self, number: int) -> None:
        self.session.press(number)

    def _on_down(self) -> None:
        self._scroll[self._pane] += 3

    def _on_up(self) -> None:
        self._scroll[self._pane] -= 3

    def _on_other_pane(self) -> None:
        self._pane = "task" if self._pane == "text" else "text"

    def _on_help(self) -> None:
        self._helps = not self._helps

    def _on_quit(self) -> None:
        self._application.exit()

    def _on_comment(self) -> None:
        if self.session.line:
            self._type(self.session.line)
        else:
            self.session.message = _("Choose a line of the rubric first, or press w for the whole text.")

    def _on_comment_whole(self) -> None:
        self._type(WHOLE)

    def _type(self, criterion: str) -> None:
        self._commented = criterion
        self._buffer.text = self.session.said(criterion)
        self._buffer.cursor_position = len(self._buffer.text)
        self._application.layout.focus(self._buffer)
        if not self._buffer.text:
            self._buffer.start_completion(select_first=False)

    def _said_before(self) -> list[str]:
        return [] if self._commented is None else self.session.said_before(self._commented)

    def _accept(self, buffer: Buffer) -> bool:
        if self._commented is not None:
            self.session.say(self._commented, buffer.text)
        self._leave()
        return False

    def _leave(self) -> None:
        self._commented = None
        self._buffer.reset()
        self._application.layout.focus_last()


def _joined(lines: Lines) -> StyleAndTextTuples:
    return [part for line in lines for part in (*line, ("", "\n"))]
