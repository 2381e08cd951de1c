"""An extension of Jupyter's server: the page `/academy` with the released modules, and a link that opens each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from academy.journey.course_side import course_folder
from academy.lab.modules import PAGE, document_address, language_of, open_module
from academy.lab.overview import overviews
from academy.notebook.session import trainee
from autograder.errors import AcademyError
from wording.academy import _
from wording.languages import language

__all__: list[str] = []


class _Page(JupyterHandler):
    """The list of modules."""

    @web.authenticated
    def get(self) -> None:
        course = course_folder()
        with language(language_of(course.root) if course else "ru"):
            found = overviews()
            page = _template().render(modules=found, trainee=trainee(), address=self._address, lang=_lang(found))
        self.set_header("Cache-Control", "no-store")
        self.finish(page)

    def _address(self, module: str) -> str:
        return url_path_join(self.base_url, PAGE, "open", module)


class _Open(JupyterHandler):
    """Make the trainee's copy of a module and show it."""

    @web.authenticated
    def get(self, module: str) -> None:
        course = course_folder()
        try:
            if course is not None:
                with language(language_of(course.root)):
                    open_module(course.root, module, trainee())
        except AcademyError as error:
            raise web.HTTPError(404, str(error)) from None
        self.redirect(url_path_join(self.base_url, document_address(module)))


def _lang(found: list[Any]) -> str:
    return found[0].sidecar.lang if found else "ru"


@cache
def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals["_"] = _
    return environment.get_template("launcher.html.j2")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "academy.lab.launcher"}]


def _load_jupyter_server_extension(server: Any) -> None:
    base = server.web_app.settings["base_url"]
    handlers = [
        (url_path_join(base, PAGE), _Page),
        (url_path_join(base, PAGE, "open", r"(\w+)"), _Open),
    ]
    server.web_app.add_handlers(".*$", handlers)
