import { statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Ask } from "../answer/answer.ts";
import type { Preferences } from "../answer/chosen/preference.ts";
import { createFollow, type Follow } from "../news/follow.ts";
import type { Clock } from "../news/hours.ts";
import { articlesOf } from "../citations/lookup.ts";
import type { Inside, Shelf } from "../citations/shelf.ts";
import { removedFolder, type Settings } from "../config.ts";
import type { Desk, Embed } from "../desk/desk.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { correct } from "../intake/correct.ts";
import { download } from "../intake/download.ts";
import { keep, shelve, supersede } from "../intake/keep.ts";
import { preview } from "../intake/preview.ts";
import { remove } from "../intake/remove.ts";
import { replaceFile } from "../intake/replace.ts";
import { versionOf } from "../intake/versions.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { Audience, Current } from "../library/library.ts";
import type { Memory } from "../memory/memory.ts";
import { faultOf } from "../publishing/checks.ts";
import { buildAside } from "../publishing/process.ts";

/** What every door opens to: the library, those who work at it, and the memory of what people did. */
export type House = Shelf & Inside & Desk & { memory: Memory; follow: Follow; clock: Clock; watchesPerDay: number; /** The others, where several share a database. */ fleet?: Fleet };

/** The house, wired. @param asking what answers an audience, with what editors chose; `patiently` where nobody waits for it */
export function house(settings: Settings, library: Current, asking: (audience: Audience, preferences: Preferences, patiently?: true) => Ask, embedder: Embedder, memory: Memory, fleet?: Fleet): House {
  const { checks, checksAllowed, reader } = settings;
  const order = { articles: settings.articlesDir, index: settings.indexDir, database: settings.databaseUrl, model: settings.embeddingModel, keep: settings.keepReleases, nice: settings.indexNice, checks, checksAllowed, reader };
  let running: Promise<unknown> = Promise.resolve();
  // The articles may be one file, or on another machine.
  const folder = statSync(settings.articlesDir, { throwIfNoEntry: false })?.isFile() ? dirname(settings.articlesDir) : settings.articlesDir;
  const removed = removedFolder(settings);
  const clock: Clock = { zone: settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, ...(settings.quietHours && { quiet: settings.quietHours }) };
  const chosen: Preferences = () => memory.preferences.all();
  const answers = (audience: Audience) => asking(audience, chosen);
  const shelf = (audience: Audience): Shelf => ({ ask: answers(audience), ...articlesOf(audience, (audience) => library.get(audience)) });
  const embed: Embed = async (texts) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
  return {
    ...shelf("everyone"),
    inside: shelf("insiders"),
    memory,
    ...(fleet && { fleet }),
    clock,
    watchesPerDay: settings.watchesPerDay,
    follow: createFollow({ library: () => library.get(), ask: asking("everyone", chosen, true), embed, memory, adminIds: settings.adminIds, clock, correctionDays: settings.correctionDays }),
    adminIds: settings.adminIds,
    access: { limited: settings.access === "limited", allowed: settings.allowedIds },
    insiders: settings.privateIds,
    perMinute: settings.questionsPerMinute,
    status: async () => {
      const now = await library.get("insiders");
      return { articles: now.articleCount, passages: now.passageCount, model: now.model, built: now.built, megabytes: (await now.bytes()) / 1e6, processes: (await fleet?.processes()) ?? [] };
    },
    embed,
    intake: {
      download: (link) => download(link),
      preview: (file) => preview(file),
      keep: (file, secret) => keep(file, settings.articlesDir, secret),
      earlier: (found) => versionOf(found, folder),
      supersede: (file, path) => supersede(file, path, folder, removed),
    },
    removedFolder: removed,
    remove: ({ article, path }) => remove({ id: article, path }, folder, removed),
    shelve: ({ path }, secret) => shelve(path, secret, folder),
    correct: ({ article, path }, changes) => correct({ id: article, path }, changes, folder),
    keepPost: async ({ path, content }) => {
      const file = join(settings.articlesDir, path);
      await mkdir(dirname(file), { recursive: true });
      replaceFile(file, content);
    },
    /** One run at a time; a later one waits, so that it reads what came meanwhile. */
    reindex: (progress, anyway) => {
      const run = running.then(() => buildAside({ ...order, anyway }, progress));
      running = run.catch(() => {});
      return run;
    },
    held: () => library.held(),
    checksFault: () => faultOf(checks),
  };
}
