import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ApiError, User } from "@grammyjs/types";
import { type Payload, readBody, type Upload } from "./body.ts";
import { Chats } from "./chats.ts";
import type { InlineAnswer } from "./inline.ts";
import { Room } from "./room.ts";
import { argumentsOf, faultsOf } from "./schema.ts";
import { Refusal } from "./text.ts";
import { Updates } from "./updates.ts";

/** What a test asks to happen to the next calls of a method. */
export type Trouble = { code: number; description: string; retryAfter?: number } | "hang up" | "not json";

/** What the real server takes, as far as is known: a second's and a minute's messages, and short bursts in one chat. */
export const REAL = {
  all: { most: 30, within: 1000 },
  chat: { most: 3, within: 3000 },
  group: { most: 20, within: 60_000 },
};

/** One call as it came in and what went out. `at` is in milliseconds. */
export interface Call {
  method: string;
  payload: Payload;
  files: Upload[];
  response: ApiResult;
  at: number;
}

type ApiResult = { ok: true; result: unknown } | ApiError;

/**
 * A Bot API server in the test's own process, over real HTTP. It keeps the rules
 * that a bot can break, and every call, result and update is checked against the
 * schema. What only a faulty bot does is collected in `faults`.
 */
export class Emulator {
  readonly token = "123456789:AAEmulator-token_that_must_never_be_logged";
  readonly calls: Call[] = [];
  readonly faults: string[] = [];
  /** How many messages one bot may send within so many milliseconds: in all, in one chat, in one group. The real server's: REAL. */
  limits: Partial<Record<"all" | "chat" | "group", { most: number; within: number }>> = {};
  private readonly sent = new Map<string, number[]>();
  readonly chats: Chats;
  readonly updates: Updates;
  /** Told of every call: when it came, when it is done and nobody knows, and when it was answered. */
  watched: (method: string, when: "came" | "done" | "answered", payload: Payload) => void = () => {};
  private readonly troubles = new Map<string, Trouble[]>();
  private readonly server: Server;
  private lastPerson = 5000;

