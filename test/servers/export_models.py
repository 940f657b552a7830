"""Trains models of scikit-learn and exports them as ONNX, with the numbers that they give.

python export_models.py FOLDER
"""

import json
import pathlib
import sys
import numpy as np
import pandas as pd
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

out = pathlib.Path(sys.argv[1])
rng = np.random.default_rng(7)
n = 4000
numbers = np.round(rng.normal(size=(n, 6)), 2).astype(np.float32)
region = rng.choice(["north", "south", "east", "west"], n)
signal = numbers[:, 0] * numbers[:, 1] + numbers[:, 2] + np.where(region == "north", 0.8, 0) + rng.normal(size=n) * 0.5
y = np.where(signal > 0, "grant", "deny")
names = [f"x{i}" for i in range(6)]
frame = pd.DataFrame(numbers, columns=names).assign(region=region)
expected = {}


def write(name, model, onx, chances):
    (out / f"{name}.onnx").write_bytes(onx if isinstance(onx, bytes) else onx.SerializeToString())
    expected[name] = [float(p) for p in chances]


opset = {"": 17, "ai.onnx.ml": 3}
for name, model in (
    ("forest", RandomForestClassifier(60, max_depth=9, random_state=0, n_jobs=1)),
    ("boosting", GradientBoostingClassifier(n_estimators=60, max_depth=4, random_state=0)),
    ("network", make_pipeline(StandardScaler(), MLPClassifier((16, 8), max_iter=60, random_state=0))),
):
    model.fit(numbers, y)
    write(name, model, to_onnx(model, initial_types=[("x", FloatTensorType([None, 6]))], target_opset=opset), model.predict_proba(numbers)[:, 1])

pipeline = make_pipeline(
    ColumnTransformer([("n", make_pipeline(SimpleImputer(), StandardScaler()), names), ("c", OneHotEncoder(handle_unknown="ignore"), ["region"])]),
    LogisticRegression(),
).fit(frame, y)
types = [(c, FloatTensorType([None, 1])) for c in names] + [("region", StringTensorType([None, 1]))]
write("pipeline", pipeline, to_onnx(pipeline, initial_types=types, target_opset=opset), pipeline.predict_proba(frame)[:, 1])

rows = {c: [v if isinstance(v, str) else float(v) for v in frame[c]] for c in frame}
(out / "rows.json").write_text(json.dumps({"rows": rows, "expected": expected}))
