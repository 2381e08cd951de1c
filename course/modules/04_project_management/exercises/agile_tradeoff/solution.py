agile_tradeoff = {
    "next_desk": "people",
    "comments": "people",
    "rules": "product",
    "catalogue": "product",
    "what_to_drop": "client",
    "button": "client",
    "tables": "change",
    "delivery": "change",
    "contract": "fine",
    "handover": "fine",
    "monday_plan": "fine",
    "tracker": "fine",
}
