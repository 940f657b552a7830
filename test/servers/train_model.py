"""Trains a small model on the mortgage decisions, as a team would, and saves it for the servers with what it says of the rows.

train.py DECISIONS.csv FOLDER mlflow|mlserver
"""
import json
import os
import sys

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

source, folder, kind = sys.argv[1:]
numbers = ["debt_ratio", "loan_to_price", "dependents", "net_worth"]
rows = pd.read_csv(source)
approved = (rows["outcome"] == "approved").astype(int)
os.makedirs(folder, exist_ok=True)

if kind == "mlflow":
    import mlflow
    from mlflow.models import infer_signature

    columns = numbers + ["marital_status"]
    given = rows[columns].astype({name: "float64" for name in numbers})
    # Trees take missing numbers; an unknown status is a category of its own.
    given["marital_status"] = given["marital_status"].astype(object).where(given["marital_status"].notna(), None)
    encoder = make_column_transformer((OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["marital_status"]), remainder="passthrough")
    model = make_pipeline(encoder, HistGradientBoostingClassifier(max_iter=20, random_state=0)).fit(given, approved)
    mlflow.sklearn.save_model(
        model, os.path.join(folder, "model"), signature=infer_signature(given, model.predict_proba(given)), pyfunc_predict_fn="predict_proba",
        serialization_format="pickle",
    )
    expected = model.predict_proba(given)[:, 1]
else:
    import joblib

    columns = numbers
    given = rows[columns].astype("float64").fillna(0.0)
    model = LogisticRegression(max_iter=2000).fit(given.to_numpy(), approved)
    joblib.dump(model, os.path.join(folder, "model.joblib"))
    with open(os.path.join(folder, "model-settings.json"), "w") as out:
        json.dump({"name": "credit", "implementation": "mlserver_sklearn.SKLearnModel", "parameters": {"uri": "./model.joblib", "version": "v7"}}, out)
    with open(os.path.join(folder, "settings.json"), "w") as out:
        json.dump({"host": "127.0.0.1", "http_port": int(os.environ["PORT"]), "grpc_port": int(os.environ["GRPC_PORT"]), "metrics_endpoint": None,
                   "parallel_workers": 0}, out)
    expected = model.predict_proba(given.to_numpy())[:, 1]

with open(os.path.join(folder, "expected.json"), "w") as out:
    json.dump({"columns": columns, "scores": [float(one) for one in expected]}, out)
