"""A graded copy as formgrader's page of a submission shows it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers

from autograder.building.course_folder import CourseFolder

__all__ = ["formgrader_page"]


def formgrader_page(root: Path, notebook: Path) -> str:
    """Render the graded notebook with nbgrader's template and the course's configuration, as its handler does.

    Raises whatever formgrader answers with an error 500.
    """
    about = ("assignment_id", "notebook_id", "submission_id", "student", "last_name", "first_name", "notebook_path")
    resources = dict.fromkeys(about, "x") | {"index": 0, "total": 1, "base_url": ""}
    return str(_exporter(root).from_filename(str(notebook), resources=resources)[0])


@cache
def _exporter(root: Path) -> HTMLExporter:
    config = CourseFolder.open(root).config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    return HTMLExporter(config=config)
