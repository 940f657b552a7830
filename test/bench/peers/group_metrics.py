"""Fairlearn's side of the benchmarks. Prints one JSON document: figures to agree on, and seconds.

    group_metrics.py FILE GROUPS [--runs N] [--boot N] [--pandas]

FILE is CSV or Parquet with y_true and y_pred of 0 and 1; GROUPS is the column with the groups.
"""

import argparse
import json
import statistics
import time

started = time.perf_counter()

import fairlearn
import pandas as pd
from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate
from sklearn.metrics import accuracy_score, precision_score

METRICS = {
    "selection_rate": selection_rate,
    "true_positive_rate": true_positive_rate,
    "false_positive_rate": false_positive_rate,
    "positive_predictive_value": precision_score,
    "accuracy": accuracy_score,
}


def by_fairlearn(data, groups):
    frame = MetricFrame(metrics=METRICS, y_true=data["y_true"], y_pred=data["y_pred"], sensitive_features=data[groups])
    return frame.by_group.to_dict("index"), frame.difference().to_dict()


def by_pandas(data, groups):
    """The same figures as a careful analyst writes them without Fairlearn: one grouping over all rows."""
    n = data.groupby([groups, "y_true", "y_pred"], observed=True).size().unstack(["y_true", "y_pred"], fill_value=0)
    tp, fp, fn, tn = n[1][1], n[0][1], n[1][0], n[0][0]
    rates = pd.DataFrame(
        {
            "selection_rate": (tp + fp) / (tp + fp + fn + tn),
            "true_positive_rate": tp / (tp + fn),
            "false_positive_rate": fp / (fp + tn),
            "positive_predictive_value": tp / (tp + fp),
            "accuracy": (tp + tn) / (tp + fp + fn + tn),
        }
    )
    return rates.to_dict("index"), (rates.max() - rates.min()).to_dict()


def bootstrap(data, groups, draws):
    frame = MetricFrame(
        metrics=METRICS,
        y_true=data["y_true"],
        y_pred=data["y_pred"],
        sensitive_features=data[groups],
        n_boot=draws,
        ci_quantiles=[0.025, 0.975],
        random_state=0,
    )
    low, high = frame.difference_ci()
    return {name: [float(low[name]), float(high[name])] for name in METRICS}


def timed(work, runs):
    seconds = []
    for _ in range(runs):
        before = time.perf_counter()
        value = work()
        seconds.append(time.perf_counter() - before)
    return value, statistics.median(seconds), seconds


parser = argparse.ArgumentParser()
parser.add_argument("file")
parser.add_argument("groups")
parser.add_argument("--runs", type=int, default=1)
parser.add_argument("--boot", type=int, default=0)
parser.add_argument("--pandas", action="store_true")
options = parser.parse_args()

columns = [options.groups, "y_true", "y_pred"]
read = pd.read_parquet(options.file, columns=columns) if options.file.endswith(".parquet") else pd.read_csv(options.file, usecols=columns)
loaded = time.perf_counter()
work = by_pandas if options.pandas else by_fairlearn
answer = {"peer": f"fairlearn {fairlearn.__version__}, pandas {pd.__version__}", "rows": len(read), "loadSeconds": loaded - started}
if options.boot:
    answer["bounds"], answer["seconds"], _ = timed(lambda: bootstrap(read, options.groups, options.boot), 1)
else:
    (groups, differences), answer["seconds"], answer["runs"] = timed(lambda: work(read, options.groups), options.runs)
    answer["groups"] = groups
    answer["differences"] = differences
print(json.dumps(answer))
