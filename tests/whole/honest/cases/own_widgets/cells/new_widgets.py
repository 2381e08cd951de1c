import ipywidgets

slider = ipywidgets.IntSlider(value=7)
slider.observe(lambda change: None, "value")
slider.value = 8
slider
