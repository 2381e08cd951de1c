competitor_ads = {
    "term_in_title": "hypothesis",
    "calculator": "hypothesis",
    "reviews_link": "hypothesis",
    "guarantee": "check_first",
    "instalments": "check_first",
    "estimate_day": "check_first",
    "price_from": "check_first",
    "best": "never",
    "cheaper_than": "never",
    "our_name": "never",
    "photos": "never",
}
