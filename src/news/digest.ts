import { plain } from "../library/filter.ts";
import type { Listed } from "../library/library.ts";
import type { Digest } from "../memory/news/digests.ts";
import type { Parcel } from "../memory/news/outbox.ts";
import { type Clock, nextOn } from "./hours.ts";

/** A source's name as a digest has it; any of them. */
export const sourceName = plain;
export const ALL = "*";

/** What tells a digest of the articles that came at one look at the library. @param at milliseconds */
export const arrivals = (at: number) => `digest ${at}`;
/** The look that a parcel is of; undefined where it is news of a watch. */
export const arrivedAt = (subject: string) => (subject.startsWith("digest ") ? Number(subject.slice(7)) : undefined);

/** Whether an article is of the sources that were chosen. */
export function isChosen({ sources }: Pick<Digest, "sources">, source: string | null | undefined): boolean {
  return sources.includes(ALL) || (typeof source === "string" && sources.includes(sourceName(source)));
}

/** Between the look at the library and the message: what comes later than this before its hour waits for the next. Milliseconds. */
const SETTLED = 60_000;

/** When a digest comes next. Milliseconds. */
export function comes({ hour, weekday }: Pick<Digest, "hour" | "weekday">, after: number, { zone }: Clock): number {
  return nextOn(weekday, hour, after, zone);
}

/** What is news of a watch waits for the digest, where the chat wants it so. */
export function withDigest(news: readonly Parcel[], digests: readonly Digest[], clock: Clock, now: number): Parcel[] {
  const waits = new Map(digests.filter(({ watches }) => watches).map((digest) => [digest.chat, due(digest, clock, now)]));
  return news.map((parcel): Parcel => ({ ...parcel, ...(waits.has(parcel.chat) && { kind: "digest", due: waits.get(parcel.chat)! }) }));
}

/** Of each digest that any of the new articles concerns one parcel, which names the look at the library and not the articles. */
export function digested(added: readonly Listed[], digests: readonly Digest[], clock: Clock, batch: string, now: number): Parcel[] {
  const sources = [...new Set(added.map(({ source }) => source))];
  const concerned = digests.filter((digest) => sources.some((source) => isChosen(digest, source)));
  return concerned.map((digest): Parcel => ({ chat: digest.chat, kind: "digest", subject: arrivals(now), batch, due: due(digest, clock, now) }));
}

const due = (digest: Digest, clock: Clock, now: number) => comes(digest, now + SETTLED, clock);
