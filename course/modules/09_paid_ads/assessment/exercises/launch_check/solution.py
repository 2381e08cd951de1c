launch_check = {
    "rare_phrase",
    "other_town",
    "commas_apart",
    "question_mark",
    "not_buyers",
    "calculator",
    "token_first",
    "report_later",
    "whose_goods",
    "rival_place",
    "rival_page",
}
