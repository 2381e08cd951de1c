import ipywidgets as widgets
from IPython.display import clear_output, display

slider = widgets.IntSlider(value=3, max=10)
area = widgets.Output()
with area:
    print("inside")
display(slider, area)
slider.observe(lambda change: None, names="value")
slider.value = 5
bar = widgets.IntProgress(max=3)
for step in range(3):
    bar.value += 1
clear_output(wait=True)


@widgets.interact(share=(0, 10))
def shown(share=2):
    return share


assert slider.value == 5
