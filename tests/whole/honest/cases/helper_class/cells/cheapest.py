from dataclasses import dataclass


@dataclass(frozen=True)
class Campaign:
    name: str
    cost: float
    leads: float

    @property
    def price(self):
        return self.cost / self.leads if self.leads else float("inf")


def cheapest(report):
    return min((Campaign(*row) for row in report.itertuples(index=False)), key=lambda one: one.price).name
