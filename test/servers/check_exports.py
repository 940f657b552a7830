"""Reads exports with the packages of those who own the formats. One JSON object: what each file came to."""

import json
import pathlib
import sys

from google.protobuf.json_format import ParseDict
from huggingface_hub import ModelCard
from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from trestle.oscal.assessment_results import Model as AssessmentResults


def oscal(text):
    found = AssessmentResults.model_validate_json(text).assessment_results
    [result] = found.results
    return {"findings": len(result.findings or []), "observations": len(result.observations or [])}


def in_toto(text):
    document = json.loads(text)
    statement = Statement.copy_from_pb(ParseDict(document, statement_pb2.Statement()))
    statement.validate()
    return {"subjects": len(statement.pb.subject)}


def test_result(text):
    in_toto(text)
    found = ParseDict(json.loads(text)["predicate"], test_result_pb2.TestResult())
    return {
        "result": found.result,
        "passed": len(found.passed_tests),
        "warned": len(found.warned_tests),
        "failed": len(found.failed_tests),
        "configuration": len(found.configuration),
    }


def hugging_face(text):
    card = ModelCard(text, ignore_metadata_errors=False)
    results = card.data.eval_results
    for one in results:
        one.__post_init__()
    again = ModelCard(str(card)).data.eval_results
    return {
        "results": len(results),
        "metrics": sorted({one.metric_type for one in results}),
        "same_again": [one.metric_value for one in again] == [one.metric_value for one in results],
    }


READERS = {"oscal": oscal, "intoto": test_result, "mlaudit": in_toto, "huggingface": hugging_face}


def outcome(path):
    try:
        return READERS[path.name.split(".")[0]](path.read_text("utf-8"))
    except Exception as error:  # what a reader refuses is its answer
        return {"refused": f"{type(error).__name__}: {error}"[:300]}


print(json.dumps({path.name: outcome(path) for path in sorted(pathlib.Path(sys.argv[1]).iterdir())}))
