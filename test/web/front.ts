import { createServer } from "node:https";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { CERTIFICATE, KEY } from "../intake/certificate.ts";

export interface Front {
  port: number;
  close: () => Promise<void>;
}

/** A web server with a certificate before the page, as docs/run-it.md has Caddy and nginx do it: the name and the address are passed on. */
export async function inFront(base: string, name: string): Promise<Front> {
  return serve((sent, reply) => {
    const headers = { ...sent.headers, host: name, "x-forwarded-for": sent.socket.remoteAddress ?? "" };
    const passed = request(base + sent.url, { method: sent.method ?? "GET", headers }, (got) => {
      reply.writeHead(got.statusCode!, got.headers);
      got.pipe(reply);
    });
    sent.pipe(passed);
  });
}

/** One page of HTML, by https. */
export function site(html: string): Promise<Front> {
  return serve((_, reply) => void reply.writeHead(200, { "content-type": "text/html" }).end(html));
}

async function serve(handle: Parameters<typeof createServer>[1]): Promise<Front> {
  const server = createServer({ key: KEY, cert: CERTIFICATE }, handle);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
