"""Reports as plain data: `HeadReport` for the head of department, `PersonReport` for one person.

The model is independent of storage, layout and language. A reason is a key with values; `tracker.reports.render.words`
and `sentences` turn it into text.
"""

from tracker.reports.model.head import (
    Cell,
    CohortLine,
    Expiry,
    HeadReport,
    HeatMap,
    ItemLine,
    LoneSkill,
    MentorLine,
    Reason,
    Risk,
)
from tracker.reports.model.person import EvidenceLine, LevelLine, PersonReport
from tracker.reports.model.shared import Due, PersonLine, PracticeLine, QuotaLine, Stamp, Who

__all__ = [
    "Cell", "CohortLine", "Due", "EvidenceLine", "Expiry", "HeadReport", "HeatMap", "ItemLine", "LevelLine",
    "LoneSkill", "MentorLine", "PersonLine", "PersonReport", "PracticeLine", "QuotaLine", "Reason", "Risk",
    "Stamp", "Who",
]  # fmt: skip
