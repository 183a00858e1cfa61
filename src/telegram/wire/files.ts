import { type Agent, get as getPlain } from "node:http";
import { get } from "node:https";

const PATIENCE = 60_000;

/** A file that was sent to the bot, by its path on the Bot API server. The address holds the token, so it stays out of every error. */
export function fetchFile({ apiRoot, token, agent }: { apiRoot: string; token: string; agent?: Agent }, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const failed = (why: string | number) => reject(new Error(`A file could not be fetched from Telegram: ${why}.`));
    const how = { signal: AbortSignal.timeout(PATIENCE), ...(agent === undefined ? {} : { agent }) };
    const request = (apiRoot.startsWith("https:") ? get : getPlain)(`${apiRoot}/file/bot${token}/${path}`, how, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", () => failed("the connection was lost"));
      response.on("end", () => (response.statusCode === 200 ? resolve(Buffer.concat(chunks)) : failed(response.statusCode ?? 0)));
    });
    request.on("error", () => failed("no connection"));
  });
}
