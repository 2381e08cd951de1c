# The place of a price in the ad can be tried out at once; the figure comes from the price list of the day.
competitor_ads = {
    "term_in_title": "hypothesis",
    "calculator": "hypothesis",
    "reviews_link": "hypothesis",
    "guarantee": "check_first",
    "instalments": "check_first",
    "same_ad": "check_first",
    "price_from": "hypothesis",
    "best": "never",
    "cheaper_than": "never",
    "our_name": "never",
    "photos": "never",
}
