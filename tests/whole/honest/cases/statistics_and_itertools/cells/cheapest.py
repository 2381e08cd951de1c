import bisect
import heapq


def cheapest(report):
    heap = []
    for row in report.to_dict("records"):
        if row["Leads"]:
            heapq.heappush(heap, (row["Cost"] / row["Leads"], row["Campaign"]))
    assert bisect.bisect([1, 2], 1) == 1
    return heap[0][1]
