/** The public names of evenhand; no logic here. */
export type { Agreement, AskedModel } from "./audit/asked-model/row.js";
export { type AuditData, type AuditOptions, audit } from "./audit/audit.js";
export { type CheckOptions, check } from "./audit/check.js";
export type { Condition } from "./audit/conditions/condition.js";
export type { Drift, DriftErrors, DriftGroup, DriftRow, GroupDrift, PeerNumber, SeenRows } from "./audit/drift/row.js";
export { groupsToDataFrame } from "./audit/groups-to-data-frame.js";
export type { ConditionalImportance, FeatureFacts, FeatureImportance, MetricImportance } from "./audit/importance/row.js";
export { type Inspection, inspectData } from "./audit/inspect.js";
export { type DataSource, type OpenedData, type OpenOptions, openData } from "./audit/open-data.js";
export type { RecourseGap, RecourseGroup, RecourseStudy } from "./audit/recourse/row.js";
export { type Ll144Gap, ll144Completeness } from "./audit/regulation/ll144-completeness.js";
export type {
  AttributeFacts,
  ColumnProfile,
  GroupRow,
  Importance,
  Input,
  MetricValue,
  OutcomeFacts,
  PlanFacts,
  Result,
  Run,
  StratumRows,
  Verdict,
} from "./audit/result.js";
export type { Parts } from "./audit/run.js";
export type { Adversarial, FlipDistance } from "./audit/stress/adversarial-row.js";
export type { ExpectationRow } from "./audit/stress/expectation-row.js";
export type { FlipGap, MeasureMove, MovedGroup, RobustnessRow, StressedGroup, StressFacts, SurvivalRow } from "./audit/stress/row.js";
export type { Latency, Serving } from "./audit/stress/serving-row.js";
export type { TreeNode, TreeStudy } from "./audit/surrogates/row.js";
export type { ExplainedGap, Why, WhyPart } from "./audit/why/row.js";
export type { WorstCase } from "./audit/worst-case/row.js";
export type { Baseline } from "./checks/baseline.js";
export type { Check, CheckRow, Requirement, Status, Waiver, WaiverRow } from "./checks/check.js";
export type { Contrast, Side } from "./contrasts/contrast.js";
export { contrasts } from "./contrasts/index.js";
export { differenceOfTwo } from "./contrasts/kind/difference-of-two.js";
export { ratioOfTwo } from "./contrasts/kind/ratio-of-two.js";
export type { Disparity, Gap, Level } from "./disparities/disparity.js";
export type { Grouping } from "./disparities/grouping.js";
export { disparities } from "./disparities/index.js";
export { worstPair } from "./disparities/kind/worst-pair.js";
export { type Resolved, resolve } from "./disparities/resolve.js";
export type { Bounds, DisparityRow, Excluded, GroupKey, Rate } from "./disparities/row.js";
export { type ErrorCode, errorCodes } from "./error-codes.js";
export { type Diagnostic, EvenhandError, type Location } from "./errors.js";
export type { Brand } from "./look/brand.js";
export type { Look } from "./look/look.js";
export { metrics } from "./metrics/index.js";
export type { Counts } from "./metrics/kind/counts.js";
export type { Estimate, Metric, NoEstimate, Sample } from "./metrics/kind/metric.js";
export { share } from "./metrics/kind/share.js";
export { smooth } from "./metrics/kind/smooth.js";
export type { ModelFunction } from "./models/function-model.js";
export type { ModelSettings } from "./models/model-settings.js";
export { perturbations } from "./perturbations/index.js";
export type { Disturbed, Disturbing, Perturbation } from "./perturbations/perturbation.js";
export type { DriftAsked, DriftMeasure } from "./policy/drift-settings.js";
export type { EffectsSettings } from "./policy/effects-settings.js";
export type { ImportanceSettings } from "./policy/importance-settings.js";
export type { Ll144Settings } from "./policy/ll144-choices.js";
export { type ReadRecord, readRecord } from "./policy/record/read-record.js";
export type { RecourseSettings } from "./policy/recourse-settings.js";
export type { AttributeDefinition, Value } from "./policy/request.js";
export type { ScanSettings } from "./policy/requested-scan.js";
export type { SageSettings } from "./policy/sage-settings.js";
export type { ShapleySettings } from "./policy/shapley-settings.js";
export { type AdversarialSettings, type Expectation, plainTest, type StressSettings, type StressTest } from "./policy/stress-settings.js";
export type { SurrogateSettings } from "./policy/surrogate-settings.js";
export type { WhySettings } from "./policy/why-settings.js";
export type { Scenario, WorstCaseSettings } from "./policy/worst-case-settings.js";
export { type DataFrameLike, tableFromDataFrame as fromDataFrame } from "./readers/danfo.js";
export { readTable } from "./readers/read-table.js";
export { renderCsv } from "./renderers/csv.js";
export { renderHtml } from "./renderers/html.js";
export { type Format, type ReportOptions, renderers, renderReport } from "./renderers/index.js";
export { renderMarkdown } from "./renderers/markdown.js";
export { renderPdf } from "./renderers/pdf.js";
export type { BiasScanResult, FoundGroup, ScanCertificate, ScanResult } from "./scan/scan-result.js";
export type { Block } from "./sections/block.js";
export { sections } from "./sections/index.js";
export type { Section } from "./sections/section.js";
export { type Column, type Scalar, type Table, tableFrom } from "./table/table.js";
export { version } from "./version.js";
