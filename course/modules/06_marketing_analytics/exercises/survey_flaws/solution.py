survey_flaws = {"only_renewed", "leading", "two_in_one", "no_labels", "too_early", "phone_required", "paid_five"}
