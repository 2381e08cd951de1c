import enum


class Column(enum.Enum):
    COST = "Cost"
    LEADS = "Leads"


class Report:
    def __init__(self, frame):
        self._frame = frame

    @property
    def working(self):
        return self._frame[self._frame[Column.LEADS.value] > 0]

    def prices(self):
        return self.working[Column.COST.value] / self.working[Column.LEADS.value]

    @classmethod
    def today(cls):
        return cls(load("tiny_report"))

    def total(self, column):
        return self._frame[column.value].sum()
