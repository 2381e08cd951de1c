report = Report.today()
cost_per_lead = report.total(Column.COST) / report.total(Column.LEADS)
