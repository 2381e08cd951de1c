tone = {"thanks"}
