import { once } from "node:events";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, gunzipSync } from "node:zlib";
import { PageError } from "../articles/page/chunks.ts";
import { type Wall, wall } from "../articles/page/walls.ts";
import { isPublic, privateAddress, publicLookup } from "./addresses.ts";
import { type Incoming, IntakeError } from "./incoming.ts";
import { named } from "./named.ts";
import { withoutTracking } from "./versions.ts";

export interface DownloadOptions {
  /** Also addresses of this machine and its network. */
  allowPrivate?: boolean;
  /** Bytes, counted behind any compression; 10 MB. */
  maxBytes?: number;
  /** For the whole of it, redirects included, milliseconds; 30 seconds. */
  timeout?: number;
  signal?: AbortSignal;
}

/** A file from a link. */
export interface Downloaded extends Incoming {
  /** Where it was in the end, behind all redirects. */
  url: string;
}

const REDIRECTS = 10;
const AGENT = "Mozilla/5.0 (compatible; Isnad/0.1; one page, asked for by a person)";

/**
 * What a link leads to, as a file ready for `preview` and `keep`. A web page comes as UTF-8
 * under a comment with its address, as browsers save pages, so that both outlive the HTTP headers.
 * @throws IntakeError
 */
export async function download(link: string, options: DownloadOptions = {}): Promise<Downloaded> {
  const { maxBytes = 10_000_000, timeout = 30_000 } = options;
  const late = AbortSignal.timeout(timeout);
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late;
  let url = address(link);
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await get(url, options, signal);
      const status = response.statusCode!;
      if (status >= 300 && status < 400 && response.headers.location) {
        response.destroy();
        url = address(response.headers.location, url);
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw new IntakeError(`${url.host} answered ${status}. ${advice(status)}`);
      }
      const bytes = unpacked(await body(response, maxBytes, signal), url, maxBytes);
      const file = named(withoutTracking(url), response.headers["content-type"], response.headers["content-disposition"], bytes);
      const walled = file.name.endsWith(".html") ? walledBy(file.bytes.toString("utf8")) : undefined;
      if (walled) throw new IntakeError(`${url.host} ${walled}`);
      return { url: url.href, ...file };
    }
    throw new IntakeError(`${link} redirects more than ${REDIRECTS} times. Open it in a browser and send the address it ends at.`);
  } catch (error) {
    if (late.aborted) throw new IntakeError(`${url.host} did not send the page within ${timeout / 1000} seconds. Try later, or save the page and send it as a file.`);
    throw explained(error, url);
  }
}

function address(link: string, base?: URL): URL {
  const text = link.trim();
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw new IntakeError(`"${text.slice(0, 200)}" is no web address. Send one that begins with https://`);
  }
  url.hash = "";
  return url;
}

async function get(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // An address written as numbers is never looked up, so it is judged here.
  if (!options.allowPrivate && isIP(host) && !isPublic(host)) throw privateAddress(host);
  const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
    signal,
    agent: false,
    auth: undefined,
    headers: {
      "user-agent": AGENT,
      accept: "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8",
      "accept-encoding": "gzip, deflate, br",
      "accept-language": "*",
    },
    ...(options.allowPrivate ? {} : { lookup: publicLookup }),
  });
  request.end();
  const [response] = (await once(request, "response", { signal })) as [IncomingMessage];
  return response;
}

async function body(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Buffer> {
  const tooLarge = () => new IntakeError(`The page is larger than ${Math.round(most / 1e6)} MB. Save what matters of it and send that as a file.`);
  if (Number(response.headers["content-length"]) > most) {
    response.destroy();
    throw tooLarge();
  }
  const encoding = response.headers["content-encoding"]?.toLowerCase();
  const unpack = encoding === "gzip" || encoding === "x-gzip" ? createGunzip() : encoding === "br" ? createBrotliDecompress() : encoding === "deflate" ? createInflate() : undefined;
  let stream: Readable = response;
  if (unpack) {
    response.on("error", (error) => unpack.destroy(error));
    stream = response.pipe(unpack);
  }
  const stop = () => stream.destroy(new Error("aborted"));
  signal.addEventListener("abort", stop, { once: true });
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      size += (part as Buffer).length;
      if (size > most) throw tooLarge();
      parts.push(part as Buffer);
    }
  } finally {
    signal.removeEventListener("abort", stop);
    response.destroy();
  }
  // A stream that broke off early is no article; `complete` tells it even without a length.
  if (!response.complete) throw new IntakeError("The page broke off half-way. Try again.");
  return Buffer.concat(parts);
}

/** Large sitemaps lie on their servers as .xml.gz. */
function unpacked(bytes: Buffer, url: URL, most: number): Buffer {
  if (!/\.xml\.gz$/i.test(url.pathname) || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new IntakeError(`The file is larger than ${Math.round(most / 1e6)} MB when it is unpacked. Save what matters of it and send that as a file.`);
    throw error;
  }
}

/** What some servers send as if it were the page. */
const WALLS: Record<Wall, string> = {
  login: "answered with a form to sign in. It is not open to everybody: save the page in a browser and send it as a file.",
  missing: "answered that there is no such page. Is the link whole?",
  robot: "wants to know first whether it is asked by a person. Open the page in a browser, save it and send it as a file.",
};

function walledBy(html: string): string | undefined {
  try {
    const found = wall(html);
    return found && WALLS[found];
  } catch (error) {
    // A page that cannot be read at all is told by its preview.
    if (error instanceof PageError) return undefined;
    throw error;
  }
}

function advice(status: number): string {
  if (status === 404 || status === 410) return "Is the link whole?";
  if (status === 401 || status === 402 || status === 403 || status === 451) return "It is not open to everybody: save the page in a browser and send it as a file.";
  if (status === 429 || status >= 500) return "Try later.";
  return "Open it in a browser, save the page and send it as a file.";
}

function explained(error: unknown, { host }: URL): unknown {
  if (error instanceof IntakeError) return error;
  const { code = "", name, message } = error as NodeJS.ErrnoException;
  if (name === "AbortError") return new IntakeError("Stopped.");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new IntakeError(`There is no host ${host}, or no way to it from here. Is the link whole?`);
  if (/CERT|SELF_SIGNED|TLS|SSL|ISSUER|UNABLE_TO_VERIFY/.test(code)) {
    return new IntakeError(`The certificate of ${host} does not verify (${code}), so what comes from there may be anybody's. Save the page in a browser and send it as a file.`);
  }
  if (/^Z_|^ERR_.*(?:BROTLI|BUFFER)/.test(code)) return new IntakeError(`${host} sent a page that cannot be unpacked. Try again, or save the page and send it as a file.`);
  return new IntakeError(`${host} could not be reached (${code || message}). Try later.`);
}
