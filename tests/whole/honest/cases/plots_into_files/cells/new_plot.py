# after: demo-look
%matplotlib inline
import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 2, figsize=(6, 3))
load("tiny_report").plot.bar(x="Campaign", y="Cost", ax=axes[0], title="Расход")
load("tiny_report").plot.scatter(x="Cost", y="Leads", ax=axes[1])
fig.savefig("report.png")
plt.show()
