launch_order = [
    "structure",
    "texts",
    "layout",
    "redirects",
    "counter",
    "trial",
    "open",
    "ads",
]
