send_as_is = {
    "s_place",
    "s_drop",
    "a_cheap",
    "a_limit",
    "w_speed",
    "w_form",
    "r_thanks",
    "r_stock",
}
