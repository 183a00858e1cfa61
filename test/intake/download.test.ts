import { createServer, type Server, type ServerResponse } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublic } from "../../src/intake/addresses.ts";
import { download } from "../../src/intake/download.ts";
import { IntakeError } from "../../src/intake/incoming.ts";
import { CERTIFICATE, KEY } from "./certificate.ts";

const PAGE = "<html><head><title>Мост</title></head><body><p>Мост открыли в понедельник.</p></body></html>";
const ARABIC = Buffer.from([0xe3, 0xcd, 0xe3, 0xcf]); // محمد in windows-1256

const routes: Record<string, (response: ServerResponse) => void> = {
  "/page": (r) => r.setHeader("content-type", "text/html; charset=utf-8").end(PAGE),
  "/hop": (r) => r.writeHead(302, { location: "/hop2" }).end(),
  "/hop2": (r) => r.writeHead(301, { location: "/page#part" }).end(),
  "/round": (r) => r.writeHead(302, { location: "/round" }).end(),
  "/inside": (r) => r.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/file": (r) => r.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/1256": (r) => r.setHeader("content-type", "text/html; charset=windows-1256").end(Buffer.concat([Buffer.from("<p>"), ARABIC])),
  "/gzip": (r) => r.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(PAGE)),
  "/bomb": (r) => r.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(30_000_000))),
  "/large": (r) => r.writeHead(200, { "content-length": "11000000" }).end("x"),
  "/endless": (r) => {
    const timer = setInterval(() => r.write("<item>".repeat(50_000)), 1);
    r.on("close", () => clearInterval(timer));
  },
  "/silent": () => {},
  "/drip": (r) => {
    const timer = setInterval(() => r.write("x"), 20);
    r.on("close", () => clearInterval(timer));
  },
  "/broken": (r) => {
    r.writeHead(200, { "content-length": "1000" });
    r.write("half");
    setTimeout(() => r.destroy(), 20);
  },
  "/news/report.pdf": (r) => r.setHeader("content-type", "application/pdf").end("%PDF-1.4"),
  "/feed": (r) => r.setHeader("content-type", "application/rss+xml").end("<rss/>"),
  "/rss-as-page": (r) => r.setHeader("content-type", "text/html").end('<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"/>'),
  "/pdf-as-bytes": (r) => r.setHeader("content-type", "application/octet-stream").end("%PDF-1.4"),
  "/map.xml.gz": (r) => r.setHeader("content-type", "application/x-gzip").end(gzipSync("<urlset/>")),
  "/bomb.xml.gz": (r) => r.end(gzipSync(Buffer.alloc(30_000_000))),
  "/gone": (r) => r.writeHead(410).end(),
  "/closed": (r) => r.writeHead(403).end(),
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => (routes[request.url!.split("?")[0]!] ?? ((r: ServerResponse) => r.writeHead(404).end()))(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, options = {}) => download(base + path, { allowPrivate: true, ...options });

async function refused(promise: Promise<unknown>, message: RegExp): Promise<void> {
  const error = await promise.then(() => undefined, (e: unknown) => e);
  expect(error).toBeInstanceOf(IntakeError);
  expect((error as Error).message).toMatch(message);
}

describe("a link becomes a file", () => {
  test("redirects are followed; the page comes in UTF-8 under its address", async () => {
    const file = await get("/hop");
    expect(file.url).toBe(`${base}/page`);
    expect(file.name).toBe("127.0.0.1 page.html");
    const text = file.bytes.toString();
    expect(text.startsWith(`\ufeff<!-- saved from url=(${String(file.url.length).padStart(4, "0")})${file.url} -->\n`)).toBe(true);
    expect(text.endsWith(PAGE)).toBe(true);
  });

  test("the server's charset counts", async () => expect((await get("/1256")).bytes.toString()).toMatch(/<p>محمد$/));
  test("compressed", async () => expect((await get("/gzip")).bytes.toString()).toContain("Мост открыли"));

  test("other types keep their bytes and get their extension", async () => {
    expect(await get("/news/report.pdf")).toMatchObject({ name: "127.0.0.1 news report.pdf", bytes: Buffer.from("%PDF-1.4") });
    expect((await get("/feed?a=1")).name).toBe("127.0.0.1 feed a 1.xml");
    // Whatever the server calls them.
    expect((await get("/rss-as-page")).name).toBe("127.0.0.1 rss-as-page.xml");
    expect((await get("/pdf-as-bytes")).name).toBe("127.0.0.1 pdf-as-bytes.pdf");
    expect(await get("/map.xml.gz")).toMatchObject({ name: expect.stringMatching(/\.xml$/), bytes: Buffer.from("<urlset/>") });
  });
});

describe("what is refused, and what to do", () => {
  test("rounds", () => refused(get("/round"), /redirects more than 10 times\. Open it/));
  test("other schemes", async () => {
    await refused(download("ftp://example.org/x"), /no web address\. Send/);
    await refused(download("what?"), /no web address|no host/);
    await refused(get("/file"), /no web address/);
  });
  test("too large, said or not, packed or not", async () => {
    for (const path of ["/large", "/endless", "/bomb", "/bomb.xml.gz"]) await refused(get(path), /larger than 10 MB( when it is unpacked)?\. Save/);
  });
  test("too slow", async () => {
    await refused(get("/silent", { timeout: 150 }), /within 0.15 seconds\. Try later/);
    await refused(get("/drip", { timeout: 150 }), /within 0.15 seconds/);
  });
  test("stopped by the caller", () => refused(get("/silent", { signal: AbortSignal.timeout(50) }), /Stopped/));
  test("broken off", () => refused(get("/broken"), /broke off|could not be reached/));
  test("not there, not open, no host", async () => {
    await refused(get("/gone"), /answered 410\. Is the link whole/);
    await refused(get("/closed"), /answered 403\. It is not open/);
    await refused(download("http://no-such-host.invalid/"), /no host no-such-host\.invalid/);
  });
  test("a certificate that does not verify", async () => {
    const secure = createSecure({ key: KEY, cert: CERTIFICATE }, (_, r) => r.end("x"));
    await new Promise<void>((done) => secure.listen(0, "127.0.0.1", done));
    const { port } = secure.address() as AddressInfo;
    await refused(download(`https://127.0.0.1:${port}/`, { allowPrivate: true }), /certificate of 127\.0\.0\.1:\d+ does not verify .*Save the page/);
    secure.close();
  });
});

describe("addresses inside the network", () => {
  test.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "nonsense"])(
    "%s is none of the public internet",
    (address) => expect(isPublic(address)).toBe(false),
  );
  test.each(["8.8.8.8", "172.32.0.1", "2a00:1450:4001:81b::200e"])("%s is", (address) => expect(isPublic(address)).toBe(true));

  test("as numbers in any spelling, by name, or behind a redirect", async () => {
    const port = base.split(":")[2];
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"]) {
      await refused(download(`http://${host}:${port}/page`), /inside this network.*send it as a file/);
    }
  });
});
