# after: reply-show
import os
import time

time.sleep(0.5)
print(seen)
print(open("seen.txt").read() if os.path.exists("seen.txt") else "")
