tone = ["thanks"]
