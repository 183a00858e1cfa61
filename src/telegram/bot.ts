import { AsyncLocalStorage } from "node:async_hooks";
import type { Agent } from "node:http";
import { sequentialize } from "@grammyjs/runner";
import { Api, Bot } from "grammy";
import type { Articles } from "../citations/articles.ts";
import { isInsider } from "../desk/access.ts";
import type { Desk } from "../desk/desk.ts";
import type { Log } from "../log.ts";
import { installAccess } from "./editors/access.ts";
import { installAdd } from "./editors/add.ts";
import type { Admins } from "./editors/admins.ts";
import { installAnswers } from "./editors/asked/answers.ts";
import { installArticle } from "./editors/article.ts";
import { installChannels } from "./editors/channels.ts";
import { composeFault, composeHeld, installHeld } from "./editors/held.ts";
import { installLater } from "./editors/later.ts";
import { installReindex } from "./editors/reindex.ts";
import { installStats } from "./editors/stats.ts";
import { installUnanswered } from "./editors/asked/unanswered.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { Memory } from "../memory/memory.ts";
import { offerAdminMenu, offerMenu } from "./messages/menu.ts";
import { languageOf, say } from "../texts/texts.ts";
import { inSmallLetters } from "./readers/addressed.ts";
import { installAsk } from "./readers/ask.ts";
import { installInline } from "./readers/inline.ts";
import { installJudge } from "./readers/buttons/judge.ts";
import { installLanguage } from "./readers/language.ts";
import { installMore } from "./readers/buttons/more.ts";
import { installOwn } from "./wire/own.ts";
import { installPrivacy } from "./readers/privacy.ts";
import { installProof } from "./readers/buttons/proof.ts";
import { installSources } from "./readers/sources.ts";
import { installStart } from "./readers/start.ts";
import { composeCorrections, installCorrections } from "./news/corrections.ts";
import { createCourier } from "./news/courier.ts";
import { composeDigest } from "./news/digest.ts";
import { composeList, installList } from "./news/list.ts";
import { installSchedule } from "./news/schedule.ts";
import { composeWatch, installWatch } from "./news/watch.ts";
import type { Follow } from "../news/follow.ts";
import type { Clock } from "../news/hours.ts";
import { installVerify } from "./readers/verify.ts";
import { installWhy } from "./readers/why.ts";
import { inTurn } from "./updates/claim.ts";
import { createStandby } from "./updates/standby.ts";
import { Queue } from "./updates/queue.ts";
import type { Feature, Talk } from "./talk.ts";
import { apologize } from "./wire/apology.ts";
import { behindDoor, type DoorSettings, type Webhook } from "./updates/door.ts";
import { clientTo } from "./wire/client.ts";
import { evenly, LIMITS } from "./wire/even.ts";
import { fetchFile } from "./wire/files.ts";
import { causes, withoutToken } from "./wire/log.ts";
import { Metrics } from "./wire/metrics.ts";
import { installPace } from "./wire/pace.ts";
import { createPolling, type Service } from "./updates/poll.ts";
import { retries } from "./wire/retry.ts";
import { installTimely } from "./wire/timely.ts";
import { createWebhook } from "./updates/webhook.ts";

/** In this order: who may, then commands and buttons, then what is left, which is a question. */
const FEATURES = [
  ...[installChannels, installAccess, installTimely, installInline, installPace, installOwn, installStart, installSources, installVerify, installProof, installMore, installJudge],
  ...[installCorrections, installList, installWatch, installSchedule, installLanguage, installPrivacy, installStats, installUnanswered, installAnswers, installReindex, installHeld],
  ...[installAdd, installArticle, installLater, installWhy, installAsk],
];

/** What the features need, all together; each says for what. */
type Needs = (typeof FEATURES)[number] extends Feature<infer Each> ? Each : never;

/** The way to Telegram and back. */
interface Wire {
  token: string;
  /** The Bot API server, without a slash at its end. */
  apiRoot: string;
  /** The way to Telegram where it can't be reached directly. */
  agent?: Agent;
  /** The bot's own HTTP server, if it is to have one; a webhook needs it. */
  door?: DoorSettings;
  webhook?: Webhook;
  /** Others that answer for the same bot. */
  fleet?: Fleet;
  /** How fast messages go out; what Telegram takes, unless the server is another. */
  limits?: typeof LIMITS;
  /** The token is never in it, nor what people wrote. */
  log: Log;
  /** What counts the lines of others beside the bot's. */
  metrics?: Metrics;
}

/** What it tells by itself: what became of the library, and when nobody is told. */
interface Telling {
  follow: Follow;
  clock: Clock;
  /** Messages a day of what one chat watches. */
  watchesPerDay: number;
  /** How an article begins. */
  opening: Articles["opening"];
}

/** All that the bot knows of the rest of the house. */
export type Deps = Wire & Telling & Omit<Needs, "fetchFile"> & Pick<Desk, "insiders" | "held" | "checksFault">;

