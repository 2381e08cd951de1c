"""Check a credential against JSON Schemas: our profile, and the schema that 1EdTech publishes.

Our profile allows exactly the fields that we write, so that a later change cannot add a name, a client or a rating by
mistake. 1EdTech's schema is not part of this repository, because its licence does not say that it may be copied;
`check_published` reads it from a file.
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

PROFILE = Path(__file__).with_name("schemas") / "attestation.schema.json"


@cache
def _validator(path: Path) -> Draft201909Validator:
    schema = json.loads(path.read_text("utf-8"))
    Draft201909Validator.check_schema(schema)
    return Draft201909Validator(schema, format_checker=Draft201909Validator.FORMAT_CHECKER)


def check(document: dict[str, Any]) -> tuple[str, ...]:
    """Return the differences from our profile as `place: problem`; empty when there are none."""
    return _problems(_validator(PROFILE), document)


def check_published(document: dict[str, Any], schema: Path) -> tuple[str, ...]:
    """Return the differences from a published schema, such as 1EdTech's ob_v3p0_achievementcredential_schema.json.

    `schema`: a file in JSON Schema draft 2019-09; InvalidInput when it is not.
    """
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
