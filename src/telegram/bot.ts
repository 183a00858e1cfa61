import { AsyncLocalStorage } from "node:async_hooks";
import type { Agent } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { sequentialize } from "@grammyjs/runner";
import { Bot, type Context, HttpError, type Transformer } from "grammy";
import type { Ask, Source } from "../answer/answer.ts";
import type { Block } from "../articles/article.ts";
import type { Changes } from "../intake/correct.ts";
import type { Progress, Report } from "../library/report.ts";
import { type Access, installAccess } from "./editors/access.ts";
import { type Intake, installAdd } from "./editors/add.ts";
import { installArticle } from "./editors/article.ts";
import { installAsk } from "./readers/ask.ts";
import { installChannels, type Post } from "./editors/channels.ts";
import { type DoorSettings, openDoor, type Webhook } from "./wire/door.ts";
import { evenly, LIMITS } from "./wire/even.ts";
import { apologize, causes, type Log, withoutToken } from "./wire/faults.ts";
import { installInline } from "./readers/inline.ts";
import { installJudge } from "./readers/judge.ts";
import { installLanguage } from "./readers/language.ts";
import { installLater } from "./editors/later.ts";
import type { Memory } from "./memory.ts";
import { offerAdminMenu, offerMenu } from "./messages/menu.ts";
import { Metrics } from "./wire/metrics.ts";
import { installMore } from "./readers/more.ts";
import { installOwn } from "./readers/own.ts";
import { installPace } from "./wire/pace.ts";
import { createPolling } from "./wire/poll.ts";
import { installPrivacy } from "./readers/privacy.ts";
import { installProof } from "./readers/proof.ts";
import { installReindex } from "./editors/reindex.ts";
import { installSources, type Narrow } from "./readers/sources.ts";
import { installStart } from "./readers/start.ts";
import { installStats, type Status } from "./editors/stats.ts";
import { type Language, languageOf, type Say, say } from "./messages/texts.ts";
import { installTimely } from "./wire/timely.ts";
import { type Embed, installUnanswered } from "./editors/unanswered.ts";
import { installVerify } from "./readers/verify.ts";
import { createWebhook } from "./wire/webhook.ts";
import { installWhy } from "./readers/why.ts";

/** An update, and how to speak to whom it came from. */
export type Talk = Context & { language: Language; say: Say; /** The press of a button was answered: it can be once. */ answered?: boolean };

/** An article with its text as received. */
export interface Whole extends Source {
  text: string;
  /** Its file, below the articles folder; of a record also its line. */
  path: string;
  blocks: Block[];
}

/** All that the bot knows of the rest of the house. */
export interface Deps {
  token: string;
  /** The Bot API server, without a slash at its end. */
  apiRoot: string;
  /** Who may reindex, by Telegram user id. */
  adminIds: readonly number[];
  ask: Ask;
  /** All articles of the library, in the order to be listed. */
  sources: () => Source[];
  narrow: Narrow;
  /** An article by its key; undefined when it is not in the library (any more). */
  article: (key: string) => Whole | undefined;
  /** An article whose text passes; slow, since every text is looked at. */
  articleWith: (passes: (text: string) => boolean) => Whole | undefined;
  /** All who tell an article's story, the earliest first, itself among them. */
  tellers: (key: string) => Source[];
  /** The bot's own database. */
  memory: Memory;
  access: Access;
  /** Questions that one person may ask in a minute. */
  perMinute: number;
  status: () => Status;
  embed: Embed;
  intake: Intake;
  /** The bot's own HTTP server, if it is to have one; a webhook needs it. */
  door?: DoorSettings;
  webhook?: Webhook;
  /** How fast messages go out; what Telegram takes, unless the server is another. */
  limits?: typeof LIMITS;
  /** The way to Telegram where it can't be reached directly. */
  agent?: Agent;
  /** Takes an article out of the articles folder, to where removed ones lie; gives back where it is now. Rejects with IntakeError. */
  remove: (article: Whole) => Promise<string>;
  /** Writes what an editor corrected beside the article's file. Throws IntakeError. */
  correct: (article: Whole, changes: Changes) => void;
  /** For people: where what was removed lies. */
  removedFolder: string;
  /** Writes a post among the articles, over what it said before. */
  keepPost: (post: Post) => Promise<void>;
  reindex: (onProgress: (progress: Progress) => void) => Promise<Report>;
  /** One plain object a line: level, event, and what belongs to it. The token is never in it, nor what people wrote. */
  log: Log;
  /** Questions for a newcomer to try. */
  examples?: readonly string[];
}

export interface Service {
  /** Serves until stop(); then resolves. Rejects with RefusedError when Telegram does not accept the token. */
  start(): Promise<void>;
  /** Takes nothing new and lets answers in the making go out. */
  stop(): Promise<void>;
}

