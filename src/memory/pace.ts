import type { Postgres } from "../postgres/connect.ts";

/** Whether somebody may; if not, after how many seconds, and whether they were told so before. */
export type Pass = { go: true } | { go: false; seconds: number; told: boolean };

/**
 * How many times a minute one person, or one group, may ask. Who is too fast is told once,
 * then not answered until it is time: a reply to each would be a flood of its own.
 */
export interface Pace {
  next(who: number | string): Promise<Pass>;
}

/** Of this process alone. */
export class OwnPace implements Pace {
  private readonly known = new Map<number | string, { asked: number[]; told: boolean }>();

  constructor(private readonly perMinute: number) {}

  async next(who: number | string): Promise<Pass> {
    const now = Date.now();
    const recent = this.known.get(who) ?? { asked: [], told: false };
    recent.asked = recent.asked.filter((at) => at > now - 60_000);
    this.known.delete(who);
    this.known.set(who, recent);
    if (this.known.size > 10_000) this.known.delete(this.known.keys().next().value!);
    if (recent.asked.length < this.perMinute) {
      recent.asked.push(now);
      recent.told = false;
      return { go: true };
    }
    const { told } = recent;
    recent.told = true;
    return { go: false, seconds: Math.ceil((recent.asked[0]! + 60_000 - now) / 1000), told };
  }
}

/** Of all processes at one database together. */
export class SharedPace implements Pace {
  /** @param what they do: each is counted for itself */
  constructor(
    private readonly database: Postgres,
    private readonly what: string,
    private readonly perMinute: number,
  ) {}

  async next(who: number | string): Promise<Pass> {
    const [found] = await this.database.rows<{ seconds: number; refused: number }>("SELECT * FROM isnad.pace($1, $2)", `${this.what} ${who}`, this.perMinute);
    const { seconds, refused } = found!;
    return refused === 0 ? { go: true } : { go: false, seconds, told: refused > 1 };
  }
}
