"""Split a mailbox into letters, and take the plain text of each.

Format: RFC 4155. A letter begins with a line `From ...`; such a line inside a letter should be written as `>From ...`
and follow an empty line. Programs keep neither rule, so a line begins a letter if headers follow it. `mailbox.mbox` of
the standard library cuts at every line `From ...`, within a letter too.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message

__all__ = ["letters_of", "plain_text"]

FROM_LINE = re.compile(rb"^From(?: (.*))?$", re.M)
DATED = re.compile(rb"\S+ +[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) .*\d\d:\d\d")
"""What programs write after `From `: the sender, or a dash, and a day with its time."""
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:(?=[ \t\n]|\Z|\S)")
USUAL = re.compile(
    rb"^(?:from|date|message-id|subject|to|received|return-path|delivered-to|mime-version|content-type|reply-to|sender"
    rb"|x-[\w-]+|dkim-signature|authentication-results|status):",
    re.I | re.M,
)
ESCAPED = re.compile(rb"^>(?=>*From )", re.M)
BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table tr ul".split()
)
BLOCK = "\x1e"
"""Where a block begins or ends: several in a row are one line break."""
UNSEEN = ("head", "title", "style", "script", "template")


def letters_of(raw: bytes) -> list[Message]:
    """Return the letters of a mailbox."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    starts = list(_starts(raw))
    ends = [start for start, _content in starts[1:]] + [len(raw)]
    letters = (raw[content:end] for (_start, content), end in zip(starts, ends, strict=True))
    # The old policy of `email`, because the new one parses addresses by their grammar and takes ten times as long.
    return [email.message_from_bytes(ESCAPED.sub(b"", letter)) for letter in letters]


def _starts(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each line `From ...` that begins a letter starts, and where the letter's own text does."""
    for found in FROM_LINE.finditer(raw):
        start, content = found.start(), found.end() + 1
        after_blank = start == 0 or raw[start - 2 : start] == b"\n\n"
        usual = _usual_headers(raw, content)
        rest = (found[1] or b"").strip()
        dated = DATED.match(rest) is not None
        if start == 0 or (dated and usual) or (usual > 1 and (not rest or after_blank)):
            yield start, content


def _usual_headers(raw: bytes, at: int) -> int:
    """Return how many headers that letters usually have stand from here to the next empty line; 0 if text does."""
    end = raw.find(b"\n\n", at)
    lines = raw[at : end if end >= 0 else len(raw)].split(b"\n")
    if not HEADER.match(lines[0]):
        return 0
    return sum(USUAL.match(line) is not None for line in lines)


def plain_text(letter: Message) -> str:
    """Return the plain text of a letter, else its HTML without tags. Attachments are skipped."""
    parts = [
        part for part in letter.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind:
                text = _content(part).replace("\r\n", "\n")
                if kind == "text/html":
                    text = _without_tags(text)
                return "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return ""


def _content(part: Message) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):  # a letter inside a letter
        return ""
    try:
        return raw.decode(part.get_content_charset("utf-8"), errors="replace")
    except LookupError:  # an encoding that Python does not know
        return raw.decode("utf-8", errors="replace")


def _breaks(found: re.Match[str]) -> str:
    """Return the line breaks between two texts: a `<br>` that ends a block adds none to the block's own."""
    before, _block, after = found[0].partition(BLOCK)
    return "\n" * (max(before.count("\n"), 1) + after.count("\n"))


def _without_tags(html: str) -> str:
    """Return the text that a reader of HTML sees: blocks on lines of their own, cells of a table apart."""
    from bs4 import BeautifulSoup  # late: it takes a tenth of a second, and most letters have plain text
    from bs4.element import NavigableString, PreformattedString, Tag

    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup(list(UNSEEN)):
        unseen.decompose()
    pieces: list[str] = []

    def add(node: Tag) -> None:
        for child in node.children:
            if isinstance(child, Tag):
                if child.name == "br":
                    pieces.append("\n")
                    continue
                mark = BLOCK if child.name in BLOCKS else "\t" if child.name in ("td", "th") else ""
                pieces.append(mark)
                add(child)
                pieces.append(mark)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                keeps = child.find_parent("pre") is not None
                pieces.append(str(child) if keeps else re.sub(r"[ \t\r\n]+", " ", str(child)))

    add(soup)
    text = re.sub(rf"[{BLOCK} \t\n]*{BLOCK}[{BLOCK} \t\n]*", _breaks, "".join(pieces))
    return "\n".join(re.sub(r" *\t[ \t]*", " ", line).strip() for line in text.split("\n"))
