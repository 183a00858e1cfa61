import { pino } from "pino";

/** Takes one plain object a line: level, event, and what belongs to it. */
export type Log = (line: object) => void;

/** One JSON object a line, on standard error. No line holds what people wrote; should one ever, it is taken out here. */
export function logAt(level: "info" | "warn" | "error"): Log {
  const personal = ["question", "text", "query", "name"];
  const lines = {
    base: null,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: personal.flatMap((field) => [field, `*.${field}`]),
  };
  const logger = pino(lines, pino.destination({ dest: 2, sync: true }));
  return (line) => {
    const { level: at = "info", ...rest } = line as { level?: "info" | "warn" | "error" };
    logger[at](rest);
  };
}
