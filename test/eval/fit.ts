/** A choice among options: the features of each, and which of them are right. */
export interface Choice {
  options: Float64Array[];
  right: boolean[];
  weight: number;
}

/** Adam over all examples at once, which is deterministic. */
function descend(size: number, steps: number, rate: number, decay: number, gradient: (w: Float64Array, g: Float64Array) => void): Float64Array {
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  for (let t = 1; t <= steps; t++) {
    const g = w.map((value) => decay * value);
    gradient(w, g);
    for (let i = 0; i < size; i++) {
      m[i] = 0.9 * m[i]! + 0.1 * g[i]!;
      v[i] = 0.99 * v[i]! + 0.01 * g[i]! * g[i]!;
      w[i]! -= (rate * (m[i]! / (1 - 0.9 ** t))) / (Math.sqrt(v[i]! / (1 - 0.99 ** t)) + 1e-8);
    }
  }
  return w;
}

/**
 * Weights under which a softmax over each choice's options gives most to the right ones
 * (conditional logit). Decay is on features of like spread, so that rare ones are not fitted to chance.
 */
export function fitChoices(raw: Choice[], size: number, { steps = 400, rate = 0.1, decay = 1e-2 } = {}): Float64Array {
  const spread = deviations(raw.flatMap(({ options }) => options), size);
  const choices = raw.map((choice) => ({ ...choice, options: choice.options.map((features) => features.map((value, k) => value / spread[k]!)) }));
  const w = fitLike(choices, size, { steps, rate, decay });
  return w.map((value, k) => value / spread[k]!);
}

/** A feature that varies less is as good as constant: what it does in a few options is chance. */
const LEAST_SPREAD = 0.1;

/** Standard deviations. */
function deviations(rows: Float64Array[], size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => {
    const mean = rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length;
    return Math.max(LEAST_SPREAD, Math.sqrt(rows.reduce((sum, row) => sum + (row[k]! - mean) ** 2, 0) / rows.length));
  });
}

function fitLike(choices: Choice[], size: number, { steps, rate, decay }: { steps: number; rate: number; decay: number }): Float64Array {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  return descend(size, steps, rate, decay, (w, g) => {
    for (const { options, right, weight } of choices) {
      const scores = options.map((features) => dot(w, features));
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const good = odds.reduce((sum, value, i) => (right[i] ? sum + value : sum), 0);
      if (good === 0) continue;
      for (let i = 0; i < options.length; i++) {
        const push = (weight / total) * (odds[i]! / all - (right[i] ? odds[i]! / good : 0));
        if (Math.abs(push) < 1e-12) continue;
        for (let k = 0; k < size; k++) g[k]! += push * options[i]![k]!;
      }
    }
  });
}

/** Logistic regression: weights under which the log-odds of `right` are the weighted sum. */
export function fitLogistic(examples: { features: Float64Array; right: boolean; weight: number }[], size: number, { steps = 500, rate = 0.1, decay = 1e-3 } = {}): Float64Array {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return descend(size, steps, rate, decay, (w, g) => {
    for (const { features, right, weight } of examples) {
      const push = (weight / total) * (1 / (1 + Math.exp(-dot(w, features))) - (right ? 1 : 0));
      for (let k = 0; k < size; k++) g[k]! += push * features[k]!;
    }
  });
}

/** Three digits of a weight tell all that it does. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
