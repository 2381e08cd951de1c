# caught by: item_term_in_title
competitor_ads = {
    "term_in_title": "never",
    "calculator": "never",
    "reviews_link": "never",
    "guarantee": "check_first",
    "instalments": "check_first",
    "same_ad": "check_first",
    "price_from": "check_first",
    "best": "never",
    "cheaper_than": "never",
    "our_name": "never",
    "photos": "never",
}
