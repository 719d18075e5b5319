key: "06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9"
signature: "3sB38sthwjJNNDMz+ew2FpKRH/q+J3AQEdgjMgPuanICu2X+qv1DblO1485HyY+BL/KrFIVY1Z4+w5n3se7bCA=="
