# caught by: item_bargain
reading_no = {
    "no_money": "ask_what",
    "no_letters": "ask_what",
    "think": "get_decision",
    "deck": "get_decision",
    "third_yes": "get_decision",
    "faster": "trade",
    "bargain": "agreed",
    "signed": "stop",
    "dont_write": "stop",
    "start": "agreed",
    "october": "ask_what",
    "dear": "ask_what",
}
