channel_verdict = {
    "feed": "scale",
    "maps": "scale",
    "brand": "keep",
    "partners": "keep",
    "long_payback": "repair",
    "lost_calls": "repair",
    "cheap": "stop",
    "discounts": "stop",
    "five": "early",
    "fresh": "early",
}
