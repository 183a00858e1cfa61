import { fold } from "../../language/fold.ts";
import type { Digest } from "../../memory/news/digests.ts";

/** What was typed behind /digest; `weekly` alone: on the day that it is. */
export type Typed = { off: true } | (Partial<Pick<Digest, "hour" | "weekday">> & { weekly?: true });

const list = (text: string) => new Set(text.split(" ").map(fold));
const OFF = list("off stop no cancel end none never unsubscribe стоп выкл выключить выключи отключить отключи нет отмена отменить хватит أوقف إيقاف توقف وقف الغاء إلغاء ألغ لا بدون");
const DAILY = list("daily day ежедневно день يوميا يومي يوم");
const WEEKLY = list("weekly week еженедельно неделю неделя أسبوعيا أسبوعي أسبوع الأسبوع");
const DAYS = [
  "sunday sundays sun воскресенье воскресеньям вс الأحد احد",
  "monday mondays mon понедельник понедельникам пн الاثنين الإثنين اثنين",
  "tuesday tuesdays tue вторник вторникам вт الثلاثاء ثلاثاء",
  "wednesday wednesdays wed среда среду средам ср الأربعاء اربعاء",
  "thursday thursdays thu четверг четвергам чт الخميس خميس",
  "friday fridays fri пятница пятницу пятницам пт الجمعة جمعة",
  "saturday saturdays sat суббота субботу субботам сб السبت سبت",
].map(list);
/** Which change nothing. */
const BESIDE = list("at on every each once a the in per o'clock oclock hour в во по каждый каждую раз час часа часов كل في مرة يوم الساعة ساعة على");
const HALVES = { am: list("am a.m a.m. утра صباحا ص"), pm: list("pm p.m p.m. вечера дня مساء م") };
const halfOf = (part: string) => (["am", "pm"] as const).find((half) => HALVES[half].has(part));

/** @returns undefined for what is not understood; "minutes" for an hour that is not full */
export function typed(text: string): Typed | "minutes" | undefined {
  const parts = fold(text.trim()).replace(/[,،;]/g, " ").replace(/(?<![\p{L}\p{N}.:+-])(\d{1,2}(?::\d\d)?)(?=[ap]\.?m)/gu, "$1 ").split(/\s+/).filter(Boolean);
  const found: { hour?: number; half?: "am" | "pm"; day?: number; weekly?: true; daily?: true; off?: true } = {};
  for (const part of parts) {
    const [, hours, minutes] = /^(\d{1,2})(?::(\d\d))?$/.exec(part) ?? [];
    const day = DAYS.findIndex((names) => names.has(part));
    if (hours !== undefined) {
      if (found.hour !== undefined) return undefined;
      if (minutes !== undefined && minutes !== "00") return "minutes";
      found.hour = Number(hours);
    } else if (halfOf(part) && found.half === undefined) found.half = halfOf(part)!;
    else if (day >= 0 && found.day === undefined) found.day = day;
    else if (OFF.has(part)) found.off = true;
    else if (WEEKLY.has(part)) found.weekly = true;
    else if (DAILY.has(part)) found.daily = true;
    else if (!BESIDE.has(part)) return undefined;
  }
  const { day, weekly, daily, off, half } = found;
  const isOften = weekly || daily || day !== undefined;
  if (off) return isOften && found.hour !== undefined ? undefined : { off };
  // "كل يوم جمعة": a day of the week is one, whatever stands beside it.
  if (weekly && daily && day === undefined) return undefined;
  const hour = hourOf(found.hour, half);
  if (hour === "none" || (hour === undefined && !isOften)) return undefined;
  return { ...(hour !== undefined && { hour }), ...(day !== undefined ? { weekday: day } : weekly ? { weekly } : daily ? { weekday: null } : {}) };
}

function hourOf(hour: number | undefined, half: "am" | "pm" | undefined): number | "none" | undefined {
  if (hour === undefined) return half ? "none" : undefined;
  if (half === undefined) return hour < 24 ? hour : "none";
  if (hour < 1 || hour > 12) return "none";
  return (hour % 12) + (half === "pm" ? 12 : 0);
}
