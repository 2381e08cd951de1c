import decimal
import locale
import os
import random
import warnings

import numpy as np

warnings.simplefilter("error")
pd.set_option("display.precision", 2)
pd.options.mode.copy_on_write = True
locale.setlocale(locale.LC_ALL, "C")
decimal.getcontext().prec = 6
random.seed(1)
np.random.seed(1)
np.seterr(all="raise")
os.makedirs("inner", exist_ok=True)
os.chdir("inner")
os.chdir("..")
