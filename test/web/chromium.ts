import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real Chromium. There is no test of the page without one, and none is skipped: whoever lacks it is told. */
export async function launch(args: string[] = []): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("The tests of the page need Chromium: apt-get install chromium, or set CHROMIUM to where it is.");
  // Its sandbox needs rights that root in a container has not.
  return chromium.launch({ executablePath, args: [...args, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
}

export interface Visit {
  page: Page;
  /** What the last page and all that it needs weigh, unpacked, in bytes. */
  weight: () => Promise<number>;
  /** Fails where the page complained, or asked anybody but its own server for anything. */
  close: () => Promise<void>;
}

/** A window that notes what no page of ours may do. */
export async function visit(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: base, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  // A page that is not there says so, which Chromium notes in its console.
  page.on("console", (message) => message.type() !== "log" && !/status of 4\d\d/.test(message.text()) && complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => new URL(request.url()).origin !== base && complaints.push(`outside: ${request.url()}`));
  return {
    page,
    weight: () => page.evaluate('[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)') as Promise<number>,
    close: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
