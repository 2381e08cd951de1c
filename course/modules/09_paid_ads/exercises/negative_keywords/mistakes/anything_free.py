# caught by: leads
negative_keywords = {
    "своими", "руками", "самому", "скачать", "бесплатно", "бесплатной", "бесплатный", "вакансии", "вакансия", "плотником",
    "diy", "yourself", "download", "free", "vacancies", "vacancy", "carpenter",
}  # fmt: skip
