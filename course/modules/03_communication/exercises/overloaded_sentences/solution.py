mentions = load("overloaded_sentences")
# first_time = mentions.drop_duplicates(subset=[..., ...])
# new_thoughts = first_time.groupby(...)["thought"].count()
# overloaded_sentences = set(new_thoughts[new_thoughts >= ...].index)
### BEGIN SOLUTION
first_time = mentions.drop_duplicates(subset=["letter", "thought"])
new_thoughts = first_time.groupby("sentence")["thought"].count()
overloaded_sentences = set(new_thoughts[new_thoughts >= 5].index)
### END SOLUTION
