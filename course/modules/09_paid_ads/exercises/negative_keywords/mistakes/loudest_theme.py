# caught by: leftover
negative_keywords = {"своими", "руками", "самому", "скачать", "бесплатно", "diy", "yourself", "download"}
