import { describe, expect, test } from "vitest";
import { EvenhandError } from "../../src/errors.js";
import { withDefinitions } from "../../src/policy/definitions.js";
import { attributesOf } from "../../src/policy/policy-request.js";

describe("flags that define groups", () => {
  test("are read attribute by attribute, on top of what a policy says", () => {
    const define = withDefinitions(
      { race: { merge: { Other: ["Native"] }, reference: "Black" }, age: { bins: [40] } },
      { bins: ["age=30,45, 60"], quantiles: ["income=4"], merge: ["race:East=Asian,Pacific Islander"], reference: ["race=White"] },
    );
    expect(define).toEqual({
      race: { merge: { Other: ["Native"], East: ["Asian", "Pacific Islander"] }, reference: "White" },
      age: { bins: [30, 45, 60] },
      income: { quantiles: 4 },
    });
  });

  test("replace bins by quantiles and the other way round", () => {
    expect(withDefinitions({ age: { bins: [40], reference: "40+" } }, { quantiles: ["age=3"] })).toEqual({
      age: { quantiles: 3, reference: "40+" },
    });
    expect(withDefinitions({ age: { quantiles: 3 } }, { bins: ["age=30"] })).toEqual({ age: { bins: [30] } });
  });

  test("keep everything after the first equals sign as the value", () => {
    expect(withDefinitions({}, { reference: ["grp=a=b"] })).toEqual({ grp: { reference: "a=b" } });
  });

  test("read the columns of membership probabilities", () => {
    expect(withDefinitions({}, { membership: ["race:White=p_white,Black=p_black"] })).toEqual({
      race: { membership: { White: "p_white", Black: "p_black" } },
    });
  });

  test("read a population as shares or percentages", () => {
    expect(withDefinitions({ race: { reference: "White" } }, { population: ["race:White=60%,Native American=0.013"] })).toEqual({
      race: { reference: "White", population: { White: 0.6, "Native American": 0.013 } },
    });
  });

  test.each([
    [{ bins: ["age"] }, '"age" is not of the form age=30,45,60'],
    [{ bins: ["age="] }, '"age=" is not of the form age=30,45,60'],
    [{ bins: ["age=30,20"] }, "--bins age=30,20: cut points are ascending numbers"],
    [{ bins: ["age=30,,40"] }, "--bins age=30,,40: cut points are ascending numbers"],
    [{ bins: ["age=x"] }, "--bins age=x: cut points are ascending numbers"],
    [{ quantiles: ["income=1"] }, "--quantiles income=1: the number of bins is a whole number from 2 to 20"],
    [{ merge: ["race=Other"] }, '"race=Other" is not of the form race:Other=Native,Asian'],
    [{ population: ["race=0.5"] }, '"race=0.5" is not of the form race:White=0.6,Black=0.13'],
    [{ population: ["race:White=half"] }, "--population race:White=half: the share of White is not a number from 0 to 1"],
    [{ population: ["race:a=0.6,b=0.6"] }, "--population race:a=0.6,b=0.6: the shares add up to 1.2, more than 1"],
    [{ membership: ["race=p_white"] }, '"race=p_white" is not of the form race:White=p_white,Black=p_black'],
    [{ reference: ["=White"] }, '"=White" is not of the form race=White'],
  ])("%j is EH200", (flags, message) => {
    const read = () => withDefinitions({}, flags);
    expect(read).toThrow(EvenhandError);
    expect(read).toThrow(`error[EH200]: ${message}`);
  });
});

test("a combination makes its parts attributes too, each once", () => {
  expect(attributesOf(["sex", "race * sex", "age"])).toEqual({ sensitive: ["sex", "race", "age"], combined: [["race", "sex"]] });
});