/** In this order: who may, then commands and buttons, then what is left, which is a question. */
const FEATURES = [
  ...[installChannels, installAccess, installTimely, installInline, installPace, installOwn, installStart, installSources, installVerify, installProof, installMore, installJudge],
  ...[installLanguage, installPrivacy, installStats, installUnanswered, installReindex],
  ...[installAdd, installArticle, installLater, installWhy, installAsk],
];

/** The bot with its features; nothing happens before start(). */
export function createBot(given: Deps): Service {
  const metrics = new Metrics();
  const request = new AsyncLocalStorage<number>();
  const log = withoutToken(given.log, given.token);
  const deps: Deps = { ...given, log: metrics.watch((line) => log({ ...line, ...ofRequest(request.getStore()) })) };
  // Longer than Telegram holds a poll, so that a dead connection is noticed.
  const bot = new Bot<Talk>(deps.token, { client: { apiRoot: deps.apiRoot, timeoutSeconds: 60, ...throughProxy(deps.agent) } });
  const retry = autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 120, rethrowHttpErrors: true });
  // The first is the last before the wire: what is tried again takes its turn again.
  bot.api.config.use(evenly(deps.limits ?? LIMITS), unlessPolling(retry), unlessPolling(overLostConnections));

  bot.use((ctx, next) => request.run(ctx.update.update_id, next));
  // Messages of one chat are answered in order, chats side by side.
  bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? ctx.from?.id ?? "")));
  // Two bots that answer each other never stop. Anonymous admins and channels come as bots too.
  bot.filter(
    (ctx) => ctx.from?.is_bot === true && ctx.msg?.sender_chat === undefined,
    () => {},
  );
  bot.use((ctx, next) => {
    const chosen = ctx.from && deps.memory.languageOf(ctx.from.id);
    ctx.language = chosen ?? languageOf(ctx.from?.language_code, ctx.message?.text ?? ctx.inlineQuery?.query);
    ctx.say = say(ctx.language);
    const answer = ctx.answerCallbackQuery.bind(ctx);
    ctx.answerCallbackQuery = (...given) => {
      ctx.answered = true;
      return answer(...given);
    };
    return next();
  });
  for (const install of FEATURES) install(bot, deps);
  bot.on("callback_query", (ctx) => ctx.answerCallbackQuery({ text: ctx.say("gone") }));
  bot.catch(({ error, ctx }) => apologize(ctx, error, deps.log));

  const prepare = async () => {
    await offerMenu(bot.api, deps.access.limited).catch((error: unknown) =>
      deps.log({ level: "warn", event: "no menu", ...causes(error) }),
    );
    for (const admin of deps.adminIds) {
      await offerAdminMenu(bot.api, admin).catch(() =>
        deps.log({ level: "info", event: "no admin menu before /start", admin }),
      );
    }
  };
  const { webhook } = deps;
  if (!webhook) return behindDoor(deps, metrics, createPolling(bot, deps.apiRoot, deps.log, prepare));
  const { take, ...service } = createWebhook(bot, webhook, deps.apiRoot, deps.log, prepare);
  return behindDoor(deps, metrics, service, { secret: webhook.secret, take });
}

/** The same service with its HTTP server, where one is wanted; it is open before Telegram is told where it is. */
function behindDoor(deps: Deps, metrics: Metrics, service: Service, webhook?: Parameters<typeof openDoor>[3]): Service {
  const { door } = deps;
  if (!door) return service;
  return {
    start: async () => {
      const opened = await openDoor(door, metrics, () => metrics.has("started") && !metrics.has("stopped"), webhook);
      deps.log({ level: "info", event: "listening", port: opened.port });
      await service.start().finally(() => opened.close());
    },
    stop: () => service.stop(),
  };
}

/** The number of the update that a line of the log is about: the same for all that it led to. */
const ofRequest = (update: number | undefined) => (update === undefined ? {} : { update });

/** grammY fetches by node-fetch, which takes an agent. */
function throughProxy(agent: Agent | undefined): object {
  return agent === undefined ? {} : { baseFetchConfig: { agent, compress: true } };
}

/** What polling calls has its own patience, which tells the log. */
function unlessPolling(transformer: Transformer): Transformer {
  const own = new Set(["getUpdates", "getMe", "deleteWebhook"]);
  return (prev, method, payload, signal) =>
    own.has(method) ? prev(method, payload, signal) : transformer(prev, method, payload, signal);
}

/** A kept-alive connection may be closed under a call. Rather an answer twice than none. */
const overLostConnections: Transformer = async (prev, method, payload, signal) => {
  for (let pause = 500; ; pause *= 2) {
    try {
      return await prev(method, payload, signal);
    } catch (error) {
      if (!(error instanceof HttpError) || signal?.aborted || pause > 4000) throw error;
      await delay(pause);
    }
  }
};
