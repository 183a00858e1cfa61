import type { Api } from "grammy";
import { type Language, texts } from "./texts.ts";

const EVERYONE = ["ask", "sources", "help"] as const;
const ADMINS = [...EVERYONE, "reindex"] as const;

/** The menu of commands for everyone, in every language we speak. */
export async function offerMenu(api: Api): Promise<void> {
  for (const language of Object.keys(texts) as Language[]) {
    await api.setMyCommands(listed(EVERYONE, language), { language_code: language });
  }
  await api.setMyCommands(listed(EVERYONE, "en"));
}

/** The longer menu, in an admin's private chat. Telegram refuses it until the admin has written to the bot once. */
export async function offerAdminMenu(api: Api, admin: number): Promise<void> {
  const scope = { type: "chat", chat_id: admin } as const;
  for (const language of Object.keys(texts) as Language[]) {
    await api.setMyCommands(listed(ADMINS, language), { scope, language_code: language });
  }
  await api.setMyCommands(listed(ADMINS, "en"), { scope });
}

function listed(commands: typeof EVERYONE | typeof ADMINS, language: Language) {
  return commands.map((command) => ({ command, description: texts[language].commands[command] }));
}
