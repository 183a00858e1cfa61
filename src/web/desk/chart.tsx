/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Figures } from "../../desk/figures.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";

const WIDTH = 620;
const HEIGHT = 130;
const DAY = 86_400_000;

/** Questions per day, how many of them were answered, and which share that is; a day without any has its place too. */
export function Charts({ c, figures, days }: { c: Visit; figures: Figures; days: number }) {
  const t = c.var.say;
  const by = new Map(figures.days.map((day) => [day.day, day]));
  const bars = Array.from({ length: days }, (_, i) => {
    const day = new Date(Date.now() - (days - 1 - i) * DAY).toISOString().slice(0, 10);
    const { asked, answered } = by.get(day) ?? { asked: 0, answered: 0 };
    return { asked, answered, title: t("stats-day", { day: dateOf(day, c.var.language), asked, answered, refused: asked - answered }) };
  });
  const most = Math.max(1, ...bars.map(({ asked }) => asked));
  return (
    <>
      <Chart says={t("page-chart", { days, asked: figures.asked, answered: figures.answered })} bars={bars.map(({ asked, answered, title }) => ({ title, parts: [["asked", asked / most], ["answered", answered / most]] }))} />
      <Chart says={t("page-chart-share", { percent: Math.round((100 * figures.answered) / figures.asked) })} bars={bars.map(({ asked, answered, title }) => ({ title, parts: [["share", asked === 0 ? 0 : answered / asked]] }))} />
    </>
  );
}

/** @param bars each of parts that lie over each other, as shares of the height */
function Chart({ says, bars }: { says: string; bars: { title: string; parts: [kind: string, share: number][] }[] }) {
  const step = WIDTH / bars.length;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        {bars.map(({ title, parts }, i) => (
          <g>
            <title>{title}</title>
            {parts.map(([kind, share]) => (
              <rect class={kind} x={String(Math.round(i * step))} y={String(HEIGHT - Math.round(HEIGHT * share))} width={String(Math.round(step) - 3)} height={String(Math.round(HEIGHT * share))} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>{says}</figcaption>
    </figure>
  );
}
