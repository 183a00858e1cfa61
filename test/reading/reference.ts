import { readFileSync } from "node:fs";

/** Rows with the ids and outputs of the reader in float32, written by embeddings/train/reader/parity.py. */
export const reference = JSON.parse(readFileSync("embeddings/reader.test.json", "utf8")) as {
  question: string;
  title: string;
  passage: string;
  ids: number[];
  start: number[];
  end: number[];
  answer: number;
  span: string;
}[];
