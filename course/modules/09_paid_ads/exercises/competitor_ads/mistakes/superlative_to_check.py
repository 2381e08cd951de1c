# caught by: item_best
competitor_ads = {
    "term_in_title": "hypothesis",
    "calculator": "hypothesis",
    "reviews_link": "hypothesis",
    "guarantee": "check_first",
    "instalments": "check_first",
    "same_ad": "check_first",
    "price_from": "check_first",
    "best": "check_first",
    "cheaper_than": "check_first",
    "our_name": "never",
    "photos": "never",
}
