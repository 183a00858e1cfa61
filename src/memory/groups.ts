import type { Store } from "./stores/store.ts";

/** Groups that became supergroups, which have another number: what was allowed to them still is. */
export class Groups {
  constructor(private readonly store: Store) {}

  async moved(from: number, to: number): Promise<void> {
    const first = (await this.before(from)) ?? from;
    await this.store.run("INSERT INTO moved (chat, before) VALUES (?,?) ON CONFLICT (chat) DO UPDATE SET before = excluded.before", to, first);
  }

  /** The first number of a group that has another by now. */
  async before(chat: number): Promise<number | undefined> {
    return (await this.store.get<{ before: number }>("SELECT before FROM moved WHERE chat = ?", chat))?.before;
  }
}
