import type { Whole } from "../citations/articles.ts";
import type { Process } from "../fleet/fleet.ts";
import type { Changes } from "../intake/correct.ts";
import type { Incoming } from "../intake/incoming.ts";
import type { Kept } from "../intake/keep.ts";
import type { Preview } from "../intake/preview.ts";
import type { Version } from "../intake/versions.ts";
import type { Held, Progress, Report } from "../library/report.ts";
import type { Access } from "./access.ts";

/** How articles come in. `download`, `keep` and `supersede` reject with an error whose message is for people. */
export interface Intake {
  download: (link: string) => Promise<Incoming>;
  preview: (file: Incoming) => Promise<Preview>;
  /** @param secret for insiders alone */
  keep: (file: Incoming, secret?: boolean) => Promise<Kept>;
  /** The page that is there under the same address. */
  earlier: (found: Preview) => Promise<Version | undefined>;
  /** Puts a file in the place of that. */
  supersede: (file: Incoming, path: string) => Promise<Kept>;
}

/** Brings the library up to date, one run after the other. @param anyway what names the broken checks that are to be published all the same */
export type Reindex = (onProgress: (progress: Progress) => void, anyway?: string) => Promise<Report>;

/** What can be said of the library that it answers from. */
export interface Status {
  articles: number;
  passages: number;
  model: string;
  /** ISO 8601. */
  built: string;
  /** The index on disk. */
  megabytes: number;
  /** Those that answer from the same database, where there is one. */
  processes: Process[];
}

/** Turns texts into unit vectors, in which alike texts of any language lie near each other. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>;

/** A post of a channel as a file of the articles folder. */
export interface Post {
  /** Below the articles folder. */
  path: string;
  content: string;
}

/** What those do who work at the library, and who they are. */
export interface Desk {
  /** Who may change things, by Telegram user id. */
  adminIds: readonly number[];
  access: Access;
  /** Users and groups who may read what is private, beside the admins. */
  insiders: readonly number[];
  /** Questions that one person may ask in a minute. */
  perMinute: number;
  status: () => Promise<Status>;
  embed: Embed;
  intake: Intake;
  /** For people: where what was removed lies. */
  removedFolder: string;
  /** Takes an article out of the articles folder, to where removed ones lie; gives back where it is now. Rejects with IntakeError. */
  remove: (article: Whole) => Promise<string>;
  /** Moves an article's file out of the private folder, or into it; gives back where it is now. Rejects with IntakeError. */
  shelve: (article: Whole, secret: boolean) => Promise<string>;
  /** Writes what an editor corrected beside the article's file. Throws IntakeError. */
  correct: (article: Whole, changes: Changes) => void;
  /** Writes a post among the articles, over what it said before. */
  keepPost: (post: Post) => Promise<void>;
  reindex: Reindex;
  /** What the checks hold back, whatever process made it; undefined where nothing is. */
  held: () => Promise<Held | undefined>;
  /** What is wrong with the checks themselves, for people; undefined where they can be read. */
  checksFault: () => string | undefined;
}
