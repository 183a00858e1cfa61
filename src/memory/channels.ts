import type { Store } from "./stores/store.ts";

/** Channels whose posts are articles. */
export class Channels {
  constructor(private readonly store: Store) {}

  async add(id: number): Promise<void> {
    await this.store.run("INSERT INTO channel (id) VALUES (?) ON CONFLICT DO NOTHING", id);
  }

  async remove(id: number): Promise<void> {
    await this.store.run("DELETE FROM channel WHERE id = ?", id);
  }

  async has(id: number): Promise<boolean> {
    return (await this.store.get("SELECT 1 FROM channel WHERE id = ?", id)) !== undefined;
  }
}
