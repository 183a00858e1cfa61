import type { Language } from "../texts/texts.ts";
import type { Store } from "./stores/store.ts";

/** Which language a person chose, and who may ask where not everybody may. */
export class People {
  constructor(private readonly store: Store) {}

  by(user: number): Promise<{ language: Language | null; invited: 0 | 1 } | undefined> {
    return this.store.get("SELECT language, invited FROM person WHERE id = ?", user);
  }

  async languageOf(user: number): Promise<Language | undefined> {
    return (await this.by(user))?.language ?? undefined;
  }

  async speak(user: number, language: Language | undefined): Promise<void> {
    await this.store.run("INSERT INTO person (id, language) VALUES (?,?) ON CONFLICT (id) DO UPDATE SET language = excluded.language", user, language ?? null);
  }

  async isInvited(user: number): Promise<boolean> {
    return (await this.by(user))?.invited === 1;
  }

  async invite(user: number): Promise<void> {
    await this.store.run("INSERT INTO person (id, invited) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET invited = 1", user);
  }

  /** Who was invited still is. Deleted on the disk too. */
  async forget(user: number): Promise<void> {
    await this.store.run("DELETE FROM person WHERE id = ? AND invited = 0", user);
    await this.store.run("UPDATE person SET language = NULL WHERE id = ?", user);
    await this.store.erase();
  }
}
