import { auroc, calibrationError, mean, type Point, pointAt, quantile, refusalCurve } from "./measure.ts";

/** What happened to one question. */
export interface Outcome {
  id: string;
  /** Whether the corpus holds an answer. */
  answerable: boolean;
  ndcg: number;
  recall: { 1: number; 5: number; 10: number };
  /** Whether an accepted answer stands in the first, and in the first three quotes; absent where none is written down. */
  answer?: { 1: boolean; 3: boolean };
  lengths: number[];
  quotes: number;
  verbatim: number;
  /** Said by the shipped threshold. */
  found: boolean;
  /** As a reader gets it, where answers are written down: of each quote shown whether it holds one, and how well the first marked span meets one. */
  shown?: { holds: boolean[]; marked: number | undefined };
  confidence: number;
  /** What the sources are said to differ in; where one article alone answers, that is false. */
  differ?: string[];
  ms: number;
  cpu: number;
}

export interface Refusal {
  answerable: number;
  unanswerable: number;
  auroc: number;
  /** False answers when 90 % of the answerable are answered. */
  at90: Point;
  /** Expected calibration error of the confidence as the probability that the question has an answer. */
  calibration: number;
  shipped: { answered: number; falsely: number };
  curve: Point[];
}

/** A row of the table; shares are 0..1, and absent where there is nothing to count. */
export interface Row {
  suite: string;
  name: string;
  questions: number;
  ndcg10?: number;
  recall1?: number;
  recall5?: number;
  recall10?: number;
  answer1?: number;
  answer3?: number;
  /** Of the answerable questions that are answered, as shipped: the first quote holds an accepted answer; of all quotes shown, those that do; F1 of the first marked span. */
  first?: number;
  holding?: number;
  marked?: number;
  /** Of the questions that are answered: the sources are said to differ. */
  differ?: number;
  quoteMedian: number;
  quoteP95: number;
  verbatim: number;
  refused: number;
  msMedian: number;
  msP95: number;
  cpuMs: number;
  refusal?: Refusal;
}

export function row(suite: string, name: string, outcomes: Outcome[]): Row {
  const there = outcomes.filter(({ answerable }) => answerable);
  const absent = outcomes.filter(({ answerable }) => !answerable);
  const marked = there.flatMap(({ answer }) => answer ?? []);
  const shown = there.flatMap(({ found, shown }) => (found && shown ? [shown] : []));
  const answered = outcomes.filter(({ found }) => found);
  const lengths = outcomes.flatMap((outcome) => outcome.lengths);
  const share = (from: boolean[]) => mean(from.map(Number));
  return {
    suite,
    name,
    questions: outcomes.length,
    ...(there.length > 0 && {
      ndcg10: mean(there.map(({ ndcg }) => ndcg)),
      recall1: mean(there.map(({ recall }) => recall[1])),
      recall5: mean(there.map(({ recall }) => recall[5])),
      recall10: mean(there.map(({ recall }) => recall[10])),
    }),
    ...(marked.length > 0 && { answer1: share(marked.map((answer) => answer[1])), answer3: share(marked.map((answer) => answer[3])) }),
    ...(shown.length > 0 && {
      first: share(shown.map(({ holds }) => holds[0] ?? false)),
      holding: share(shown.flatMap(({ holds }) => holds)),
      marked: mean(shown.map(({ marked }) => marked ?? 0)),
    }),
    ...(answered.length > 0 && { differ: share(answered.map(({ differ }) => differ !== undefined)) }),
    quoteMedian: quantile(lengths, 0.5),
    quoteP95: quantile(lengths, 0.95),
    verbatim: sum(outcomes.map(({ verbatim }) => verbatim)) / sum(outcomes.map(({ quotes }) => quotes)),
    refused: share(outcomes.map(({ found }) => !found)),
    msMedian: quantile(outcomes.map(({ ms }) => ms), 0.5),
    msP95: quantile(outcomes.map(({ ms }) => ms), 0.95),
    cpuMs: mean(outcomes.map(({ cpu }) => cpu)),
    ...(there.length > 0 && absent.length > 0 && { refusal: refusal(there, absent) }),
  };
}

function refusal(there: Outcome[], absent: Outcome[]): Refusal {
  const sure = (from: Outcome[]) => from.map(({ confidence }) => confidence);
  const curve = refusalCurve(sure(there), sure(absent));
  const found = (from: Outcome[]) => mean(from.map((outcome) => Number(outcome.found)));
  return {
    answerable: there.length,
    unanswerable: absent.length,
    auroc: auroc(sure(there), sure(absent)),
    at90: pointAt(curve, 0.9),
    calibration: calibrationError([...there.map(({ confidence }) => ({ confidence, right: true })), ...absent.map(({ confidence }) => ({ confidence, right: false }))]),
    shipped: { answered: found(there), falsely: found(absent) },
    curve,
  };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const percent = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "" : (100 * value).toFixed(1));
const whole = (value: number) => (Number.isNaN(value) ? "" : value.toFixed(0));

