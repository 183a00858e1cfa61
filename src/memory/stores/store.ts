/** Where memory is kept. Statements are of the SQL that both engines speak; values stand for question marks, in their order. */
export interface Store {
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