/** The bot with its features; nothing happens before start(). */
export function createBot(given: Deps): Service {
  const metrics = given.metrics ?? new Metrics();
  const request = new AsyncLocalStorage<number>();
  const log = withoutToken(given.log, given.token);
  const client = clientTo(given);
  const bot = new Bot<Talk>(given.token, { client });
  const limits = given.limits ?? LIMITS;
  const inbox = given.fleet?.inbox(Number.parseInt(given.token, 10));
  const pace = inbox ? inTurn(inbox, limits) : evenly(limits);
  const watched = { ...given, log: metrics.watch((line) => log({ ...line, ...ofRequest(request.getStore()) })) };
  const deps = { ...watched, fetchFile: (path: string) => fetchFile(given, path) };
  // The first is the last before the wire: what is tried again takes its turn again.
  bot.api.config.use(pace.transformer, ...retries());
  const corrections = composeCorrections(deps);
  const courier = createCourier(new Api(deps.token, client), pace, { held: composeHeld(deps), fault: composeFault(deps), list: composeList(deps), correction: corrections, changes: corrections, watch: composeWatch(deps), digest: composeDigest(deps) }, deps);

  bot.use((ctx, next) => request.run(ctx.update.update_id, next));
  // Messages of one chat are answered in order, chats side by side.
  bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? ctx.from?.id ?? "")));
  // Two bots that answer each other never stop. Anonymous admins and channels come as bots too.
  bot.filter(
    (ctx) => ctx.from?.is_bot === true && ctx.msg?.sender_chat === undefined,
    () => {},
  );
  bot.use(async (ctx, next) => {
    await speak(ctx, deps);
    inSmallLetters(ctx.msg);
    return next();
  });
  for (const install of FEATURES) install(bot, deps);
  bot.on("callback_query", (ctx) => ctx.answerCallbackQuery({ text: ctx.say("gone") }));
  bot.catch(({ error, ctx }) => apologize(ctx, error, deps.log));

  const { fleet } = deps;
  const stopping = new AbortController();
  let telling: Promise<void> | undefined;
  const prepare = async () => {
    await offerMenus(bot, deps);
    const begin = () => courier.begin(bot.botInfo.username);
    // Of several one tells.
    if (fleet) telling ??= fleet.one("courier", bot.botInfo.id, stopping.signal, begin);
    else begin();
  };
  const queue = inbox && new Queue(bot, inbox, deps.log);
  const whole = (service: Service): Service => ({
    start: () => service.start(),
    stop: async () => {
      stopping.abort();
      await Promise.all([courier.end(), service.stop(), telling]);
    },
  });
  const { webhook, apiRoot } = deps;
  if (webhook) {
    const { take, ...service } = createWebhook(bot, webhook, apiRoot, deps.log, prepare, queue);
    return behindDoor(deps, metrics, whole(service), { secret: webhook.secret, take });
  }
  return behindDoor(deps, metrics, whole(queue && fleet ? createStandby(bot, queue, fleet, apiRoot, deps.log, prepare) : createPolling(bot, apiRoot, deps.log, prepare)));
}

/** In which language to answer, and whether to an insider. */
async function speak(ctx: Talk, { memory, publicUrl, adminIds, insiders }: Admins & { memory: Memory; publicUrl?: string; insiders: readonly number[] }): Promise<void> {
  const chosen = ctx.from && (await memory.people.languageOf(ctx.from.id));
  ctx.language = chosen ?? languageOf(ctx.from?.language_code, ctx.message?.text ?? ctx.inlineQuery?.query);
  ctx.say = say(ctx.language);
  // Where an inline query ends up nobody knows.
  ctx.insider = ctx.chat !== undefined && (await isInsider({ user: ctx.from?.id ?? 0, chat: ctx.chat.id, group: ctx.chat.type !== "private" }, { memory, adminIds, insiders }));
  if (publicUrl !== undefined) ctx.page = publicUrl;
  const answer = ctx.answerCallbackQuery.bind(ctx);
  ctx.answerCallbackQuery = (...given) => {
    ctx.answered = true;
    return answer(...given);
  };
}

async function offerMenus({ api }: Bot<Talk>, { access, adminIds, publicUrl, log }: Admins & { access: { limited: boolean }; publicUrl?: string; log: Log }): Promise<void> {
  const page = publicUrl !== undefined;
  await offerMenu(api, { limited: access.limited, page }).catch((error: unknown) => log({ level: "warn", event: "no menu", ...causes(error) }));
  for (const admin of adminIds) {
    await offerAdminMenu(api, admin, page).catch(() => log({ level: "info", event: "no admin menu before /start", admin }));
  }
}

/** The number of the update that a line of the log is about: the same for all that it led to. */
const ofRequest = (update: number | undefined) => (update === undefined ? {} : { update });
