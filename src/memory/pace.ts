/**
 * How many times a minute one person, or one group, may ask. Who is too fast is told once,
 * then not answered until it is time: a reply to each would be a flood of its own.
 */
export class Pace {
  private readonly known = new Map<number | string, { asked: number[]; told: boolean }>();

  constructor(private readonly perMinute: number) {}

  /** Whether this question is answered; if not, after how many seconds one is, and whether that was told. */
  next(who: number | string, now = Date.now()): { go: true } | { go: false; seconds: number; told: boolean } {
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
