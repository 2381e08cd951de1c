send_or_redo = {
    "k_title_long",
    "k_copy_pages",
    "k_noindex_open",
    "k_longest",
    "e_brand_apart",
    "e_clicks_year",
    "e_alice",
    "b_counter",
    "b_first_screen",
    "b_long_read",
}
