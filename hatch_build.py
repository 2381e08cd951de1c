"""What the trainees' wheel carries besides the packages: the generators of data. The course's text is another wheel.

They go inside the `academy` package, because a wheel must not claim the import name `datasets`. An editable install
gets no copy, which would hide the author's edits behind a stale one; a plain `force-include` in pyproject.toml cannot
tell the two apart.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):
    """Adds `datasets/` to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"] |= {"datasets": "academy/_content/datasets"}
