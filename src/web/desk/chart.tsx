/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Figures } from "../../desk/figures.ts";
import { dateOf, shortDay } from "../../texts/dates.ts";
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
    return { day, asked, answered, title: t("stats-day", { day: dateOf(day, c.var.language), asked, answered, refused: asked - answered }) };
  });
  const top = evenAbove(Math.max(...bars.map(({ asked }) => asked)));
  const ends = [bars[0]!, bars[Math.floor(days / 2)]!, bars.at(-1)!].map(({ day }) => shortDay(day, c.var.language));
  const percent = (share: number) => Math.round(100 * share);
  return (
    <>
      <Chart says={t("page-chart", { days, asked: figures.asked, answered: figures.answered })} counts={[top, top / 2, 0].map(String)} days={ends} bars={bars.map(({ asked, answered, title }) => ({ title, parts: [["asked", asked / top], ["answered", answered / top]] }))}>
        {(["asked", "answered"] as const).map((kind) => (
          <span class={`key ${kind}`}>{t(`page-${kind}`)}</span>
        ))}
      </Chart>
      <Chart says={t("page-chart-share", { percent: percent(figures.answered / figures.asked) })} counts={["100 %", "50 %", "0 %"]} days={ends} bars={bars.map(({ asked, answered, title }) => ({ title, parts: [["share", asked === 0 ? 0 : answered / asked]] }))} />
      <details class="how">
        <summary>{t("page-table")}</summary>
        <table>
          <thead>
            <tr>
              {(["page-day", "page-asked", "page-answered", "page-share"] as const).map((name) => (
                <th scope="col">{t(name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.days.map(({ day, asked, answered }) => (
              <tr>
                <th scope="row">
                  <time datetime={day}>{dateOf(day, c.var.language)}</time>
                </th>
                {[asked, answered, percent(answered / asked)].map((count) => (
                  <td>{count}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** @param counts on the axis of heights, from the top @param days on the other, from its beginning @param bars each of parts that lie over each other, as shares of the height */
function Chart({ says, counts, days, bars, children }: { says: string; counts: string[]; days: string[]; bars: { title: string; parts: [kind: string, share: number][] }[]; /** What its colours are. */ children?: Child }) {
  const step = WIDTH / bars.length;
  return (
    <figure class="chart">
      {/* Read aloud is what the chart says, and the table below. */}
      <div class="axis counts" aria-hidden="true">
        {counts.map((count) => (
          <span>{count}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        {counts.map((_, i) => (
          <path d={`M0 ${(HEIGHT * i) / (counts.length - 1)}H${WIDTH}`} />
        ))}
        {bars.map(({ title, parts }, i) => (
          <g>
            <title>{title}</title>
            {parts.map(([kind, share]) => (
              <rect class={kind} x={String(Math.round(i * step))} y={String(HEIGHT - Math.round(HEIGHT * share))} width={String(Math.round(step) - 3)} height={String(Math.round(HEIGHT * share))} />
            ))}
          </g>
        ))}
      </svg>
      <div class="axis days" aria-hidden="true">
        {days.map((day) => (
          <span>{day}</span>
        ))}
      </div>
      <figcaption>
        <span>{says}</span> {children}
      </figcaption>
    </figure>
  );
}

/** A round number that is no less, of which there is a half. */
function evenAbove(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return 2 * ten * Math.ceil(Math.max(1, most) / (2 * ten));
}
