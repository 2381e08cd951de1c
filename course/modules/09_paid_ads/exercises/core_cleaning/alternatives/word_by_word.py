unwanted = set(
    "руками самому бесплатно скачать чертеж вакансии работа требуется фильм игра песня снится анекдоты картинки москва вологда кострома "
    "иваново тверь владимир снять час общественная аренда сутки печь веник двери шапка камни ароматы парогор банярек сруболит веникон "
    "diy yourself free download drawing vacancies job wanted film game song dream jokes pictures moscow vologda kostroma ivanovo tver "
    "vladimir rent hour public rental day stove whisk doors hat stones aroma parogor banyarek srubolit venikon".split()
)
kept = {}
for phrase in load("wordstat")["phrase"]:
    words = phrase.split()
    if 2 <= len(words) <= 7 and not unwanted & set(words):
        kept.setdefault(frozenset(words), phrase)
core_cleaning = list(kept.values())
