where_the_answer_is = {
    "recrawled": "inspection",
    "left_out": "indexing",
    "slow": "vitals",
    "demand": "wordstat",
    "yandex_place": "webmaster_queries",
    "one_view": "entry_pages",
    "same_titles": "crawl",
}
