"""The orders of one summer as AdvantShop exports them: `make(lang, world)` gives the bytes of the CSV file.

The orders themselves come from the family (datasets/shop/world.py); here they get customers' contacts and the
columns of the export: 35 names, `;`, CRLF, UTF-8, rows that end with their last value.
"""

import csv
import io
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
HEADER = (
    "Номер заказа;Статус;Дата заказа;ФИО;Email;Телефон;Товары;Оплачено бонусами;Скидка;Стоимость доставки;"
    "Наценка оплаты;Купон;"
    "Итоговая стоимость;Валюта;Налог;Стоимость товаров;Выгода;Метод оплаты;Метод доставки;Адрес доставки;"
    "Комментарий пользователя;Комментарий администратора;Комментарий к статусу;Оплачен;Менеджер;Код купона;"
    "Google client id;Yandex client id;Referral;Страница входа;UTM Source;UTM Medium;UTM Campaign;UTM Content;UTM Term"
)
STATUS = {
    "new": ("Новый",),
    "processing": ("В обработке",),
    "sent": ("Отправлен",),
    "delivered": ("Доставлен",),
    "cancelled": ("Отменён", "Отменен навсегда"),
    "returned": ("Возврат",),
}
PAID = {"delivered": 1.0, "returned": 1.0, "sent": 0.6, "processing": 0.3, "new": 0.1, "cancelled": 0.15}


def make(lang, world):
    """Return the export."""
    words = _read(HERE / f"words.{lang}.toml")
    names = {product["article"]: product["name"] for product in world["products"]}
    file = io.StringIO()
    table = csv.writer(file, delimiter=";", lineterminator="\r\n")
    table.writerow(HEADER.split(";"))
    for order in world["orders"]:
        table.writerow(_row(order, words, names))
    # The service quotes the currency, which begins with a space.
    return file.getvalue().replace("; руб.;", ';" руб.";').encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _row(order, words, names):
    customer, luck = order["customer"], order["luck"]
    spelled = STATUS[order["status"]]
    # What the manager takes down by telephone has articles in small letters here and there.
    small = not order["online"] and (order["typed"] or luck[0] < 0.3)
    goods = ", ".join(
        f"[{line['article'].lower() if small else line['article']} - {names[line['article']]} - "
        f"{line['price']} руб. - {line['quantity']}шт.]"
        for line in order["lines"]
    )
    total = order["goods"] - order["discount"] + order["delivery"]
    name, email, phone = _contacts(customer, luck[1], words, order["online"])
    tags = _tags(order, luck[2])
    row = [
        order["number"],
        spelled[int(luck[3] * len(spelled))],
        f"{order['moment']:%d.%m.%Y %H:%M:%S}",
        name,
        email,
        phone,
        goods,
        0,
        order["discount"],
        order["delivery"],
        0,
        "",
        total,
        " руб.",
        0,
        0,
        total,
        words["payment"][int(luck[4] * 3)],
        words["delivery"][1 if not order["delivery"] and luck[5] < 0.5 else int(luck[5] * 3)],
        words["address"][int(luck[6] ** 2 * 4)],
        words["fits"] if order["online"] and luck[7] < 0.06 else "",
        words["test"] if order["staff"] else "",
        "",
        "Да" if luck[6] < PAID[order["status"]] else "Нет",
        "" if order["online"] else words["managers"][int(luck[7] * 2)],
        *[""] * 4,
        *tags,
    ]
    while row[-1] == "":
        row.pop()
    return row


def _contacts(customer, luck, words, online):
    """Name, email and phone. One person writes the phone in several ways; whoever telephones leaves no email."""
    if customer < 0:
        return words["managers"][customer % 2], f"office{-customer}@shesteryonkin.example", "+7 (4822) 55-01-10"
    first = words["first"][customer % len(words["first"])]
    last = words["last"][customer // 7 % len(words["last"])]
    digits = f"{9_000_000_000 + 7_919 * (customer + 17) * 37 % 999_999_937:010d}"
    ways = (
        f"+7{digits}",
        f"8{digits}",
        f"+7 ({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}",
    )
    email = f"buyer{customer + 100}@post.example" if online or luck < 0.3 else ""
    return f"{last} {first}", email, ways[int(luck * 3)]


def _tags(order, luck):
    """Entry page and UTM tags. A tag is now and then written with a capital."""
    if not order["online"]:
        return [""] * 6
    page = f"/catalog/{order['campaign'].removeprefix('feed_')}/" if order["campaign"] else "/"
    if order["source"] == "email":
        return [page, "newsletter", "email", "summer", "", ""]
    if order["source"] != "ad":
        return [page, *[""] * 5]
    campaign = order["campaign"].capitalize() if luck < 0.12 else order["campaign"]
    return [page, "yandex", "cpc", campaign, "", ""]
