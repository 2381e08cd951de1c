# caught by: item_guarantee
competitor_ads = {
    "term_in_title": "hypothesis",
    "calculator": "hypothesis",
    "reviews_link": "hypothesis",
    "guarantee": "hypothesis",
    "instalments": "hypothesis",
    "same_ad": "check_first",
    "price_from": "check_first",
    "best": "never",
    "cheaper_than": "never",
    "our_name": "never",
    "photos": "never",
}
