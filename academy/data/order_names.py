"""Names of columns, statuses and flags in the order exports of shops, and how goods are written in one cell."""

from __future__ import annotations

import re

__all__ = ["FLAGS", "GOODS", "MONEY", "NAMES", "plain_name", "status_code"]

NAMES = {
    "number": (
        "номер заказа|номер|№ заказа|№|заказ|id заказа|id|order number|order id|order no|order no.|order #|order|number"
    ),
    "status": "статус|статус заказа|состояние|status|order status",
    "date": "дата заказа|дата создания|дата|создан|order date|date|created|created at|date created",
    "customer": "фио|покупатель|клиент|имя|customer|customer name|full name|name|buyer",
    "email": "email|e-mail|почта|эл. почта|customer email",
    "phone": "телефон|phone|customer phone",
    "goods": "товары|позиции|состав заказа|состав|items|goods|products|order items",
    "prices": "цена товара|цены товаров|item prices|item price",
    "discount": "скидка|discount",
    "delivery": "стоимость доставки|доставка|delivery cost|shipping cost|shipping|delivery",
    "total": "итоговая стоимость|сумма|сумма заказа|итого|total|order total|amount|sum",
    "paid": "оплачен|оплачено|paid|is paid",
    "payment": "метод оплаты|способ оплаты|payment method|payment",
    "delivery_method": "метод доставки|способ доставки|shipping method|delivery method",
    "address": "адрес доставки|адрес|shipping address|delivery address|address",
    "comment": "комментарий пользователя|комментарий покупателя|комментарий|customer comment|comment",
    "admin_comment": "комментарий администратора|комментарий менеджера|admin comment|manager comment",
    "manager": "менеджер|ответственный|manager",
    "entry_page": "страница входа|entry page|landing page",
    "utm_source": "utm source|utm_source",
    "utm_medium": "utm medium|utm_medium",
    "utm_campaign": "utm campaign|utm_campaign",
    "utm_content": "utm content|utm_content",
    "utm_term": "utm term|utm_term",
}
"""Our name -> names in exports, in lower case, the surest one first."""
BY_NAME = {name: ours for ours, names in NAMES.items() for name in names.split("|")}
MONEY = ("discount", "delivery", "total")
FLAGS = {
    "да": True,
    "yes": True,
    "true": True,
    "1": True,
    "y": True,
    "нет": False,
    "no": False,
    "false": False,
    "0": False,
    "n": False,
}
STATUSES = (
    ("new", "нов|new|принят|accepted"),
    ("processing", "в обработке|обраб|в работе|processing|in progress"),
    ("cancelled", "отмен|аннулир|cancel"),
    ("returned", "возвра|return|refund"),
    ("sent", "отправлен|передан|в пути|sent|shipped"),
    ("delivered", "доставлен|выполнен|завершен|вручен|delivered|completed|done"),
)
"""Code -> beginnings of what shops write. `ё` is read as `е`."""
MONEY_MARK = r"(?:руб\.?|р\.?|₽|rub\.?|RUB)"
GOODS = (
    re.compile(
        rf"\[(?P<article>[^\[\]]+?) - (?P<name>.*?) - (?:(?P<price>\d[\d\s\u00a0.,]*?)\s*{MONEY_MARK} - )?"
        r"(?P<quantity>-?\d[\d.,]*)\s*(?:шт|pcs?)\.?\]"
    ),
    re.compile(
        r"\[(?P<article>[^\[\]]+)\]\s*(?P<name>.*?)\s*\((?P<quantity>-?\d[\d.,]*)\s*(?:шт|pcs?)\.?\)(?P<price>)"
    ),
)
"""`[article - name - price руб. - Nшт.]`, the price is missing in older versions; and `[article] name (N шт)`."""


def plain_name(column: str) -> str:
    """Return our name of a column of an export, or the column as it is."""
    return BY_NAME.get(" ".join(column.lower().replace("ё", "е").split()), column.strip())


def status_code(text: str) -> str:
    """Return `new`, `processing`, `sent`, `delivered`, `cancelled`, `returned`, or the shop's own word."""
    plain = " ".join(text.lower().replace("ё", "е").split())
    return next((code for code, starts in STATUSES if plain.startswith(tuple(starts.split("|")))), plain)
