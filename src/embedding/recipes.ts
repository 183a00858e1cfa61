/** How a model wants its texts: what to write before them, and how token vectors become one. */
export interface Recipe {
  question: string;
  passage: string;
  pooling: "mean" | "cls";
  /** File variant below onnx/: q8 is model_quantized.onnx. */
  dtype: "q8" | "fp32";
}

const PLAIN: Recipe = { question: "", passage: "", pooling: "mean", dtype: "q8" };

/** By name, first match wins. From each model's own card. */
const RECIPES: [RegExp, Partial<Recipe>][] = [
  [/e5-.*instruct/i, { question: "Instruct: Given a question, retrieve passages that answer it\nQuery: " }],
  [/e5/i, { question: "query: ", passage: "passage: " }],
  [/bge-m3/i, { pooling: "cls" }],
  [/bge/i, { question: "Represent this sentence for searching relevant passages: ", pooling: "cls" }],
  [/gte-multilingual|arctic-embed/i, { question: "query: ", pooling: "cls" }],
  [/embeddinggemma/i, { question: "task: search result | query: ", passage: "title: none | text: " }],
  [/labse/i, { pooling: "cls" }],
];

/** The recipe for a model's name or folder; a model that no row names takes mean pooling and no prefix. */
export function recipeFor(name: string): Recipe {
  const row = RECIPES.find(([pattern]) => pattern.test(name));
  return { ...PLAIN, ...row?.[1] };
}
