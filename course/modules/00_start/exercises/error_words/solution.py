error_words = {
    "pd_missing": "run_above",
    "after_night": "run_above",
    "reqests": "fix_name",
    "big_a": "fix_name",
    "bracket": "fix_sign",
    "quote": "fix_sign",
    "spaces": "fix_number",
    "text_plus": "fix_number",
    "two_parts": "fix_number",
    "star": "nothing",
    "pink": "nothing",
}
