def cheapest(report):
    return np.broadcast_to(np.float64(1.0), (10**12,))
