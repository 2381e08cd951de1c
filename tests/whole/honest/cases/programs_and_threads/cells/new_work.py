import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

print(subprocess.run(["echo", "hello"], capture_output=True, text=True).stdout)
one = threading.Thread(target=print, args=("in a thread",))
one.start()
one.join()
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(abs, [-1, -2])))
with Pool(2) as pool:
    print(pool.map(abs, [-3, -4]))
    pool.close()
    pool.join()
