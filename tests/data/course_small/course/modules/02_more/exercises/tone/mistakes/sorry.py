# caught by: option_sorry
tone = {"sorry"}
