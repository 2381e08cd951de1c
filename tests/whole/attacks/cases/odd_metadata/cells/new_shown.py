from IPython.display import display

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
display({"image/png": PIXEL, "text/plain": "x"}, raw=True, metadata={"filenames": 5, "image/png": 7})
display({"image/png": PIXEL}, raw=True, metadata={"image/png": {"width": "5 onload=alert(1)", "unconfined": [1]}})
display({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "x"}, raw=True, metadata={"text/html": 1})
