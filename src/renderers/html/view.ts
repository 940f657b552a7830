import type { Result } from "../../audit/result.js";
import type { Locale } from "../../look/locale.js";
import { type Look, usualLook } from "../../look/look.js";
import { inNotation } from "../../look/notation.js";
import { type Translator, translator as translatorOf } from "../../messages/translator.js";
import type { Block, BlockKind, Cell, CurvesBlock, DotsBlock, ForestBlock, HeatBlock, TableBlock } from "../../sections/block.js";
import { formatCount } from "../../sections/format-count.js";
import { formatInstant } from "../../sections/format-instant.js";
import { formatName } from "../../sections/format-name.js";
import type { Section } from "../../sections/section.js";
import { subject } from "../../sections/subject.js";
import { namesIn } from "../names-in.js";
import { curvePanels } from "../svg/curve-panels.js";
import { decisionIcon } from "../svg/decision-icon.js";
import { intervalCharts } from "../svg/interval-chart.js";
import { slopeChart } from "../svg/slope-chart.js";
import { waterfalls } from "../svg/waterfall.js";
import { translatedBlock } from "../translated-blocks.js";
import { type BrandView, brandView } from "./brand.js";
import { englishMarks } from "./english-passages.js";

/** What the templates see: blocks with their pictures drawn, rows split into the cell that names them and the others. */
export interface View {
  readonly title: string;
  readonly made: string;
  /** Safe inside a CSS string. */
  readonly footer: string;
  /** As CSS calls its size. */
  readonly paper: string;
  readonly margins: string;
  readonly printSize: string;
  /** Scale of the first page in print: a language that needs more words has to fit too. */
  readonly firstPage: string;
  /** As in `lang`. */
  readonly language: string;
  readonly words: Readonly<Record<"kicker" | "skip" | "contents" | "page" | "Page" | "of", string>>;
  /** How many passages are shown in English for want of a translation; "" when none is. */
  readonly untranslated: string;
  readonly brand: BrandView | null;
  readonly sections: readonly SectionView[];
}

/** The first page has to fit on either paper, and Letter is shorter. */
const sheets: Readonly<Record<Look["paper"], { readonly margins: string; readonly printSize: string }>> = {
  a4: { margins: "15mm 17mm 18mm", printSize: "9.4pt" },
  letter: { margins: "10mm 17mm 14mm", printSize: "9pt" },
};

/** German takes about a fifth more room. */
const firstPages: Readonly<Record<Locale, string>> = { en: "1", de: "0.88" };

export interface SectionView {
  readonly id: string;
  /** "3"; "" for the first page, which has none. */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly object[];
}

/** Wraps markup that is already escaped. */
type Safe = (markup: string) => object;

export function viewOf(result: Result, sections: readonly Section[], safe: Safe, look: Partial<Look>): View {
  const { paper, locale, brand } = { ...usualLook, ...look };
  const translator = translatorOf(locale, { names: namesIn(result), marks: englishMarks });
  const shown = partViews(() => sections.map(({ id, title, blocks }) => ({ id, title, blocks: blocks(result) })), safe, translator)
    .filter(({ blocks }) => blocks.length > 0)
    .map((section, i) => ({ ...section, number: i === 0 ? "" : String(i) }));
  return {
    title: translator.text(subject(result)),
    made: `${formatName(formatInstant(result.run.startedAt))} · evenhand ${formatName(result.tool.version)}`,
    footer: footerOf(result),
    brand: brandView(brand),
    language: locale,
    words: pageWords(translator),
    untranslated: untranslatedNote(translator),
    paper,
    ...sheets[paper],
    firstPage: firstPages[locale],
    sections: shown,
  };
}

/** A part of a page under its title. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Parts with their words and numbers in the language, their pictures drawn; they are made here, as their numbers are written then. */
export const partViews = (make: () => readonly Part[], safe: Safe, translator: Translator): readonly Omit<SectionView, "number">[] =>
  inNotation(translator.locale, () =>
    make().map(({ id, title, blocks }) => ({
      id,
      title: translator.text(title),
      blocks: blocks.map((block) => blockView(translatedBlock(block, translator), safe, translator)),
    })),
  );

