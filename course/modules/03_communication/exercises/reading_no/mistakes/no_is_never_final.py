# caught by: item_signed
reading_no = {
    "no_money": "ask_what",
    "no_letters": "ask_what",
    "think": "get_decision",
    "deck": "get_decision",
    "third_yes": "get_decision",
    "faster": "trade",
    "bargain": "trade",
    "signed": "ask_what",
    "dont_write": "ask_what",
    "start": "agreed",
    "october": "ask_what",
    "dear": "ask_what",
}
