import type { Postgres } from "../../postgres/connect.ts";
import type { Audience, Current, Library } from "../library.ts";
import type { Checked, Held } from "../report.ts";
import { seenBy } from "../seen.ts";
import { PostgresLibrary } from "./library.ts";
import { PUBLISHED } from "./ship.ts";

/** Where nothing is told, as by a replica or a pooler, it is asked this often. Milliseconds. */
const POLL = 1000;

/** A later library is opened aside while the one before answers. */
export class PostgresCurrent implements Current {
  private open: Promise<PostgresLibrary> | undefined;
  private looking: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly deaf: () => void;

  constructor(
    private readonly database: Postgres,
    private readonly model: string,
    private readonly note: (text: string) => void,
    /** Who publishes: a replica tells nothing. */
    private readonly publisher = database,
  ) {
    this.timer = setInterval(() => this.look(), POLL).unref();
    this.deaf = publisher.listen(PUBLISHED, () => this.look());
  }

  async get(audience: Audience = "everyone"): Promise<Library> {
    return seenBy(audience, await this.newest());
  }

  newest(): Promise<PostgresLibrary> {
    this.open ??= PostgresLibrary.open(this.database, this.model);
    // What failed once is tried again.
    this.open.catch(() => {
      this.open = undefined;
    });
    return this.open;
  }

  async held(): Promise<Held | undefined> {
    const [waits] = await this.publisher.rows<{ held: string; since: string; checked: string }>("SELECT held, since, checked FROM isnad.held");
    return waits && { ...(JSON.parse(waits.checked) as Checked), held: waits.held, since: waits.since };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.deaf();
    await this.looking;
  }

  private look(): void {
    this.looking ??= this.follow().finally(() => {
      this.looking = undefined;
    });
  }

  private async follow(): Promise<void> {
    try {
      const now = await this.open;
      const [newest] = await this.database.rows<{ id: number | null }>("SELECT max(id) AS id FROM isnad.release");
      if (!now || newest?.id === now.number) return;
      const next = await PostgresLibrary.open(this.database, this.model);
      this.open = Promise.resolve(next);
    } catch (error) {
      // The library that is open goes on; whoever asks finds out whether the database is there.
      this.note(`No later library was looked for: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
