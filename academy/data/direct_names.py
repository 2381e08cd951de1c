"""Columns of Yandex Direct: what each holds, and what the interface calls it."""

from __future__ import annotations

import re

__all__ = [
    "API_NAMES",
    "COUNTED",
    "DATES",
    "IDS",
    "KNOWN",
    "LABELS",
    "MONEY",
    "PERCENT",
    "PER_GOAL",
    "RATES",
    "SUMS",
    "api_name",
    "metric",
]

# A metric for one goal under one attribution model: Conversions_41002001_LSCCD.
PER_GOAL = re.compile(r"\A([A-Za-z]+)_(\d+)_([A-Z]+)\Z")
IDS = frozenset(
    "CampaignId AdGroupId AdId CriteriaId CriterionId LocationOfPresenceId TargetingLocationId RlAdjustmentId".split()
)
DATES = frozenset("Date Week Month Quarter Year".split())
LABELS = frozenset(
    "CampaignName CampaignType CampaignUrlPath AdGroupName AdFormat AdNetworkType Age Gender IncomeGrade Device "
    "CarrierType MobilePlatform ClickType ClientLogin Criteria CriteriaType Criterion CriterionType MatchType "
    "MatchedKeyword ExternalNetworkName LocationOfPresenceName TargetingLocationName Placement Query Slot "
    "TargetingCategory".split()
)
MONEY = frozenset(
    "AvgCpc AvgCpm AvgEffectiveBid Cost CostPerConversion Profit Revenue PurchaseProfit PurchaseRevenue".split()
)
COUNTED = frozenset(["Impressions", "Clicks"])  # Direct never leaves these blank
RATES = frozenset(
    "Ctr AvgClickPosition AvgImpressionPosition AvgTrafficVolume AvgPageviews BounceRate Bounces Sessions Conversions "
    "ConversionRate GoalsRoi PurchaseGoalsRoi WeightedCtr WeightedImpressions".split()
)
PERCENT = frozenset("Ctr ConversionRate BounceRate WeightedCtr AvgTrafficVolume".split())
SUMS = ("Impressions", "Clicks", "Cost", "Conversions", "Sessions", "Bounces", "Revenue", "Profit")
KNOWN = IDS | DATES | LABELS | MONEY | COUNTED | RATES
INTERFACE = {
    "Date": "дата|день",
    "Week": "неделя",
    "Month": "месяц",
    "Quarter": "квартал",
    "Year": "год",
    "CampaignName": "кампания|название кампании|имя кампании",
    "CampaignId": "№ кампании|номер кампании|id кампании|id кампании (серверный)",
    "CampaignType": "тип кампании",
    "AdGroupName": "группа|название группы|группа объявлений",
    "AdGroupId": "№ группы|id группы",
    "AdId": "№ объявления|id объявления",
    "AdFormat": "формат объявления",
    "AdNetworkType": "тип площадки",
    "Placement": "площадка|название площадки",
    "Query": "поисковый запрос",
    "Criteria": "условие показа|фраза (с минус-словами)",
    "CriteriaId": "№ условия показа|id условия показа|id фразы",
    "CriteriaType": "тип условия показа",
    "MatchedKeyword": "подобранная фраза",
    "MatchType": "тип соответствия",
    "TargetingCategory": "категория таргетинга",
    "Device": "тип устройства|устройство",
    "Gender": "пол",
    "Age": "возраст",
    "IncomeGrade": "уровень платежеспособности",
    "Slot": "место показа|позиция показа|блок показа",
    "TargetingLocationName": "регион таргетинга",
    "LocationOfPresenceName": "регион местонахождения|регион местоположения",
    "Impressions": "показы",
    "Clicks": "клики",
    "Cost": "расход|расход с ндс",
    "Ctr": "ctr",
    "WeightedCtr": "взвешенный ctr|wctr",
    "WeightedImpressions": "взвешенные показы",
    "AvgCpc": "cpc|ср. цена клика|средняя цена клика",
    "AvgCpm": "cpm|ср. цена тысячи показов",
    "AvgEffectiveBid": "ср. ставка за клик",
    "AvgTrafficVolume": "ср. объем трафика|объем трафика",
    "AvgClickPosition": "ср. позиция клика",
    "AvgImpressionPosition": "ср. позиция показа",
    "BounceRate": "отказы",
    "AvgPageviews": "глубина",
    "Sessions": "визиты",
    "Conversions": "конверсии",
    "ConversionRate": "конверсия|cr",
    "CostPerConversion": "cpa|цена цели|ср. цена цели",
    "GoalsRoi": "рентабельность|roi",
    "Revenue": "доход|выручка",
    "Profit": "прибыль",
}
API_NAMES = {name: api for api, names in INTERFACE.items() for name in names.split("|")}
UNIT = re.compile(r",?\s*(?:\((?:руб\.?|₽|%|стр\.?)\)|₽|руб\.?|%|стр\.?)\s*(?:,?\s*с ндс)?\Z")


def api_name(column: str) -> str:
    """Return the name that the API gives to a column of the interface, as `Cost` to `Расход, ₽`; else the name itself.

    A cost without VAT keeps its name, because the API's cost may have VAT in it.
    """
    plain = " ".join(column.lower().replace("ё", "е").split())
    return API_NAMES.get(plain) or API_NAMES.get(UNIT.sub("", plain)) or column


def metric(column: str) -> str:
    """Return the metric of a column, for one goal or for all."""
    goal = PER_GOAL.match(column)
    return goal[1] if goal else column
