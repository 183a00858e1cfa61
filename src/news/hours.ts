/** When people are left in peace, and by which clock. */
export interface Clock {
  /** An IANA time zone. */
  zone: string;
  /** Hours of the day, 0 to 23: from the one on, until the other. Absent: never. */
  quiet?: { from: number; to: number };
}

const HOUR = 3_600_000;
/** What waits for its hour, where nothing is quiet, goes out then. */
const MORNING = 9;

/** By zone: it takes longer to make one than to ask it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Hour and minute of a moment (in milliseconds), and its day of the week from 0, Sunday. */
export function local(at: number, zone: string): { hour: number; minute: number; weekday: number } {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "numeric", minute: "numeric", weekday: "short", hourCycle: "h23" });
  clocks.set(zone, clock);
  const parts = clock.formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return { hour: Number(of("hour")), minute: Number(of("minute")), weekday: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(of("weekday")) };
}

export function isQuiet(at: number, clock: Clock): boolean {
  return clock.quiet !== undefined && isQuietHour(local(at, clock.zone).hour, clock);
}

export function isQuietHour(hour: number, { quiet }: Clock): boolean {
  if (!quiet) return false;
  return quiet.from <= quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to;
}

/** The next time, after a moment, that a full hour begins. Milliseconds. */
export function next(hour: number, after: number, zone: string): number {
  const now = local(after, zone);
  const begun = after - (after % 60_000) - now.minute * 60_000;
  const then = begun + (((hour - now.hour + 23) % 24) + 1) * HOUR;
  // A clock that is set back or on in between.
  const off = (local(then, zone).hour - hour + 36) % 24 - 12;
  return then - off * HOUR > after ? then - off * HOUR : then;
}

/** The same on a day of the week, from 0, Sunday; null: on any. */
export function nextOn(weekday: number | null, hour: number, after: number, zone: string): number {
  let then = next(hour, after, zone);
  for (let days = 0; days < 7 && weekday !== null && local(then, zone).weekday !== weekday; days++) then = next(hour, then, zone);
  return then;
}

/** The moment itself, or when it is no longer quiet. */
export function notQuiet(at: number, clock: Clock): number {
  return isQuiet(at, clock) ? next(clock.quiet!.to, at, clock.zone) : at;
}

/** The hour at which a day is no longer quiet. */
export function morning({ quiet }: Clock): number {
  return quiet?.to ?? MORNING;
}

/** When what may wait is told, all together. */
export function daily(after: number, clock: Clock): number {
  return next(morning(clock), after, clock.zone);
}
