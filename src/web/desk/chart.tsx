/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Figures } from "../../desk/figures.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";

const WIDTH = 620;
const HEIGHT = 130;
const DAY = 86_400_000;

/** Questions per day, and how many of them were answered; a day without any has its place too. */
export function Chart({ c, figures, days }: { c: Visit; figures: Figures; days: number }) {
  const t = c.var.say;
  const by = new Map(figures.days.map((day) => [day.day, day]));
  const bars = Array.from({ length: days }, (_, i) => {
    const day = new Date(Date.now() - (days - 1 - i) * DAY).toISOString().slice(0, 10);
    return { day, asked: by.get(day)?.asked ?? 0, answered: by.get(day)?.answered ?? 0 };
  });
  const most = Math.max(1, ...bars.map(({ asked }) => asked));
  const step = WIDTH / days;
  const bar = (i: number, count: number, kind: string) => {
    const height = Math.round((HEIGHT * count) / most);
    return <rect class={kind} x={String(Math.round(i * step))} y={String(HEIGHT - height)} width={String(Math.round(step) - 3)} height={String(height)} />;
  };
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("page-chart", { days, asked: figures.asked, answered: figures.answered })}>
        {bars.map(({ day, asked, answered }, i) => (
          <g>
            <title>{t("stats-day", { day: dateOf(day, c.var.language), asked, answered, refused: asked - answered })}</title>
            {bar(i, asked, "asked")}
            {bar(i, answered, "answered")}
          </g>
        ))}
      </svg>
      <figcaption>{t("page-chart", { days, asked: figures.asked, answered: figures.answered })}</figcaption>
    </figure>
  );
}
