import { createHash } from "node:crypto";
import type { Agent } from "node:http";
import { HttpsProxyAgent } from "https-proxy-agent";
import { SocksProxyAgent } from "socks-proxy-agent";
import type { Settings } from "../config.ts";
import type { Log } from "../log.ts";
import { createBot } from "../telegram/bot.ts";
import { Metrics } from "../telegram/wire/metrics.ts";
import type { House } from "./house.ts";
import { page } from "./page.ts";

/** The bot over the house, and beside it the page, what happens at both counted together. Returns when a signal has stopped it. */
export async function serveBot(settings: Settings & { botToken: string }, house: House, log: Log): Promise<void> {
  const metrics = new Metrics();
  const { fetch } = await page(settings, house, metrics.watch(log));
  const bot = createBot({
    ...house,
    token: settings.botToken,
    apiRoot: settings.botApiRoot,
    log,
    metrics,
    ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
    ...(settings.port ? { door: { port: settings.port, host: settings.host, page: fetch } } : {}),
    ...(settings.webhookUrl === undefined ? {} : { webhook: { url: settings.webhookUrl, secret: webhookSecret(settings) } }),
    ...(settings.botProxy === undefined ? {} : { agent: agentFor(settings.botProxy) }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void bot.stop());
  await bot.start();
}

/** The same after every start, known to nobody: made from the token unless one is set. */
function webhookSecret({ botToken, webhookSecret }: Settings): string {
  return webhookSecret ?? createHash("sha256").update(`webhook ${botToken}`).digest("hex");
}

function agentFor(proxy: string): Agent {
  return proxy.startsWith("socks") ? new SocksProxyAgent(proxy) : new HttpsProxyAgent(proxy);
}
