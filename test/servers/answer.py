"""A model as a program: answer.py ndjson|arrow. The score of an applicant is as in test/models/applicants.ts."""
import json
import struct
import sys


def score(income, city):
    return (0.5 if income is None else income / 100) + (0.25 if city == "Rome" else 0.125 if city is None else 0)


if sys.argv[1] == "ndjson":
    for line in sys.stdin:
        asked = json.loads(line)
        at = [asked["columns"].index(name) for name in ("income", "city")]
        print(json.dumps({"id": asked["id"], "outputs": [score(*(row[k] for k in at)) for row in asked["rows"]]}), flush=True)
else:
    import pyarrow as pa

    while head := sys.stdin.buffer.read(4):
        table = pa.ipc.open_stream(sys.stdin.buffer.read(struct.unpack("<I", head)[0])).read_all()
        scores = [score(income, city) for income, city in zip(table["income"].to_pylist(), table["city"].to_pylist())]
        answer = pa.table({"score": pa.array(scores, pa.float64())})
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, answer.schema) as writer:
            writer.write_table(answer)
        stream = sink.getvalue().to_pybytes()
        sys.stdout.buffer.write(struct.pack("<I", len(stream)) + stream)
        sys.stdout.buffer.flush()
