# caught by: operators
negative_keywords = {
    "-руками", "-самому", "-скачать", "-бесплатно", "-вакансии", "-вакансия", "-плотником", "-вахтой", "-москва", "-спб",
    "-diy", "-yourself", "-download", "-drawings", "-vacancies", "-vacancy", "-carpenter", "-shift", "-moscow", "-petersburg",
}
