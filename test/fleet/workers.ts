import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What systemd would wait before it starts a worker again. Milliseconds. */
const RESTART = 1000;

interface Worker {
  process: ChildProcess;
  port: number;
}

/** Workers as processes of their own, started again when they end, and a web server before them that gives each update to one. */
export class Workers {
  readonly running: (Worker | undefined)[] = [];
  private readonly balancer: Server;
  private turn = 0;
  private stopping = false;

  private constructor(
    private readonly env: (index: number) => NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {
    this.balancer = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const there = this.running.filter((worker) => worker !== undefined);
      const worker = there[this.turn++ % Math.max(1, there.length)];
      const { host: _, ...headers } = request.headers as Record<string, string>;
      const taken = worker && (await fetch(`http://127.0.0.1:${worker.port}${request.url}`, { method: "POST", body, headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": headers["x-telegram-bot-api-secret-token"] ?? "" } }).catch(() => undefined));
      response.writeHead(taken?.status ?? 502).end();
    });
  }

  static async start(count: number, env: (index: number, webhook: string) => NodeJS.ProcessEnv, folder: string): Promise<Workers> {
    const workers: Workers = new Workers((index) => env(index, `http://127.0.0.1:${(workers.balancer.address() as AddressInfo).port}`), folder);
    await new Promise<void>((resolve) => workers.balancer.listen(0, "127.0.0.1", resolve));
    for (let index = 0; index < count; index++) workers.spawn(index);
    return workers;
  }

  /** How many answer by what they say of themselves. */
  async healthy(): Promise<number> {
    const replies = await Promise.all(this.running.map((worker) => worker && fetch(`http://127.0.0.1:${worker.port}/health`).then(({ ok }) => ok, () => false)));
    return replies.filter(Boolean).length;
  }

  async allHealthy(): Promise<void> {
    while ((await this.healthy()) < this.running.length) await delay(300);
  }

  kill(index: number): void {
    this.running[index]?.process.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const ended = this.running.map((worker) => worker && new Promise((resolve) => worker.process.once("exit", resolve)));
    for (const worker of this.running) worker?.process.kill("SIGTERM");
    await Promise.race([Promise.all(ended), delay(20_000)]);
    for (const worker of this.running) worker?.process.kill("SIGKILL");
    this.balancer.closeAllConnections();
    this.balancer.close();
  }

  private spawn(index: number): void {
    const port = 18_470 + index;
    const process_ = spawn(process.execPath, ["--import", "tsx/esm", "test/fleet/worker.ts"], { env: { ...this.env(index), PORT: String(port) }, stdio: ["ignore", "ignore", "pipe"] });
    process_.stderr.pipe(createWriteStream(join(this.folder, `worker-${index}.log`), { flags: "a" }));
    this.running[index] = { process: process_, port };
    process_.once("exit", () => {
      if (this.stopping) return;
      this.running[index] = undefined;
      setTimeout(() => !this.stopping && this.spawn(index), RESTART);
    });
  }
}
