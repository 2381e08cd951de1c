# caught by: item_busy
contact_types = {
    "busy": "unknown",
    "auditor": "unknown",
    "careful": "unknown",
    "ideas": "unknown",
    "caps": "unknown",
    "rumour": "unknown",
    "quiz": "unknown",
    "told_us": "unknown",
    "two_faces": "unknown",
    "two_meetings": "unknown",
    "planner": "unknown",
}
