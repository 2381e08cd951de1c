works = load("critical_path").set_index("work")
critical_path = pd.Series(0, index=works.index)
for _ in range(len(works)):
    for work in works.index:
        names = works.at[work, "after"].split()
        critical_path[work] = works.at[work, "days"] + (critical_path[names].max() if names else 0)
