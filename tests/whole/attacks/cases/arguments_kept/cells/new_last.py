# after: reply-show
import os

print(seen)
print(open("seen.txt").read() if os.path.exists("seen.txt") else "")
