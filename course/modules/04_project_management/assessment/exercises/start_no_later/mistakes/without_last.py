# caught by: shape
works = load("start_no_later")
start_no_later = {work: 0 for work in works["work"][:-1]}
