t = load("csi_first_fix").set_index("attribute")
csi_first_fix = list(((10 - t.satisfaction) * t.importance / t.importance.sum()).nlargest(6).index)
