"""Makes networks of PyTorch and exports them as ONNX, with the numbers that they give.

python export_torch.py FOLDER
"""

import json
import pathlib
import sys
import torch
from torch import nn

out = pathlib.Path(sys.argv[1])
torch.manual_seed(7)
torch.set_num_threads(1)
rows = torch.round(torch.randn(4000, 6) * 100) / 100
# The last column is a code of five regions.
rows[:, 5] = torch.randint(0, 5, (4000,)).float()
expected = {}


class Embedded(nn.Module):
    """Five columns of numbers and the embedding of a code, with normalisation between the layers."""

    def __init__(self):
        super().__init__()
        self.regions = nn.Embedding(5, 3)
        self.layers = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 1), nn.Sigmoid())

    def forward(self, x):
        return self.layers(torch.cat([x[:, :5], self.regions(x[:, 5].long())], dim=1))


def trained(model, target, loss):
    optimizer = torch.optim.Adam(model.parameters(), 0.01)
    for _ in range(60):
        optimizer.zero_grad()
        loss(model(rows), target).backward()
        optimizer.step()
    return model.eval()


def write(name, model):
    # Newer versions have a second exporter, which needs more packages: the first one is asked for.
    older = {"dynamo": False} if "dynamo" in torch.onnx.export.__code__.co_varnames else {}
    axes = {"x": {0: "n"}, "chance": {0: "n"}}
    torch.onnx.export(model, (rows[:2],), str(out / f"{name}.onnx"), input_names=["x"], output_names=["chance"], dynamic_axes=axes, opset_version=13, **older)
    with torch.no_grad():
        expected[name] = model(rows).double().T.tolist()


signal = rows[:, 0] * rows[:, 1] + rows[:, 2] + (rows[:, 5] == 2) * 0.8
yes = (signal > 0).float()[:, None]
write("network", trained(nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid()), yes, nn.BCELoss()))
write("embedded", trained(Embedded(), yes, nn.BCELoss()))
three = torch.bucketize(signal, torch.tensor([-0.7, 0.7]))
logits = trained(nn.Sequential(nn.Linear(6, 12), nn.Tanh(), nn.Linear(12, 3)), three, nn.CrossEntropyLoss())
write("three", nn.Sequential(logits, nn.Softmax(dim=1)))
amounts = nn.Sequential(nn.Linear(6, 12), nn.GELU(), nn.Linear(12, 1))
write("amount", trained(amounts, signal[:, None], nn.MSELoss()))

(out / "rows.json").write_text(json.dumps({"torch": torch.__version__, "rows": rows.double().T.tolist(), "expected": expected}))