  private constructor(privacy: boolean) {
    const me = {
      id: 123456789,
      is_bot: true as const,
      first_name: "Isnad",
      username: "isnad_test_bot",
      can_join_groups: true,
      can_read_all_group_messages: !privacy,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    };
    this.chats = new Chats(me, (update) => this.updates.push(update));
    this.updates = new Updates(this.chats, this.faults);
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start({ privacy = true } = {}): Promise<Emulator> {
    const emulator = new Emulator(privacy);
    await new Promise<void>((resolve) => emulator.server.listen(0, "127.0.0.1", resolve));
    return emulator;
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.updates.closed = true;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Whether a long poll is being held now. */
  get polled(): boolean {
    return this.updates.polled;
  }

  person(profile: Partial<User> = {}): User {
    return { id: ++this.lastPerson, is_bot: false, first_name: "Reader", ...profile };
  }

  /** The private chat of a person with the bot. */
  privately(person: User = this.person()): Room {
    return this.open({ id: person.id, type: "private", first_name: person.first_name }, person);
  }

  group(title = "Newsroom", { topics = [] as number[] } = {}): Room {
    const id = -1_000_000_000_000 - ++this.lastPerson;
    const room = this.open({
      id,
      type: "supergroup",
      title,
      ...(topics.length > 0 ? { is_forum: true as const } : {}),
    });
    for (const topic of topics) room.topics.add(topic);
    return room;
  }

  channel(title = "Channel", username?: string): Room {
    const id = -1_000_000_000_000 - ++this.lastPerson;
    return this.open({ id, type: "channel", title, ...(username === undefined ? {} : { username }) });
  }

  /** Someone types "@bot query" in any chat; resolves with what the bot offers. */
  async inline(query: string, from: User): Promise<InlineAnswer> {
    const id = String(this.chats.nextId());
    this.chats.inline.set(id, "asked");
    this.updates.push({ inline_query: { id, from, query, offset: "" } });
    for (let waited = 0; waited < 10_000; waited += 5) {
      const answer = this.chats.inline.get(id)!;
      if (answer !== "asked") return answer;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error("The bot did not answer the inline query.");
  }

  private open(chat: Room["chat"], owner?: User): Room {
    const room = this.chats.rooms.get(chat.id) ?? new Room(this.chats, chat, owner);
    this.chats.rooms.set(chat.id, room);
    return room;
  }

  /** The next `times` calls of this method go wrong. */
  trouble(method: string, trouble: Trouble, times = 1): void {
    this.troubles.set(method, [...(this.troubles.get(method) ?? []), ...Array<Trouble>(times).fill(trouble)]);
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
    const [, file] = new RegExp(`^/file/bot${this.token}/documents/(\\w+)$`).exec(request.url ?? "") ?? [];
    if (file !== undefined) {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(this.chats.files.get(file));
      return;
    }
    const { payload, files } = await readBody(request, method);
    this.watched(method, "came", payload);
    const trouble = this.troubles.get(method)?.shift();
    if (trouble === "hang up") {
      request.socket.destroy();
      return;
    }
    if (trouble === "not json") {
      response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
      return;
    }
    const result = await this.answer(token, method, payload, trouble, response);
    this.calls.push({ method, payload, files, response: result, at });
    this.watched(method, "done", payload);
    const headers = { "content-type": "application/json" };
    response.writeHead(result.ok ? 200 : result.error_code, headers).end(JSON.stringify(result));
    this.watched(method, "answered", payload);
    for (const room of this.chats.rooms.values()) room.happened();
  }

  private async answer(
    token: string | undefined,
    method: string,
    payload: Payload,
    trouble: Exclude<Trouble, string> | undefined,
    response: ServerResponse,
  ): Promise<ApiResult> {
    try {
      if (trouble)
        throw Object.assign(new Refusal(trouble.code, trouble.description), { retryAfter: trouble.retryAfter });
      if (token !== this.token) throw new Refusal(401, "Unauthorized");
      if (!argumentsOf(method)) throw new Refusal(404, "Not Found", true);
      const wrong = faultsOf("Calls", method as "getMe", payload);
      if (wrong.length > 0) throw new Refusal(400, `Bad Request: ${wrong.join("; ")}`, true);
      const result = method === "getUpdates" ? await this.updates.getUpdates(payload, response) : this.run(method, payload);
      this.faults.push(...faultsOf("Results", method as "getMe", result));
      return { ok: true, result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.fault) this.faults.push(`${method}: ${error.message}`);
      const { retryAfter } = error as { retryAfter?: number };
      return {
        ok: false,
        error_code: error.code,
        description: error.message,
        ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
      };
    }
  }

  private run(method: string, payload: Payload): unknown {
    if (/^(sendMessage|edit|forward|copy)/.test(method)) {
      const now = Date.now();
      const chat = String(payload.chat_id);
      const kinds = ["all", "chat", ...(chat.startsWith("-") ? ["group"] : [])] as (keyof typeof this.limits)[];
      const windows = kinds.map((kind) => {
        const key = kind === "all" ? kind : `${kind} ${chat}`;
        const recent = (this.sent.get(key) ?? []).filter((at) => at > now - (this.limits[kind]?.within ?? 0));
        this.sent.set(key, recent);
        if (recent.length >= (this.limits[kind]?.most ?? Number.POSITIVE_INFINITY)) {
          throw Object.assign(new Refusal(429, "Too Many Requests: retry after 1"), { retryAfter: 1 });
        }
        return recent;
      });
      for (const recent of windows) recent.push(now);
    }
    const run = this.chats.methods[method as "getMe"] as ((payload: Payload) => unknown) | undefined;
    if (!run) throw new Refusal(404, "Not Found: a method that the emulator does not know yet", true);
    return run(payload);
  }
}
