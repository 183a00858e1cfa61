import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { table } from "../src/config.ts";

const known = new Set(Object.values(table).map(({ env }) => env));
const compose = parse(readFileSync("deploy/compose.yaml", "utf8")) as { services: Record<"postgres" | "worker", { environment: Record<string, string>; image?: string; build?: string; deploy?: { replicas: number } }> };
const unit = readFileSync("deploy/isnad@.service", "utf8");
const units = [...unit.matchAll(/^(\w+)=(.+)$/gm)].map(([, key, value]) => [key!, value!] as const);

it("has a compose file with PostgreSQL 17, pgvector and three workers, of settings that there are", () => {
  const { postgres, worker } = compose.services;
  expect(postgres.image).toMatch(/^pgvector\/pgvector:0\.\d+\.\d+-pg1[7-9]$/);
  expect(worker.deploy!.replicas).toBe(3);
  expect(existsSync(resolve("deploy", worker.build!, "Dockerfile"))).toBe(true);
  // What the driver reads by itself.
  for (const name of Object.keys(worker.environment)) expect(name === "PGPASSWORD" || known.has(name), name).toBe(true);
  // No password in an address, where a list of processes or a log might show it.
  expect(new URL(worker.environment.DATABASE_URL!).password).toBe("");
});

it("has an image of files that are there and that .dockerignore lets in", () => {
  const [first, ...allowed] = readFileSync(".dockerignore", "utf8").split("\n").filter(Boolean);
  expect(first).toBe("*");
  const copied = [...readFileSync("Dockerfile", "utf8").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(" "));
  expect(copied).toContain("bin");
  for (const path of copied) {
    expect(existsSync(path), path).toBe(true);
    expect(allowed.some((line) => `${path}/`.startsWith(`${line.slice(1)}/`)), path).toBe(true);
  }
});

it("has a unit for each worker, of settings that there are, which starts what is there and is started again at once", () => {
  const all = Object.fromEntries(units);
  expect(all).toMatchObject({ Restart: "always", RestartSec: "1", PartOf: "isnad.target" });
  expect(existsSync(all.ExecStart!.split(" ")[1]!)).toBe(true);
  for (const [, value] of units.filter(([key]) => key === "Environment")) expect(known).toContain(value.split("=")[0]);
});

it.runIf(existsSync("/usr/bin/systemd-analyze") && existsSync("/usr/bin/node"))("is taken by systemd without a complaint", () => {
  expect(execFileSync("systemd-analyze", ["verify", "--man=no", resolve("deploy/isnad@.service"), resolve("deploy/isnad.target")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })).toBe("");
});
