import type { Memory } from "../memory/memory.ts";

/** Who may ask: everybody, or the admins, these users, everybody in these chats, and who was invited. */
export interface Access {
  limited: boolean;
  /** Users and chats. */
  allowed: readonly number[];
}

/** Whether somebody may ask, in this chat of theirs with the bot, or in a group. */
export async function mayAsk({ user, chat, group }: { user: number; chat: number; group: boolean }, { access, adminIds, memory }: { access: Access; adminIds: readonly number[]; memory: Memory }): Promise<boolean> {
  if (!access.limited || adminIds.includes(user) || access.allowed.includes(chat)) return true;
  const before = group ? await memory.groups.before(chat) : undefined;
  if (before !== undefined && access.allowed.includes(before)) return true;
  // In a group that is not allowed, what a member asks would be read by all of it.
  if (group) return false;
  return access.allowed.includes(user) || memory.people.isInvited(user);
}

/** Once: a code that was used is nobody's any more. */
export async function redeem(memory: Memory, code: string, user: number): Promise<boolean> {
  if (!(await memory.invitations.take(code))) return false;
  await memory.people.invite(user);
  return true;
}
