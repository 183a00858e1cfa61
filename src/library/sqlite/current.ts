import type { Audience, Current, Library } from "../library.ts";
import { heldIn } from "../draft/held.ts";
import type { Held } from "../report.ts";
import { seenBy } from "../seen.ts";
import { SqliteLibrary } from "./library.ts";

/** A later library is opened by whoever asks first once it is there. */
export class SqliteCurrent implements Current {
  private open: SqliteLibrary | undefined;

  constructor(
    private readonly index: string,
    private readonly model: string,
    private readonly note: (text: string) => void,
  ) {}

  async get(audience: Audience = "everyone"): Promise<Library> {
    return seenBy(audience, await this.newest());
  }

  async newest(): Promise<SqliteLibrary> {
    // The library before is let go, not closed: an answer may still be reading from it.
    if (!this.open || this.open.stale) this.open = SqliteLibrary.open(this.index, this.model, this.note);
    return this.open;
  }

  async held(): Promise<Held | undefined> {
    return heldIn(this.index);
  }

  async close(): Promise<void> {}
}
