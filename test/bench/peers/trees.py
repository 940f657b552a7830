"""Trains the model that both sides ask, and does with it what scikit-learn and shap do.

trees.py prepare FOLDER              the model, its rows and labels, where they are not there yet
trees.py importance FOLDER           permutation importance, 20 columns x 5; seconds of processor time and the importances
trees.py shap FOLDER ROWS BACKGROUND interventional TreeSHAP; seconds of processor time, the file with the contributions
"""
import json
import pathlib
import sys
import time

import lightgbm
import numpy as np

ROWS, COLUMNS, LEAVES, TREES = 10_000, 20, 31, 100
names = [f"x{i}" for i in range(COLUMNS)]


def prepare(folder):
    if (folder / "model.txt").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.RandomState(7)
    x = random.normal(size=(ROWS, COLUMNS))
    y = (x[:, 0] + x[:, 1] * x[:, 2] + np.sin(2 * x[:, 3]) + 0.5 * x[:, 4] ** 2 + random.normal(size=ROWS) > 0.5).astype(float)
    data = lightgbm.Dataset(x, y, feature_name=names)
    settings = {"objective": "binary", "num_leaves": LEAVES, "verbose": -1, "seed": 1, "deterministic": True, "force_row_wise": True}
    booster = lightgbm.train(settings, data, TREES)
    # Columns one after another, 64-bit numbers.
    x.T.tofile(folder / "rows.bin")
    y.tofile(folder / "labels.bin")
    booster.save_model(folder / "model.txt")


def held(folder):
    x = np.fromfile(folder / "rows.bin").reshape(COLUMNS, ROWS).T.copy()
    return lightgbm.Booster(model_file=folder / "model.txt"), x, np.fromfile(folder / "labels.bin")


class Bare:
    """The booster without the wrapper of scikit-learn's interface, which takes about as long again."""

    def __init__(self, booster):
        self.booster = booster

    def fit(self, x, y):
        return self


def loss(model, x, y):
    p = model.booster.predict(x)
    return float(np.mean(np.log(np.where(y == 1, p, 1 - p))))


def importance(folder):
    from sklearn.inspection import permutation_importance

    booster, x, y = held(folder)
    model = Bare(booster)
    loss(model, x, y)
    begun = time.process_time()
    found = permutation_importance(model, x, y, scoring=loss, n_repeats=5, random_state=0)
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "importances": found.importances_mean.tolist(), "base": -loss(model, x, y)}))


def shapley(folder, rows, background):
    import shap

    booster, x, _ = held(folder)
    explainer = shap.TreeExplainer(booster, data=x[-background:], feature_perturbation="interventional")
    explainer.shap_values(x[:2], check_additivity=False)
    begun = time.process_time()
    values = explainer.shap_values(x[:rows], check_additivity=False)
    seconds = time.process_time() - begun
    file = folder / "contributions.bin"
    np.asarray(values, dtype=np.float64).T.copy().tofile(file)
    print(json.dumps({"seconds": seconds, "file": str(file), "base": float(np.ravel(explainer.expected_value)[-1]), "version": shap.__version__}))


if __name__ == "__main__":
    what, folder, *more = sys.argv[1:]
    if what == "prepare":
        prepare(pathlib.Path(folder))
    elif what == "importance":
        importance(pathlib.Path(folder))
    else:
        shapley(pathlib.Path(folder), *map(int, more))
