import sqlite3

for address in ("@COURSE@/gradebook.db", "file:@COURSE@/gradebook.db?mode=rw"):
    try:
        with sqlite3.connect(address, uri=address.startswith("file:")) as base:
            print([row[0] for row in base.execute("SELECT first_name FROM student")])
            base.execute("UPDATE grade SET manual_score = 5, auto_score = 5, needs_manual_grade = 0")
    except Exception as error:
        print(error)
try:
    with open("@COURSE@/gradebook.db", "r+b") as file:
        print(file.read())
        file.truncate(0)
except Exception as error:
    print(error)
