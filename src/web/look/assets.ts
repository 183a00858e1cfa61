import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import type { Env } from "../guard/visitor.ts";

const TYPES: Record<string, string> = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

interface Asset {
  /** It has a digest of the content, so that browsers may keep it for good. */
  path: string;
  type: string;
  content: string;
}

/** What the pages need beside themselves; nothing comes from anywhere else. */
export const ASSETS: Record<string, Asset> = Object.fromEntries(
  Object.entries(TYPES).map(([name, type]) => {
    const content = readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
    return [name, { path: `/assets/${digest}/${name}`, type, content }];
  }),
);

/** @param open whether programs that show what a link leads to may look at citations; many ask robots.txt first */
export function installAssets(app: Hono<Env>, open: boolean): void {
  for (const { path, type, content } of Object.values(ASSETS)) app.get(path, (c) => c.body(content, 200, { "content-type": type, "cache-control": "public, max-age=31536000, immutable" }));
  app.get("/robots.txt", (c) => c.text(`User-agent: *\n${open ? "Allow: /c/\n" : ""}Disallow: /\n`));
}
