#!/usr/bin/env node
import { register } from "tsx/esm/api";

// Before tsx, which would go through all of it, for 150 MB and a third of a second.
await import("@xenova/transformers");
register();
await import("../src/main.ts");
