import statistics

sold = load("xyz_periods")["sold"].tolist()
quarters = [sum(sold[:12]), sum(sold[12:24]), sum(sold[24:36])]
fours = [sum(sold[n : n + 4]) for n in range(0, 36, 4)]
xyz_periods = {
    name: statistics.stdev(part) / statistics.mean(part) * 100
    for name, part in (("twelve", quarters), ("four", fours), ("week", sold))
}
