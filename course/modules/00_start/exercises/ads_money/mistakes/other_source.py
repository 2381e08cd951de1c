# caught by: other_source
requests = load("workshop_requests")
from_maps = requests[requests["source"] == "maps"]
ads_money = from_maps["amount"].sum()
