"""A department with random records of some years: leaves, late entries, lapsed certificates, weak modules.

The same seed gives the same rows.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.support.reported_department import Department

SURNAMES = [
    ("Беляев", "Беляева"),
    ("Воронов", "Воронова"),
    ("Гордеев", "Гордеева"),
    ("Ефремов", "Ефремова"),
    ("Журавлёв", "Журавлёва"),
    ("Зимин", "Зимина"),
    ("Калинин", "Калинина"),
    ("Логинов", "Логинова"),
    ("Муравьёв", "Муравьёва"),
    ("Платонов", "Платонова"),
    ("Рябинин", "Рябинина"),
    ("Сафонов", "Сафонова"),
    ("Тихонов", "Тихонова"),
    ("Широков", "Широкова"),
    ("Щукин", "Щукина"),
]
MEN = ["Артём", "Глеб", "Денис", "Илья", "Кирилл", "Максим", "Павел", "Тимур"]
WOMEN = ["Алина", "Вера", "Дарья", "Елена", "Ксения", "Марина", "Ольга", "Полина"]
CASES = [
    "Снизили стоимость заявки на окна на треть",
    "Вывели каталог кухонь в первую десятку",
    "Вернули трафик после переезда сайта",
    "Собрали заявки на коттеджи в низкий сезон",
    "Перезапустили рекламу клиники",
    "Удвоили обращения с карточек товара",
]
POSTS = [
    "Как читать отчёт по рекламе",
    "Пять вопросов перед ТЗ на сайт",
    "Что делать, если заявки подорожали",
    "Зачем клиенту план развития",
]
HELP = ["Разбор первых писем клиенту", "Совместный аудит кампании", "Репетиция защиты отчёта"]
MODULES = ["01_soft_skills", "03_communication", "05_business_thinking", "08_seo", "09_paid_ads"]


def seeded(
    people: int, years: int, as_of: date, framework: Any, *, seed: int = 7, observations: int = 12, exercises: int = 8
) -> Department:
    """Return a department.

    Args:
        people: number of account managers (`p1`...). Each six of them have a mentor (`m1`...), at least two in all.
        years: length of its history.
        as_of: last day of the history.
        framework: competencies to rate.
        seed: of the random numbers.
        observations: number a year for each person.
        exercises: number in each module.
    """
    rng = random.Random(seed)
    department = Department()
    first = date(as_of.year - years, 1, 9)
    department.person("head", "Ирина Соколова", first, position="head_of_department", role="head")
    mentors = max(2, people // 6)
    for i in range(mentors):
        department.person(f"m{i + 1}", _name(rng, i * 4 + 1), first, position="mentor", role="mentor")
    skills = [c.id for c in framework.competency if c.kind in ("skill", "method")]
    for i in range(people):
        manager = Manager(rng, department, i, mentors, first, as_of)
        manager.leaves()
        manager.modules(skills, exercises)
        manager.quotas(skills)
        manager.certificates()
        manager.observations(list(framework.criteria), observations)
        manager.others()
    return department


def _name(rng: random.Random, i: int) -> str:
    surname = SURNAMES[i % len(SURNAMES)]
    woman = rng.random() < 0.6
    return f"{rng.choice(WOMEN if woman else MEN)} {surname[woman]}"


class Manager:
    """Adds the records of one account manager, whose ability and diligence are random."""

    def __init__(
        self, rng: random.Random, department: Department, i: int, mentors: int, first: date, as_of: date
    ) -> None:
        self.rng, self.department, self.i, self.as_of = rng, department, i, as_of
        name, late = _name(rng, i), rng.choice([0, 0, 0, 0, 200, 380, 500, 660]) if i % 3 else 0
        self.start = min(first + timedelta(days=late), as_of - timedelta(days=40))
        self.days = (as_of - self.start).days
        self.id, self.mentor = f"p{i + 1}", f"m{i % mentors + 1}"
        self.ability, self.diligence = rng.gauss(0.75, 0.12), rng.choice([0.5, 0.85, 0.95, 1.0, 1.1])
        department.person(self.id, name, self.start)
        department.mentor(self.mentor, self.id, self.start)

    def _piece(self, day: date, data: dict[str, Any]) -> None:
        """Add a piece that was recorded some days later. One of the last 25 days may be in any open state."""
        if (self.as_of - day).days > 25:
            state = self.rng.choices(["confirmed", "rejected"], [97, 3])[0]
        else:
            state = self.rng.choice(["submitted", "endorsed", "returned", "confirmed", "submitted"])
        recorded = min(self.as_of, day + timedelta(days=self.rng.choice([1, 3, 3, 9, 40])))
        if (self.as_of - recorded).days < 5:
            state = "submitted"  # too recent to be endorsed
        self.department.evidence(self.id, day, data, state, mentor=self.mentor, recorded=recorded)

    def leaves(self) -> None:
        """Add a leave in each year."""
        for year in range(self.start.year, self.as_of.year + 1):
            off = date(year, self.rng.randint(5, 9), self.rng.randint(1, 28))
            if self.start < off:
                last = off + timedelta(days=self.rng.choice([6, 13, 27]))
                self.department.leave(self.id, off, last, recorded=off - timedelta(days=40))

    def modules(self, skills: list[str], exercises: int) -> None:
        """Add a result of each module from the first months, and of most modules another from the last year."""
        rng = self.rng
        for n, module in enumerate(MODULES):
            first = self.start + timedelta(days=20 + n * 25 + rng.randint(0, 20))
            for day in (first, self.as_of - timedelta(days=rng.randint(30, 360))):
                if self.start < day < self.as_of and rng.random() < 0.8:
                    self._module(module, day, skills[n * 11 : n * 11 + 11], exercises)

    def _module(self, module: str, day: date, named: list[str], exercises: int) -> None:
        def share(spread: float) -> float:
            return min(1.0, max(0.0, self.ability + self.rng.gauss(0.04, spread)))

        shares = {f"ex_{k + 1:02d}": round(share(0.22) * 5) / 5 for k in range(exercises)}
        data = {"kind": "module_result", "module": module, "content": f"{self.id} {module} {day}"}
        data |= {"points": sum(shares.values()) * 5, "max_points": exercises * 5}
        data |= {"competencies": {c: round(share(0.15), 2) for c in named}}
        result = self.department.evidence(self.id, day, data, mentor=self.mentor)
        self.department.grades(self.id, result, module, shares)

    def quotas(self, skills: list[str]) -> None:
        """Add cases and articles, about as many as the quotas require."""
        rng = self.rng
        for _ in range(_poisson(rng, 4.4 * self.diligence * self.days / 365)):
            day = self.start + timedelta(days=rng.randint(10, self.days))
            data = {"kind": "case", "title": rng.choice(CASES), "client": f"K-{rng.randint(100, 999)}"}
            self._piece(day, data | {"competencies": rng.sample(skills, 2)})
        for day in (self.start + timedelta(days=90 * n + rng.randint(5, 60)) for n in range(self.days // 90 + 1)):
            if day <= self.as_of and rng.random() < 0.9 * self.diligence:
                self._piece(day, {"kind": "blog_post", "title": rng.choice(POSTS), "url": ""})

    def certificates(self) -> None:
        """Add a certificate that is renewed about once a year, not always in time, and mostly a second one."""
        day = self.start + timedelta(days=self.rng.randint(30, 70))
        while day <= self.as_of - timedelta(days=5):
            number = f"M-{self.rng.randint(10**5, 10**6)}"
            data = {"kind": "certificate", "name": "metrica", "number": number}
            self.department.evidence(self.id, day, data, mentor=self.mentor)
            day += timedelta(days=self.rng.choice([340, 355, 360, 364, 380, 420]))
        day = self.start + timedelta(days=38)
        if self.rng.random() < 0.85:
            self.department.evidence(self.id, day, {"kind": "certificate", "name": "bitrix"}, mentor=self.mentor)

    def observations(self, criteria: list[str], a_year: int) -> None:
        """Add observations. The first mentor gives slightly higher ratings, so that severity has something to show."""
        milder = 0.5 if self.mentor == "m1" else 0.0
        for k in range(a_year * self.days // 365):
            day = self.start + timedelta(days=(k + 1) * 365 // a_year - self.rng.randint(0, 20))
            if self.start <= day <= self.as_of:
                shown = 1.6 + 2.2 * self.ability * min(1.0, 0.55 + k / 20) + self.rng.gauss(milder, 0.5)
                criterion = criteria[(k + self.i) % len(criteria)]
                rating = min(4, max(0, round(shown)))
                self._piece(day, {"kind": "observation", "criterion": criterion, "rating": rating, "seen": "-"})

    def others(self) -> None:
        """Add help to an intern, new tasks and an improvement."""
        rng = self.rng
        if self.days > 200:
            self._piece(
                self.start + timedelta(days=190),
                {"kind": "intern_help", "intern": "стажёр", "what": rng.choice(HELP)},
            )
            total = rng.randint(8, 30)
            data = {"kind": "new_tasks", "solved": total - (rng.random() < 0.6), "total": total}
            self.department.evidence(
                self.id, self.as_of - timedelta(days=rng.randint(10, 150)), data, mentor=self.mentor
            )
        if self.days > 300 and rng.random() < 0.6:
            day = self.start + timedelta(days=280)
            data = {
                "kind": "improvement",
                "title": "Шаблон отчёта о встрече",
                "adopted_by": "Отдел",
                "adopted_on": str(day),
            }
            self._piece(day, data)


def _poisson(rng: random.Random, mean: float) -> int:
    """Draw a Poisson number: events with exponential gaps in an interval of length `mean`."""
    count, elapsed = 0, rng.expovariate(1)
    while elapsed < mean:
        count, elapsed = count + 1, elapsed + rng.expovariate(1)
    return count
