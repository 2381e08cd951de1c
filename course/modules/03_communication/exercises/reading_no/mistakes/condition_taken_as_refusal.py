# caught by: item_faster
reading_no = {
    "no_money": "ask_what",
    "no_letters": "ask_what",
    "think": "get_decision",
    "deck": "get_decision",
    "third_yes": "get_decision",
    "faster": "ask_what",
    "bargain": "trade",
    "signed": "stop",
    "dont_write": "stop",
    "start": "agreed",
    "october": "ask_what",
    "dear": "ask_what",
}
