import { resolve } from "node:path";

/** What a setting may be: from its text to its value. Each throws ConfigError that names the variable, what it holds, and what to write instead. */

/** A setting that cannot be used. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export const text = (value: string) => value;
export const path = (value: string) => resolve(value);
/** A path that may be absent. */
export const file = (value: string) => resolve(value);

export function token(value: string, env: string): string {
  if (!/^\d+:[\w-]{10,}$/.test(value)) {
    throw new ConfigError(`${env} does not look like a token (123456789:AA...). Get one from @BotFather: /newbot.`);
  }
  return value;
}

export function url(value: string, env: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new ConfigError(`${env} is "${value}", which is not an http(s) address such as https://api.telegram.org.`);
  }
  return value.replace(/\/+$/, "");
}

export function proxy(value: string, env: string): string {
  if (!URL.canParse(value) || !/^(https?|socks[45]?[ah]?):\/\//.test(value)) {
    throw new ConfigError(`${env} is "${value}", which is not an address such as http://proxy:3128 or socks5://127.0.0.1:1080.`);
  }
  return value;
}

export function webhook(value: string, env: string): string {
  if (!URL.canParse(value) || !value.startsWith("https:")) {
    throw new ConfigError(`${env} is "${value}". Telegram calls https addresses only, such as https://bot.example.org.`);
  }
  return value.replace(/\/+$/, "");
}

export function https(value: string, env: string): string {
  if (!URL.canParse(value) || !value.startsWith("https:") || new URL(value).pathname !== "/") {
    throw new ConfigError(`${env} is "${value}", which is not an https address without a path, such as https://isnad.example.org.`);
  }
  return new URL(value).origin;
}

export function database(value: string, env: string): string {
  if (!URL.canParse(value) || !/^postgres(ql)?:\/\//.test(value)) throw new ConfigError(`${env} is not an address such as postgres://user@host/database.`);
  return value;
}

export function secret(value: string, env: string): string {
  if (!/^[\w-]{1,256}$/.test(value)) throw new ConfigError(`${env} may hold 1 to 256 of A-Z a-z 0-9 _ - only.`);
  return value;
}

export function port(value: string, env: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new ConfigError(`${env} is "${value}", which is not a port (0 to 65535).`);
  return Number(value);
}

export function oneOf(...words: string[]): (value: string, env: string) => string {
  return (value, env) => {
    if (!words.includes(value)) throw new ConfigError(`${env} is "${value}": write ${words.slice(0, -1).join(", ")} or ${words.at(-1)}.`);
    return value;
  };
}

export function onOff(value: string, env: string): boolean {
  if (value !== "on" && value !== "off") throw new ConfigError(`${env} is "${value}": write on or off.`);
  return value === "on";
}

export function niceness(value: string, env: string): number {
  if (!/^1?\d$/.test(value)) throw new ConfigError(`${env} is "${value}", which is not a whole number from 0 to 19.`);
  return Number(value);
}

export function number(value: string, env: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new ConfigError(`${env} is "${value}", which is not a whole number.`);
  return Number(value);
}

export function count(value: string, env: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new ConfigError(`${env} is "${value}", which is not a whole number above 0.`);
  return Number(value);
}

/** Ids of groups and channels are negative. */
export function chats(value: string, env: string): number[] {
  return ids(value, env, /^-?[1-9]\d{0,15}$/);
}

export function ids(value: string, env: string, pattern = /^[1-9]\d{0,15}$/): number[] {
  const parts = value.split(/[,\s]+/).filter(Boolean);
  for (const part of parts) {
    if (!pattern.test(part)) {
      throw new ConfigError(`${env} holds "${part}", which is not a user id. Ids are numbers such as 123456789; @userinfobot tells yours.`);
    }
  }
  return parts.map(Number);
}

/** "22-8": from the one hour of the day on, until the other. */
export function hours(value: string, env: string): { from: number; to: number } | undefined {
  if (value === "off") return undefined;
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(value)?.map(Number) ?? [];
  if (from === undefined || to === undefined || from > 23 || to > 23 || from === to) throw new ConfigError(`${env} is "${value}": write two hours of the day such as 22-8, or off.`);
  return { from, to };
}

export function zone(value: string, env: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new ConfigError(`${env} is "${value}", which is no time zone. Write one such as Asia/Damascus or UTC.`);
  }
}
