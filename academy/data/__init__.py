"""Readers of the exports that an account manager works with: the academy's own files and a person's real ones.

Every reader takes a path (str or Path), gives a pandas frame, and raises ExportError for a file that is something else.
"""

from academy.data.direct import read_direct
from academy.data.errors import ExportError, ExportWarning
from academy.data.letters import read_letters
from academy.data.metrica import read_metrica
from academy.data.wordstat import read_wordstat

__all__ = ["ExportError", "ExportWarning", "read_direct", "read_letters", "read_metrica", "read_wordstat"]
