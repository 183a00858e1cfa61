/**
 * How many questions a minute one person may ask. Someone too fast is told once,
 * then not answered until it is time: a reply to each would be a flood of its own.
 */
export class Pace {
  private readonly people = new Map<number, { asked: number[]; told: boolean }>();

  private readonly perMinute: number;

  constructor(perMinute: number) {
    this.perMinute = perMinute;
  }

  /** Whether this question is answered; if not, after how many seconds one is, and whether that was told. */
  next(user: number, now = Date.now()): { go: true } | { go: false; seconds: number; told: boolean } {
    const recent = this.people.get(user) ?? { asked: [], told: false };
    recent.asked = recent.asked.filter((at) => at > now - 60_000);
    this.people.delete(user);
    this.people.set(user, recent);
    if (this.people.size > 10_000) this.people.delete(this.people.keys().next().value!);
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
