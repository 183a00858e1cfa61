import type { Bot } from "grammy";
import type { Chat, Message } from "grammy/types";
import { stringify } from "yaml";
import type { Access } from "../../desk/access.ts";
import type { Post, Reindex } from "../../desk/desk.ts";
import type { Log } from "../../log.ts";
import { clean } from "../../texts/bidi.ts";
import type { Talk } from "../talk.ts";
import { causes } from "../wire/log.ts";
import type { Admins } from "./admins.ts";
import { type Asking, tellEditors } from "./later.ts";

/** Posts come in bursts and are edited at once: the articles are read when it is quiet. Milliseconds. */
const QUIET = 5000;

type Needs = Asking &
  Admins & {
    access: Access;
    /** Writes a post among the articles, over what it said before. */
    keepPost: (post: Post) => Promise<void>;
    reindex: Reindex;
    log: Log;
  };

/**
 * Channels that an admin of this bot made it an admin of: their posts are
 * articles, as they appear and as they are edited. What a stranger's channel
 * says is nobody's source, so such channels are left.
 */
export function installChannels(bot: Bot<Talk>, deps: Needs): void {
  const { memory, adminIds, access, keepPost, reindex, log } = deps;
  let soon: NodeJS.Timeout | undefined;
  const read = async () => {
    const report = await reindex(() => {});
    log({ level: "info", event: "reindexed", ...report, skipped: report.skipped.length, checked: report.checked?.held });
    await tellEditors(bot.api, deps);
  };
  bot.on("my_chat_member", async (ctx) => {
    const { chat, from, new_chat_member } = ctx.myChatMember;
    if (chat.type !== "channel") return;
    if (new_chat_member.status !== "administrator") {
      await memory.channels.remove(chat.id);
      return;
    }
    const ours = adminIds.includes(from.id);
    log({ level: "info", event: ours ? "channel" : "channel of a stranger", chat: chat.id });
    if (ours) await memory.channels.add(chat.id);
    else await ctx.leaveChat();
  });

  bot.on(["channel_post", "edited_channel_post"], async (ctx) => {
    const post = ctx.channelPost ?? ctx.editedChannelPost;
    const known = access.allowed.includes(ctx.chat.id) || (await memory.channels.has(ctx.chat.id));
    if (!known || !post) return;
    const file = postFile(post, ctx.chat);
    if (!file) return;
    await keepPost(file);
    log({ level: "info", event: "post kept", chat: ctx.chat.id, message: post.message_id });
    clearTimeout(soon);
    soon = setTimeout(() => void read().catch((error: unknown) => log({ level: "error", event: "error", ...causes(error) })), QUIET).unref();
  });
}

/** A post as Markdown with its metadata above; undefined for one without words. */
export function postFile(post: Message, chat: Chat, linked = true): Post | undefined {
  const text = (post.text ?? post.caption ?? "").trim();
  if (!/\p{L}/u.test(text)) return undefined;
  const username = "username" in chat ? chat.username : undefined;
  const name = username ?? String(Math.abs(chat.id));
  const title = clean(text.split("\n")[0]!, 200);
  const front = stringify({
    title,
    source: "title" in chat ? chat.title : name,
    date: new Date(post.date * 1000).toISOString().slice(0, 10),
    ...(linked ? { url: address(username, name, post.message_id) } : {}),
  });
  return { path: `channels/${name}/${post.message_id}.md`, content: `---\n${front}---\n${text}\n` };
}

function address(username: string | undefined, id: string, message: number): string {
  return username === undefined ? `https://t.me/c/${id.replace(/^100/, "")}/${message}` : `https://t.me/${username}/${message}`;
}
