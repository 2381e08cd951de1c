%matplotlib inline
%config InlineBackend.figure_format = "png"
