# caught by: option_after_act
ad_label = {"after_act", "end_client", "word_and_advertiser", "report_after"}
