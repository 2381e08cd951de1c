# She asks for the plan and for the sources of figures alike.
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "unknown",
    "rumour": "unknown",
    "quiz": "unknown",
    "told_us": "picture",
    "two_faces": "table",
    "two_meetings": "table",
    "planner": "table",
}
