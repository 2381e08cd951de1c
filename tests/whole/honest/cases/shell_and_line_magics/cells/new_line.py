!ls
%pwd
files = !ls
print(len(files))
%who
%timeit -n 1 -r 1 sum(range(10))
pd.DataFrame?
