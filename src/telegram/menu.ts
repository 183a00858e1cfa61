import type { Api } from "grammy";
import { LANGUAGES, type Language, say } from "./texts.ts";

const GROUP = ["ask", "sources", "help"] as const;
const EVERYONE = [...GROUP, "language", "privacy", "forget"] as const;
const ADMINS = [...EVERYONE, "reindex"] as const;

/** The menus of commands, in every language we speak: shorter in groups. */
export async function offerMenu(api: Api): Promise<void> {
  for (const language of [undefined, ...LANGUAGES]) {
    const code = language === undefined ? {} : { language_code: language };
    await api.setMyCommands(listed(EVERYONE, language), code);
    await api.setMyCommands(listed(GROUP, language), { scope: { type: "all_group_chats" }, ...code });
  }
}

/** The longer menu, in an admin's private chat. Telegram refuses it until the admin has written to the bot once. */
export async function offerAdminMenu(api: Api, admin: number): Promise<void> {
  const scope = { type: "chat", chat_id: admin } as const;
  for (const language of LANGUAGES) await api.setMyCommands(listed(ADMINS, language), { scope, language_code: language });
  await api.setMyCommands(listed(ADMINS, "en"), { scope });
}

function listed(commands: readonly string[], language: Language = "en") {
  return commands.map((command) => ({ command, description: say(language)(`command-${command}`) }));
}
