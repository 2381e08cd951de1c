checkpoint_light = {}
for row in load("checkpoint_light").itertuples():
    half, late, gone = 2 * row.passed >= row.allotted, 4 * row.passed >= 3 * row.allotted, row.passed >= row.allotted
    need = 100 if gone else 90 if late else 60 if half else 0
    colour = "Green" if row.ready >= need else "Red" if gone or row.ready < need - 20 else "Amber"
    checkpoint_light[row.task] = "Early" if not half and row.ready < 100 else colour
