COLUMN = "Campaign"
asked = []
