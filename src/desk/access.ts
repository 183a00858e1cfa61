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

/** Whether somebody is shown what is private too: the admins, in their own chat with the bot, and those whom the settings name, users and groups. */
export async function isInsider({ user, chat, group }: { user: number; chat: number; group: boolean }, { adminIds, insiders, memory }: { adminIds: readonly number[]; insiders: readonly number[]; memory: Memory }): Promise<boolean> {
  if (insiders.includes(chat)) return true;
  // In a group that is not named all of it would read what an admin asks.
  if (!group) return adminIds.includes(user) || insiders.includes(user);
  const before = await memory.groups.before(chat);
  return before !== undefined && insiders.includes(before);
}

/** Once: a code that was used is nobody's any more. */
export async function redeem(memory: Memory, code: string, user: number): Promise<boolean> {
  if (!(await memory.invitations.take(code))) return false;
  await memory.people.invite(user);
  return true;
}