/** How much is shown in English for want of a translation; "" when nothing is. */
export function untranslatedNote({ counts, say, locale }: Translator): string {
  const { all, untranslated } = counts();
  if (untranslated === 0) return "";
  return inNotation(locale, () => say("page.untranslated", { count: formatCount(untranslated), all: formatCount(all) }));
}

/** What stands around the sections. */
function pageWords({ say }: Translator): View["words"] {
  return {
    kicker: say("page.kicker"),
    skip: say("page.skip"),
    contents: say("page.contents"),
    page: say("page.page"),
    Page: say("page.Page"),
    of: say("page.of"),
  };
}

/** Which run and which result, for the foot of every printed page. */
export const footerOf = ({ run, digest }: Pick<Result, "run" | "digest">): string =>
  `run ${cssSafe(run.id)} · sha256 ${cssSafe(digest).slice(0, 16)}`;

const cssSafe = (text: string): string => text.replace(/[^0-9A-Za-z-]/g, "").slice(0, 64);

type Views = { readonly [K in BlockKind]?: (block: Extract<Block, { kind: K }>, safe: Safe, translator: Translator) => object };

/** Kinds that a template could not show as they are. */
const views: Views = {
  table: tableView,
  heat: heatView,
  dots: (block, safe, { say }) => ({
    ...block,
    chart: say("page.chart"),
    pictures: picturesOf(block, safe, say),
    table: tableView(block.table),
  }),
  forest: (block, safe, { say }) => ({
    ...block,
    chart: say("page.chart"),
    pictures: picturesOf(block, safe, say),
    table: tableView(block.table),
  }),
  curves: (block, safe, { say }) => ({
    ...block,
    charts: say("page.charts"),
    pictures: panelsOf(block, safe, say),
    table: tableView(block.table),
  }),
  waterfall: (block, safe, { say }) => ({
    ...block,
    chart: say("page.chart"),
    pictures: waterfalls(block).map(({ title, svg }) => ({ title, svg: safe(svg) })),
    table: tableView(block.table),
  }),
  slope: (block, safe, { say }) => ({
    ...block,
    chart: say("page.chart"),
    pictures: [{ title: block.title, svg: safe(slopeChart(block)) }],
    table: tableView(block.table),
  }),
  messages: (block, _, { say }) => ({ ...block, mend: say("page.help") }),
  signatures: (block, _, { say }) => ({
    ...block,
    columns: (["signatures.role", "signatures.name", "signatures.date", "signatures.signature"] as const).map((key) => say(key)),
  }),
  decision: (block, safe) => ({ ...block, icon: safe(decisionIcon(block.tone)) }),
};

const picturesOf = (block: DotsBlock | ForestBlock, safe: Safe, say: Translator["say"]): readonly object[] =>
  intervalCharts(block, say).map(({ title, svg }) => ({ title, svg: safe(svg) }));

const panelsOf = (block: CurvesBlock, safe: Safe, say: Translator["say"]): readonly object[] =>
  curvePanels(block, say).map(({ title, svg }) => ({ title, svg: safe(svg) }));

export function blockView(block: Block, safe: Safe, translator: Translator = translatorOf("en")): object {
  // A kind's view takes blocks of that kind: the table's type says so, indexing by the union loses it.
  const view = views[block.kind] as ((block: Block, safe: Safe, translator: Translator) => object) | undefined;
  return view ? view(block, safe, translator) : block;
}

/** A short table is kept on one page; a long one may break between rows. */
const SHORT = 5;

function tableView({ rows, columns, ...rest }: TableBlock): object {
  return {
    ...rest,
    length: rows.length <= SHORT ? "short" : "long",
    columns,
    rows: rows.map(([head, ...cells]) => ({ head, cells: cells.map((cell, i) => ({ ...cell, align: columns[i + 1]!.align })) })),
  };
}

function heatView(block: HeatBlock): object {
  const shaded = (cell: Cell & { readonly shade: number | null }): object => ({
    ...cell,
    shade: cell.shade === null ? "none" : String(cell.shade),
  });
  return { ...block, rows: block.rows.map(({ label, cells }) => ({ label, cells: cells.map(shaded) })) };
}
