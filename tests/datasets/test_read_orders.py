"""Orders and feeds of shops as people have them: each row is a layout rebuilt by hand. A new case is a new row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from academy.data import ExportError, ExportWarning, read_direct, read_order_lines, read_orders, read_yml

from .samples import workbook, write

pytestmark = pytest.mark.usefixtures("english")

# Rebuilt by hand after the vendor's own browser tests (AdvantShop): ragged rows, quoted currency, a goods cell.
HEADER = (
    "Номер заказа;Статус;Дата заказа;ФИО;Email;Телефон;Товары;Оплачено бонусами;Скидка;Стоимость доставки;"
    "Наценка оплаты;Купон;"
    "Итоговая стоимость;Валюта;Налог;Стоимость товаров;Выгода;Метод оплаты;Метод доставки;Адрес доставки;"
    "Комментарий пользователя;Комментарий администратора;Комментарий к статусу;Оплачен;Менеджер;Код купона;"
    "Google client id;Yandex client id;Referral;Страница входа;UTM Source;UTM Medium;UTM Campaign;UTM Content;UTM Term"
)
ROW = (
    '16;Доставлен;19.08.2016 00:00:00;Ткач Олег;;;[16 - Фильтр - 256 руб. - 16шт.];0;0;0;0;0;4096;" руб.";0;0;16;'
    "Картой;Курьером;Россия, Москва;;;comment16;Да;;"
)
SECOND = (
    "17;Отменен навсегда;20.08.2016 10:05:00;Мороз Анна;a@b.example;8900;[A-1 - Лампа [H7] - 1 250,50 руб. - 2шт.], "
    '[a-2 - Щётка - задняя - 300 руб. - 1шт.];0;10;290;0;;3081;" руб.";0;0;0;Картой;Курьером;Тверь;;;;Нет;'
    ";;;;;/;yandex;cpc;Feed"
)
EXPORT = "\r\n".join((HEADER, ROW, SECOND)) + "\r\n"
ENGLISH = (
    "Order number,Status,Order date,Customer,Items,Total,Paid\n"
    "16,Delivered,2016-08-19,Oleg,[16 - Filter - 16pcs],4096,Yes\n"
)
BITRIX = (
    "Номер заказа;Дата создания;Дата изменения;Сумма;Статус;Оплачен;Отменен;Позиции;Цена товара\n"
    "№A1;01.07.2026 10:00:00;01.07.2026 11:00:00;1000 руб;Выполнен;Да;Нет;[11] Лампа (1 шт) [12] Щётка (1 шт);"
    "500 руб 1000 руб\n"
)
SHEET = [
    ["Заказы за август"],
    [],
    ["Итоговая стоимость", "Статус", "№ заказа", "Дата заказа", "Товары"],
    [4096, "Доставлен", 16, pd.Timestamp("2016-08-19").to_pydatetime(), "[16 - Фильтр - 256 руб. - 16шт.]"],
]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(EXPORT, "o.csv", id="as the service gives it"),
        pytest.param(EXPORT.encode("cp1251"), "o.csv", id="cp1251"),
        pytest.param(EXPORT.encode("utf-16"), "o.csv", id="UTF-16"),
        pytest.param("\ufeff" + EXPORT, "o.csv", id="BOM"),
        pytest.param(EXPORT.replace(";", "\t"), "o.tsv", id="tabs"),
        pytest.param("sep=;\n" + EXPORT, "o.csv", id="a first line of Excel"),
        pytest.param("Заказы магазина\n\n" + EXPORT, "o.csv", id="a title above"),
        pytest.param(EXPORT + "Итого;;;;;;;;;;;;7177\n", "o.csv", id="a total below"),
        pytest.param(workbook(Лист1=SHEET), "o.xlsx", id="a workbook with other columns"),
        pytest.param(ENGLISH, "o.csv", id="English"),
    ],
)
def test_orders_in_every_dress(tmp_path: Path, content: str | bytes, name: str) -> None:
    orders = read_orders(write(tmp_path, content, name))
    first = orders.iloc[0]
    assert (first["number"], first["status"], first["total"]) == ("16", "delivered", 4096)
    assert first["date"] == pd.Timestamp("2016-08-19")
    assert {str(orders[column].dtype) for column in ("number", "status", "goods")} == {"str"}


def test_status_paid_and_tags(tmp_path: Path) -> None:
    orders = read_orders(write(tmp_path, EXPORT))
    assert orders["status"].tolist() == ["delivered", "cancelled"]
    assert orders["status_text"].tolist() == ["Доставлен", "Отменен навсегда"]
    assert orders["paid"].tolist() == [True, False]
    assert orders["utm_campaign"].tolist()[1] == "Feed"
    assert orders["delivery"].tolist() == [0, 290]


def test_a_shop_s_own_status_stays(tmp_path: Path) -> None:
    orders = read_orders(write(tmp_path, EXPORT.replace("Доставлен;", "Ждёт примерки;")))
    assert orders["status"].tolist()[0] == "ждет примерки"


def test_lines_of_goods(tmp_path: Path) -> None:
    lines = read_order_lines(write(tmp_path, EXPORT))
    assert lines["article"].tolist() == ["16", "A-1", "a-2"]
    assert lines["name"].tolist() == ["Фильтр", "Лампа [H7]", "Щётка - задняя"]
    assert lines["price"].tolist() == [256, 1250.5, 300]
    assert lines["quantity"].tolist() == [16, 2, 1]
    assert lines["total"].tolist() == [4096, 3081, 3081]


@pytest.mark.parametrize("joint", ["", " ", "; ", "\n"])
def test_any_joint_between_goods(tmp_path: Path, joint: str) -> None:
    lines = read_order_lines(
        write(tmp_path, ENGLISH.replace("[16 - Filter - 16pcs]", f'"[1 - A - 2pcs]{joint}[2 - B - 1pc]"'))
    )
    assert lines["article"].tolist() == ["1", "2"]
    assert lines["price"].isna().all()


def test_the_list_of_orders_of_bitrix(tmp_path: Path) -> None:
    lines = read_order_lines(write(tmp_path, BITRIX))
    assert lines[["number", "article", "name", "price", "quantity"]].to_numpy().tolist() == [
        ["A1", "11", "Лампа", 500.0, 1],
        ["A1", "12", "Щётка", 1000.0, 1],
    ]
    assert lines["status"].tolist() == ["delivered", "delivered"]


def test_goods_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.warns(ExportWarning, match="could not be read: 1, such as “Фильтр”"):
        lines = read_order_lines(write(tmp_path, EXPORT.replace("[16 - Фильтр - 256 руб. - 16шт.]", "Фильтр")))
    assert len(lines) == 2
    with pytest.raises(ExportError, match="not written as shops write"):
        read_order_lines(write(tmp_path, ENGLISH.replace("[16 - Filter - 16pcs]", "Filter")))
    with pytest.raises(ExportError, match="no column of goods"):
        read_order_lines(write(tmp_path, "Номер заказа;Статус;Дата заказа\n1;Новый;01.07.2026\n"))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Номер заказа;Статус;Дата заказа\n1;Новый;вчера\n", "column date holds “вчера”"),
        ("Номер заказа;Статус;Сумма\n1;Новый;много\n", "column total holds “много”"),
        ("Номер заказа;Статус;Оплачен\n1;Новый;может быть\n", "column paid holds “может быть”"),
        ("Номер;Имя\n1;x\n", "columns are not those.*number, date, status"),
        ("ym:s:visitID\tym:s:date\n1\t2026-08-01\n", "Metrica log"),
        ("<?xml version='1.0'?><yml_catalog/>", "this is XML"),
        ("%PDF-1.7", "PDF"),
        ("", "empty"),
    ],
)
def test_what_is_no_order_export(tmp_path: Path, content: str, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        read_orders(write(tmp_path, content))


def test_another_reader_names_orders(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="order export of a shop; read_orders"):
        read_direct(write(tmp_path, EXPORT))


# Rebuilt by hand after the examples of Yandex's help.
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<yml_catalog date="2026-09-13T23:40:00+03:00"><shop><name>Магазин</name>
<categories><category id="1">Фильтры</category><category id="2" parentId="1">Масляные</category></categories>
<offers>
<offer id="FIL-1" available="true"><url>https://s.example/1</url><price>250</price><oldprice>300</oldprice>
<currencyId>RUR</currencyId><categoryId>2</categoryId><picture>a.jpg</picture><picture>b.jpg</picture>
<name>Фильтр</name><vendor>Sitto</vendor><param name="purchase_price">140</param></offer>
<offer id="FIL-2" type="vendor.model" available="false"><price>1250.50</price><categoryId>1</categoryId>
<typePrefix>Фильтр</typePrefix><vendor>Sitto</vendor><model>W7</model><purchase_price>700</purchase_price></offer>
</offers></shop></yml_catalog>"""


