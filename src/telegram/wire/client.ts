import type { Agent } from "node:http";
import type { ApiClientOptions } from "grammy";

/** Longer than Telegram holds a poll, so that a dead connection is noticed. Seconds. */
const PATIENCE = 60;

/** How the Bot API is called. grammY fetches by node-fetch, which takes an agent. */
export function clientTo({ apiRoot, agent }: { apiRoot: string; agent?: Agent }): ApiClientOptions {
  return { apiRoot, timeoutSeconds: PATIENCE, ...(agent && { baseFetchConfig: { agent, compress: true } }) };
}
