import type { Pace } from "../pace.ts";

/** Where memory is kept. Statements are of the SQL that both engines speak; values stand for question marks, in their order. */
export interface Store {
  /** Counts what people do, so many times a minute at the most; in all processes, where several share what is kept. */
  pace(what: string, perMinute: number): Pace;
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>;
  /** @returns how many rows it changed */
  run(sql: string, ...values: Value[]): Promise<number>;
  /** What was deleted leaves the disk as well. */
  erase(): Promise<void>;
  /** Numbers are given out after those that rows brought with them. */
  continued(): Promise<void>;
  close(): Promise<void>;
}

export type Value = string | number | null;