type Column = [heading: string, cell: (row: Row) => string];

const COLUMNS: Column[] = [
  ["suite", ({ suite }) => suite],
  ["questions > articles", ({ name }) => name],
  ["n", ({ questions }) => String(questions)],
  ["nDCG@10", ({ ndcg10 }) => percent(ndcg10)],
  ["R@1", ({ recall1 }) => percent(recall1)],
  ["R@5", ({ recall5 }) => percent(recall5)],
  ["R@10", ({ recall10 }) => percent(recall10)],
  ["answer@1", ({ answer1 }) => percent(answer1)],
  ["answer@3", ({ answer3 }) => percent(answer3)],
  ["first holds", ({ first }) => percent(first)],
  ["shown hold", ({ holding }) => percent(holding)],
  ["differ", ({ differ }) => percent(differ)],
  ["marked F1", ({ marked }) => percent(marked)],
  ["quote", ({ quoteMedian, quoteP95 }) => `${whole(quoteMedian)}/${whole(quoteP95)}`],
  ["verbatim", ({ verbatim }) => percent(verbatim)],
  ["refused", ({ refused }) => percent(refused)],
  ["ms", ({ msMedian, msP95 }) => `${msMedian.toFixed(1)}/${msP95.toFixed(1)}`],
  ["CPU ms", ({ cpuMs }) => cpuMs.toFixed(1)],
];

const REFUSAL_COLUMNS: Column[] = [
  ["suite", ({ suite }) => suite],
  ["questions > articles", ({ name }) => name],
  ["with answer", ({ refusal }) => String(refusal?.answerable)],
  ["without", ({ refusal }) => String(refusal?.unanswerable)],
  ["AUROC", ({ refusal }) => percent(refusal?.auroc)],
  ["calibration error", ({ refusal }) => percent(refusal?.calibration)],
  ["false at 90 % answered", ({ refusal }) => percent(refusal?.at90.falsely)],
  ["its threshold", ({ refusal }) => (refusal?.at90.threshold ?? 0).toFixed(3)],
  ["as shipped: answered", ({ refusal }) => percent(refusal?.shipped.answered)],
  ["falsely", ({ refusal }) => percent(refusal?.shipped.falsely)],
];

/** Two tables in Markdown: what is found and quoted, and what is refused. */
export function table(rows: Row[]): string {
  const refusals = rows.filter((row) => row.refusal);
  return [markdown(COLUMNS, rows), ...(refusals.length > 0 ? [markdown(REFUSAL_COLUMNS, refusals)] : [])].join("\n\n");
}

function markdown(columns: Column[], rows: Row[]): string {
  const cells = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  const line = (values: string[]) => `| ${values.map((value, i) => (i < 2 ? value.padEnd(widths[i]!) : value.padStart(widths[i]!))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i < 2 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join("\n");
}

const COLOURS = ["#1b6ca8", "#c8553d", "#2a7f4f", "#7b4fa3", "#b8860b", "#4a4a4a"];
const SIDE = 360;
const LEFT = 60;
const TOP = 24;

/** The refusal curves as a picture: up is more questions answered, right is more answers where there is none. A ring is the shipped threshold. */
export function picture(rows: Row[]): string {
  const x = (share: number) => (LEFT + SIDE * share).toFixed(1);
  const y = (share: number) => (TOP + SIDE * (1 - share)).toFixed(1);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<path d="M${x(share)} ${y(0)}V${y(1)}M${x(0)} ${y(share)}H${x(1)}" stroke="#ddd"/>`,
    `<text x="${x(share)}" y="${TOP + SIDE + 18}" text-anchor="middle">${100 * share}</text>`,
    `<text x="${LEFT - 8}" y="${Number(y(share)) + 4}" text-anchor="end">${100 * share}</text>`,
  ]);
  const curves = rows.flatMap(({ suite, name, refusal }, i) => {
    if (!refusal) return [];
    const colour = COLOURS[i % COLOURS.length]!;
    const line = refusal.curve.map((point) => `${x(point.falsely)},${y(point.answered)}`).join(" ");
    const label = `${suite} ${name}: AUROC ${percent(refusal.auroc)}, ${percent(refusal.at90.falsely)} % false at 90 % answered`.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    return [
      `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<circle cx="${x(refusal.shipped.falsely)}" cy="${y(refusal.shipped.answered)}" r="5" fill="#fff" stroke="${colour}" stroke-width="2"/>`,
      `<text x="${LEFT + SIDE + 20}" y="${TOP + 16 + 20 * i}" fill="${colour}">${label}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + SIDE + 480}" height="${TOP + SIDE + 60}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...curves,
    `<text x="${x(0.5)}" y="${TOP + SIDE + 42}" text-anchor="middle">answered although the articles hold no answer, %</text>`,
    `<text transform="translate(16 ${y(0.5)}) rotate(-90)" text-anchor="middle">answered where they hold one, %</text>`,
    "</svg>\n",
  ].join("\n");
}
