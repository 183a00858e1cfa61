import { expect, it } from "vitest";
import { aborts, open } from "../src/sqlite.ts";

const hooked = () => Buffer.from("\0_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0");
const plain = () => Buffer.from("\0_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0");

it("tells a driver that will abort from one that will not", () => {
  for (const node of ["24.0.0", "24.18.1", "24.19.0", "24.21.0"]) expect(aborts(node, hooked)).toContain("65446");
  for (const node of ["26.0.0", "26.3.1"]) expect(aborts(node, hooked)).toContain("65262");
  for (const node of ["20.20.2", "22.14.0", "24.22.0", "25.1.0", "26.4.0"]) expect(aborts(node, hooked)).toBeUndefined();
  for (const node of ["24.21.0", "26.0.0"]) for (const driver of [plain, () => undefined]) expect(aborts(node, driver)).toBeUndefined();
});

it("opens a database with what is installed here, or says why not", () => {
  const db = open(":memory:");
  expect(db.prepare("SELECT 1").pluck().get()).toBe(1);
  db.close();
});
