# caught by: item_no_money
reading_no = {
    "no_money": "stop",
    "no_letters": "stop",
    "think": "get_decision",
    "deck": "get_decision",
    "third_yes": "get_decision",
    "faster": "trade",
    "bargain": "trade",
    "signed": "stop",
    "dont_write": "stop",
    "start": "agreed",
    "october": "stop",
    "dear": "ask_what",
}
