from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Campaign:
    price: float
    name: str = field(compare=False)

    @classmethod
    def of(cls, row):
        return cls(row["Cost"] / row["Leads"], row["Campaign"])


def cheapest(report):
    return min(Campaign.of(row) for _, row in report.iterrows() if row["Leads"] > 0).name
