abc_question = {
    "in_the_black": "margin",
    "window": "margin",
    "ads": "margin",
    "tax": "revenue",
    "bank": "revenue",
    "at_the_till": "orders",
    "empty_shelf": "orders",
    "manager": "clients",
    "lose": "clients",
    "why_fell": "other",
    "novelties": "other",
    "price": "other",
}
