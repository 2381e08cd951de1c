# after: demo-look
import matplotlib.pyplot as plt

data = load("tiny_report")
fig, ax = plt.subplots()
ax.bar(data["Campaign"], data["Cost"])
plt.show()
data.plot(x="Campaign", y="Leads");
