requests = load("workshop_requests")
from_ads = requests[requests["source"] == "ads"]
# ads_money = from_ads[...].sum()
### BEGIN SOLUTION
ads_money = from_ads["amount"].sum()
### END SOLUTION
