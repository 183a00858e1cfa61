import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { type Access, isInsider, mayAsk } from "../../desk/access.ts";
import { local } from "../../listen.ts";
import { OWNER } from "../../memory/entrance.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Language, Say } from "../../texts/texts.ts";

/** Who asks for a page. */
export interface Visitor {
  /** Their number at Telegram, or OWNER; absent where they have not signed in. */
  user?: number;
  /** May change the library. */
  editor: boolean;
  /** May read what is private too. */
  insider: boolean;
  /** May ask and read. */
  welcome: boolean;
  /** Sits at this machine, and nothing passed their request on. */
  here: boolean;
  /** Where the request came from, as far as it can be told; for counting. */
  address: string;
}

export type Env = { Variables: { visitor: Visitor; language: Language; say: Say } };
export type Visit = Context<Env>;

/** What tells who may come in. */
interface Doorkeeper {
  memory: Memory;
  adminIds: readonly number[];
  access: Access;
  insiders: readonly number[];
  /** Absent: the page is for this machine alone. */
  publicUrl?: string;
}

/** @param user who signed in, by their session */
export async function visitor(c: Context, user: number | undefined, keeper: Doorkeeper): Promise<Visitor> {
  const peer = getConnInfo(c).remote.address ?? "";
  const here = keeper.publicUrl === undefined && local(c);
  const editor = user === OWNER || (user !== undefined && keeper.adminIds.includes(user));
  // Alone with the page, as in their own chat with the bot.
  const alone = user !== undefined && { user, chat: user, group: false };
  const insider = editor || (alone && (await isInsider(alone, keeper)));
  const invited = editor || (alone && (await mayAsk(alone, keeper)));
  const open = !keeper.access.limited && (here || keeper.publicUrl !== undefined);
  return { ...(user !== undefined && { user }), editor, insider, welcome: invited || open, here, address: counted(c, peer, keeper) };
}

/** Behind our own web server the last address that it names; of IPv6 the network, since one person has many. */
function counted(c: Context, peer: string, { publicUrl }: Doorkeeper): string {
  const named = publicUrl === undefined ? undefined : c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  const address = named || peer;
  return address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
}
