"""The form of our credential as a JSON Schema: a narrow profile of 1EdTech's, which allows exactly what we put in.

Nothing else passes, so a name, a client or a rating cannot slip in with a later change. 1EdTech's own schema is not
copied here, since its licence does not say that it may be: `check_published` takes it as a file.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft201909Validator
from jsonschema.exceptions import SchemaError

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["check", "check_published"]

OURS = Path(__file__).with_name("schemas") / "attestation.schema.json"


@cache
def _validator(path: Path) -> Draft201909Validator:
    schema = json.loads(path.read_text("utf-8"))
    Draft201909Validator.check_schema(schema)
    return Draft201909Validator(schema, format_checker=Draft201909Validator.FORMAT_CHECKER)


def check(document: dict[str, Any]) -> tuple[str, ...]:
    """Where the document departs from our profile, as `place: what`; empty when it does not."""
    return _problems(_validator(OURS), document)


def check_published(document: dict[str, Any], schema: Path) -> tuple[str, ...]:
    """The same for a published schema, like ob_v3p0_achievementcredential_schema.json of 1EdTech (draft 2019-09)."""
    try:
        validator = _validator(schema)
    except (OSError, ValueError, SchemaError):
        raise InvalidInput(
            str(schema), _("this is not a JSON Schema"), _("Name the file that 1EdTech publishes.")
        ) from None
    return _problems(validator, document)


def _problems(validator: Draft201909Validator, document: dict[str, Any]) -> tuple[str, ...]:
    errors = sorted(validator.iter_errors(document), key=lambda e: [str(part) for part in e.absolute_path])
    return tuple(f"{'/'.join(map(str, e.absolute_path)) or 'credential'}: {e.message}" for e in errors)
