# caught by: own_keys
negative_keywords = {"проекты", "цена", "работ", "своими", "руками", "скачать", "plans", "price", "work", "diy", "download"}
