import { type Diagnostic, EvenhandError, fault } from "../errors.js";
import type { Brand } from "../look/brand.js";
import { suggest } from "../suggest.js";
import { fillPlaces } from "./fill-places.js";
import { isMap, type Layer, readLayers } from "./layers.js";
import { mergeLayers } from "./merge-layers.js";
import { originsOf } from "./origins.js";
import { ownMetrics } from "./own-metrics.js";
import type { Policy } from "./policy.js";
import { policyAttributes } from "./policy-attributes.js";
import { policyHash } from "./policy-hash.js";
import { policyRequest } from "./policy-request.js";
import { policyFiles, policyStudies } from "./policy-studies.js";
import { emptyWorld, type PolicyWorld } from "./policy-world.js";
import { resolveChecks } from "./resolve-checks.js";
import { resolveSections } from "./resolve-sections.js";
import { robustnessChecks } from "./robustness-checks.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { studyLimits } from "./study-limits.js";

export interface ReadOptions {
  readonly world?: PolicyWorld;
  /** Name of one of `profiles`. */
  readonly profile?: string | null;
}

/**
 * The policy in the text of an `evenhand.yml`, with all that it extends merged in and every name resolved.
 *
 * Throws every mistake at once, in the order of the lines: EH201 to EH207, EH209, EH210, EH211, EH402.
 */
export async function readPolicy(text: string, path: string, { world = emptyWorld, profile = null }: ReadOptions = {}): Promise<Policy> {
  const { layers: files, packs, files: paths } = await readLayers(text, path, world);
  const layers = profile === null ? files : [...files, ...profileLayers(files, profile)];
  const merged = mergeLayers(layers);
  const sections = await resolveSections(files, merged);
  const { checked } = sections;
  const own = await ownMetrics(checked.metrics ?? {}, merged);
  const attributes = policyAttributes(checked);
  const ofModel = robustnessChecks(checked, merged);
  const others = ofModel.map(({ check }) => check.id);
  const resolved = resolveChecks({ layers: files, merged, sections, parts: own.parts, attributes, others });
  const asked = policyRequest(checked);
  const places = {
    data: checked.data ?? {},
    baseline:
      checked.baseline?.from === undefined
        ? null
        : {
            from: checked.baseline.from,
            ratchet: checked.baseline.ratchet ?? false,
            required: checked.baseline.required ?? false,
            pairing: checked.baseline.pairing ?? "id",
          },
  } as const;
  const filled = world.variables === null ? { ...places, mistakes: [] } : await fillPlaces(places, merged, world.variables);
  const mistakes = [...sections.mistakes, ...own.mistakes, ...resolved.mistakes, ...filled.mistakes];
  const [first, ...rest] = inOrder(mistakes, path);
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  const policy: Omit<Policy, "sha256"> = {
    path,
    files: paths,
    name: checked.name ?? null,
    source: world.source,
    request: {
      ...asked,
      groups: {
        ...asked.groups,
        intersections: withIntersections(
          asked.groups.intersections,
          resolved.checks.flatMap(({ by }) => (by === null ? [] : [by])),
        ),
      },
      formulas: checked.metrics ?? {},
      extras: { ...asked.extras, packs },
    },
    data: filled.data,
    studies: policyStudies(checked),
    checks: resolved.checks,
    ofModel,
    ofStudies: studyLimits(checked, merged),
    beside: policyFiles(checked),
    model: checked.model ?? null,
    features: checked.columns?.features ?? null,
    waivers: resolved.waivers,
    stats: { suiteCorrection: checked.stats?.suite_correction ?? "none" },
    baseline: filled.baseline,
    report: {
      title: checked.report?.title ?? null,
      owner: checked.report?.owner ?? null,
      minCell: checked.report?.min_cell ?? null,
      paper: checked.report?.paper ?? null,
      locale: checked.report?.locale ?? null,
      brand: brandOf(checked.report?.brand),
      outputs: checked.report?.outputs ?? [],
    },
    packs: packs.map(({ id, version }) => `${id}@${version}`),
    content: { ...merged.content, ...(resolved.merged.length > 0 ? { checks: resolved.merged.map(({ entry }) => entry) } : {}) },
    origins: originsOf(merged, resolved.merged),
    remarks: resolved.remarks,
  };
  return { ...policy, sha256: policyHash(policy) };
}

/** As written: its logo is still the name of a file. */
function brandOf(brand: NonNullable<CheckedPolicy["report"]>["brand"]): Brand | null {
  return brand === undefined ? null : { name: brand.name, logo: brand.logo ?? null, accent: brand.accent ?? null };
}

/** What the profile changes, as layers that come last. */
function profileLayers(files: readonly Layer[], profile: string): readonly Layer[] {
  const found = files.flatMap(({ text, content, via }): readonly Layer[] => {
    const one = isMap(content.profiles) ? content.profiles[profile] : undefined;
    return isMap(one) ? [{ text, content: one, prefix: ["profiles", profile], via }] : [];
  });
  if (found.length > 0) return found;
  const names = files.flatMap(({ content }) => (isMap(content.profiles) ? Object.keys(content.profiles) : []));
  const near = suggest(profile, names);
  throw fault("EH200", `the policy has no profile "${profile}"`, {
    help: [
      near !== null
        ? `did you mean --profile ${near}?`
        : names.length > 0
          ? `profiles: ${names.join(", ")}`
          : "profiles: { nightly: { data: … } }",
    ],
  });
}

function withIntersections(named: readonly (readonly string[])[], more: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Set(named.map((one) => JSON.stringify([...one].sort())));
  return [
    ...named,
    ...more.filter((one) => one.length > 1 && !seen.has(JSON.stringify([...one].sort())) && seen.add(JSON.stringify([...one].sort()))),
  ];
}

/** The policy's own lines first, from top to bottom; each mistake once, and of a misplaced variable nothing else. */
function inOrder(mistakes: readonly Diagnostic[], path: string): readonly Diagnostic[] {
  const at = ({ location }: Diagnostic): string => `${location?.file}:${location?.line}:${location?.column}`;
  const variables = new Set(mistakes.filter(({ code }) => code === "EH204").map(at));
  const seen = new Set<string>();
  return mistakes
    .filter((one) => one.code === "EH204" || !variables.has(at(one)))
    .filter((one) => !seen.has(`${at(one)} ${one.message}`) && seen.add(`${at(one)} ${one.message}`))
    .sort((a, b) => {
      const [x, y] = [a.location!, b.location!];
      return Number(x.file !== path) - Number(y.file !== path) || compared(x.file, y.file) || x.line - y.line || x.column - y.column;
    });
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
