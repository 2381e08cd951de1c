# caught by: option_agency_as_client
ad_label = {"tokens_before", "agency_as_client", "word_and_advertiser", "report_after"}
