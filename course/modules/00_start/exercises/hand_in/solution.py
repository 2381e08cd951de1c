hand_in = {"rerun", "folder", "hints", "checks"}
