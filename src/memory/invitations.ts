import type { Store } from "./stores/store.ts";

/** Codes that editors give away. */
export class Invitations {
  constructor(private readonly store: Store) {}

  async keep(code: string): Promise<void> {
    await this.store.run("INSERT INTO invitation (code, at) VALUES (?,?)", code, Date.now());
  }

  /** Once: a code that was used is nobody's any more. @returns whether it was one */
  async take(code: string): Promise<boolean> {
    return (await this.store.run("DELETE FROM invitation WHERE code = ?", code)) > 0;
  }
}
