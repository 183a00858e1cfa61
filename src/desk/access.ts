import type { Memory } from "../memory/memory.ts";

/** Who may ask: everybody, or the admins, these users, everybody in these chats, and who was invited. */
export interface Access {
  limited: boolean;
  /** Users and chats. */
  allowed: readonly number[];
}

/** Whether somebody may ask, in this chat of theirs with the bot, or in a group. */
export function mayAsk({ user, chat, group }: { user: number; chat: number; group: boolean }, { access, adminIds, memory }: { access: Access; adminIds: readonly number[]; memory: Memory }): boolean {
  if (!access.limited || adminIds.includes(user) || access.allowed.includes(chat)) return true;
  // In a group that is not allowed, what a member asks would be read by all of it.
  if (group) return false;
  return access.allowed.includes(user) || memory.get("SELECT 1 FROM person WHERE id = ? AND invited = 1", user) !== undefined;
}

/** Once: a code that was used is nobody's any more. */
export function redeem(memory: Memory, code: string, user: number): boolean {
  const { changes } = memory.run("DELETE FROM invitation WHERE code = ?", code);
  if (changes === 0) return false;
  memory.run("INSERT INTO person (id, invited) VALUES (?, 1) ON CONFLICT DO UPDATE SET invited = 1", user);
  return true;
}
