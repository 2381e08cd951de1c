# Both optional points left to the other side.
ad_label = {"tokens_before", "end_client", "word_and_advertiser"}
