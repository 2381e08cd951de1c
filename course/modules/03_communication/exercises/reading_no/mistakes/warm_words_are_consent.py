# caught by: item_think
reading_no = {
    "no_money": "ask_what",
    "no_letters": "ask_what",
    "think": "agreed",
    "deck": "agreed",
    "third_yes": "agreed",
    "faster": "trade",
    "bargain": "trade",
    "signed": "stop",
    "dont_write": "stop",
    "start": "agreed",
    "october": "ask_what",
    "dear": "ask_what",
}
