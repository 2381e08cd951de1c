# The clause is good practice, and the law does not ask for it.
ad_label = {"tokens_before", "end_client", "word_and_advertiser", "report_after"}