@pytest.mark.parametrize(
    "content",
    [
        FEED,
        "\ufeff" + FEED,
        FEED.replace("UTF-8", "windows-1251").encode("cp1251"),
        FEED.replace('encoding="UTF-8"', "").encode("utf-16"),
    ],
)
def test_a_feed_in_every_encoding(tmp_path: Path, content: str | bytes) -> None:
    feed = read_yml(write(tmp_path, content, "feed.xml"))
    assert feed["article"].tolist() == ["FIL-1", "FIL-2"]
    assert feed["name"].tolist() == ["Фильтр", "Фильтр Sitto W7"]
    assert feed["category"].tolist() == ["Масляные", "Фильтры"]
    assert feed["price"].tolist() == [250, 1250.5]
    assert feed["purchase_price"].tolist() == [140, 700]
    assert feed["old_price"].isna().tolist() == [False, True]
    assert feed["available"].tolist() == [True, False]
    assert feed["picture"].tolist()[0] == "a.jpg"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (FEED[:300], "not XML"),
        ("<?xml version='1.0'?><yml_catalog><shop/></yml_catalog>", "without offers"),
        ("<?xml version='1.0'?><rss><item/></rss>", "root “rss”"),
        (FEED.replace("<price>250<", "<price>по запросу<"), "column price holds “по запросу”"),
        (EXPORT, "order export of a shop"),
        ("a;b\n1;2\n", "feed of a shop in YML"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, content: str, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        read_yml(write(tmp_path, content, "feed.xml"))
