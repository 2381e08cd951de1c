stop = set("в для до за и из к на о от по при с у a an by for of the to with".split())
topics = """рукам самом бесплат скача черт вакан работа требу филь игр песн сни анекд картин моск волог костр иван твер владим снят час общест
аренд сутк печь веник двер шапк камн аромат парог баняр срубол diy yourse free downl draw vacanc job wanted film game song dream joke
pictur mosc volog kostr ivanov tver vladim rent hour public day stove whisk door hat ston aroma parog banyar srub venik""".split()
core_cleaning = set()
for phrase in load("wordstat")["phrase"]:
    words = sorted(phrase.split())
    searched = [word for word in words if word not in stop]
    if 1 < len(searched) <= 7 and not any(word.startswith(topic) for word in words for topic in topics):
        core_cleaning.add(" ".join(words))
