import { existsSync } from "node:fs";
import type { Postgres } from "../postgres/connect.ts";
import type { Language } from "../texts/texts.ts";
import { Channels } from "./channels.ts";
import { Citations } from "./citations.ts";
import { Entrance } from "./entrance.ts";
import { Given } from "./given.ts";
import { Groups } from "./groups.ts";
import { Invitations } from "./invitations.ts";
import { Keys } from "./keys.ts";
import { Digests } from "./news/digests.ts";
import { Known } from "./news/known.ts";
import { Outbox } from "./news/outbox.ts";
import { Prospects } from "./news/prospects.ts";
import { Showings } from "./news/shown.ts";
import { Watches } from "./news/watches.ts";
import { People } from "./people.ts";
import { Preferences } from "./chosen/preferences.ts";
import { Questions } from "./questions.ts";
import { PostgresStore } from "./stores/postgres.ts";
import { SqliteStore } from "./stores/sqlite.ts";
import type { Store } from "./stores/store.ts";

/** What users did, a file for each thing kept. Of no use to an answer, and can be deleted at the price of old buttons. */
export class Memory {
  readonly questions: Questions;
  readonly given: Given;
  readonly citations: Citations;
  readonly people: People;
  readonly invitations: Invitations;
  readonly channels: Channels;
  readonly groups: Groups;
  readonly entrance: Entrance;
  readonly keys: Keys;
  readonly shown: Showings;
  readonly known: Known;
  readonly outbox: Outbox;
  readonly watches: Watches;
  readonly prospects: Prospects;
  readonly digests: Digests;
  readonly preferences: Preferences;

  constructor(readonly store: Store) {
    this.questions = new Questions(store);
    this.given = new Given(store);
    this.citations = new Citations(store);
    this.people = new People(store);
    this.invitations = new Invitations(store);
    this.channels = new Channels(store);
    this.groups = new Groups(store);
    this.entrance = new Entrance(store);
    this.keys = new Keys(store);
    this.shown = new Showings(store);
    this.known = new Known(store);
    this.outbox = new Outbox(store);
    this.watches = new Watches(store);
    this.prospects = new Prospects(store);
    this.digests = new Digests(store);
    this.preferences = new Preferences(store);
  }

  /** In a file (":memory:" for none), or in PostgreSQL where that is given. */
  static open(file: string, database?: Postgres): Memory {
    return new Memory(database ? new PostgresStore(database) : new SqliteStore(file));
  }

  /** The same where there is any: whoever only asks leaves no file behind. */
  static existing(file: string, database?: Postgres): Memory | undefined {
    return database || existsSync(file) ? Memory.open(file, database) : undefined;
  }

  /** A group became a supergroup, which has another number: what was allowed there, watched, chosen and shown still is. */
  async moved(from: number, to: number): Promise<void> {
    for (const kept of [this.groups, this.outbox, this.watches, this.digests, this.shown]) await kept.moved(from, to);
  }

  /** The language to speak by itself to somebody in: the one that was chosen, or else that of what they were shown last. */
  async spokenTo(user: number): Promise<Language | undefined> {
    return (await this.people.languageOf(user)) ?? this.shown.lastLanguage(user);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
