swot_priority = [
    "ct_service",
    "closed_clinic",
    "chain",
    "rent",
    "houses",
    "surgeon_leaves",
    "fines",
]
