# A comparison of prices may be answered with an exchange: less work for less money.
reading_no = {
    "no_money": "ask_what",
    "no_letters": "ask_what",
    "think": "get_decision",
    "deck": "get_decision",
    "third_yes": "get_decision",
    "faster": "trade",
    "bargain": "trade",
    "signed": "stop",
    "dont_write": "stop",
    "start": "agreed",
    "october": "ask_what",
    "dear": "trade",
}
