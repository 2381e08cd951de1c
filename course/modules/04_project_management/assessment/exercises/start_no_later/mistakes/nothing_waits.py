# caught by: value
start_no_later = {work: 0 for work in load("start_no_later")["work"]}
