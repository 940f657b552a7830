import assert from "node:assert/strict";

/** Asserts that every figure of the peer's groups is ours, to 12 digits. */
export function assertSameGroups(rows, peerGroups, metricIds) {
  assert.ok(Object.keys(peerGroups).length > 1, "the peer has groups");
  for (const [name, figures] of Object.entries(peerGroups)) {
    const row = rows.find(({ by, group }) => by.length === 1 && Object.values(group)[0] === name);
    assert.ok(row, `group ${name} is there`);
    for (const id of metricIds)
      assert.ok(Math.abs(row.metrics[id].value - figures[id]) < 1e-12, `${id} of ${name}: ${row.metrics[id].value}, peer ${figures[id]}`);
  }
}
