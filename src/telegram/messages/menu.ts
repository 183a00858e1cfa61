import type { Api } from "grammy";
import { LANGUAGES, type Language, say } from "../../texts/texts.ts";

const GROUP = ["ask", "sources", "help"] as const;
const EVERYONE = [...GROUP, "why", "verify", "watch", "watching", "digest", "corrections", "language", "privacy", "forget"] as const;
/** What editors may do beside. */
export const EDITORS = ["add", "article", "remove", "publish", "reindex", "status", "stats", "unanswered", "answers", "chosen", "invite"] as const;

/** What a person may choose from in private; `page`: whether there is one to sign in at. */
const everyone = (page: boolean) => (page ? [...EVERYONE, "page"] : EVERYONE);

/** The menus of commands, in every language we speak: shorter in groups. Where access is limited, none for everyone. */
export async function offerMenu(api: Api, { limited, page }: { limited: boolean; page: boolean }): Promise<void> {
  for (const language of [undefined, ...LANGUAGES]) {
    const code = language === undefined ? {} : { language_code: language };
    await api.setMyCommands(limited ? [] : listed(everyone(page), language), code);
    await api.setMyCommands(limited ? [] : listed(GROUP, language), { scope: { type: "all_group_chats" }, ...code });
  }
}

/** Where access is limited, the menu is for those alone who have it. */
export async function offerMemberMenu(api: Api, user: number, page: boolean): Promise<void> {
  await offerIn(api, user, everyone(page));
}

/** The longer menu, in an admin's private chat. Telegram refuses it until the admin has written to the bot once. */
export async function offerAdminMenu(api: Api, admin: number, page: boolean): Promise<void> {
  await offerIn(api, admin, [...everyone(page), ...EDITORS]);
}

async function offerIn(api: Api, chat: number, commands: readonly string[]): Promise<void> {
  const scope = { type: "chat", chat_id: chat } as const;
  for (const language of LANGUAGES) await api.setMyCommands(listed(commands, language), { scope, language_code: language });
  await api.setMyCommands(listed(commands, "en"), { scope });
}

function listed(commands: readonly string[], language: Language = "en") {
  return commands.map((command) => ({ command, description: say(language)(`command-${command}`) }));
}
