import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readArticles } from "../../../src/articles/read.ts";
import type { Post } from "../../../src/desk/desk.ts";
import { world } from "../world.ts";

const ADMIN = 7000;

test("posts of a channel that an admin gave the bot are articles, as they appear and as they are edited", async () => {
  const posts: Post[] = [];
  const { telegram } = await world({ adminIds: [ADMIN], keepPost: async (post) => void posts.push(post) });
  const channel = telegram.channel("أخبار البحيرة", "lake_news");
  channel.post("Before the bot was made an admin.");
  channel.promote(telegram.person({ id: ADMIN }));
  const post = channel.post("ارتفع منسوب المياه: 3 أمتار\n\nقال المدير إن المنسوب ارتفع ثلاثة أمتار.");
  await expect.poll(() => posts.length).toBe(1);
  channel.editPost(post, "ارتفع منسوب المياه: 4 أمتار\n\nقال المدير إن المنسوب ارتفع أربعة أمتار.");
  await expect.poll(() => posts.length).toBe(2);
  expect(posts[1]!.path).toBe(`channels/lake_news/${post.message_id}.md`);
  expect(posts[0]!.path).toBe(posts[1]!.path);

  const folder = mkdtempSync(join(tmpdir(), "isnad-post-"));
  writeFileSync(join(folder, "post.md"), posts[1]!.content);
  for await (const raw of readArticles(folder, () => {})) {
    const { metadata, text } = raw.parse();
    expect(metadata).toMatchObject({
      title: "ارتفع منسوب المياه: 4 أمتار",
      source: "أخبار البحيرة",
      url: `https://t.me/lake_news/${post.message_id}`,
      date: new Date().toISOString().slice(0, 10),
    });
    expect(text).toContain("أربعة أمتار");
  }
  rmSync(folder, { recursive: true });
});

test("a stranger's channel is left, and what it says is nobody's source", async () => {
  const posts: Post[] = [];
  const { telegram } = await world({ adminIds: [ADMIN], keepPost: async (post) => void posts.push(post) });
  const channel = telegram.channel();
  channel.promote(telegram.person());
  channel.post("Buy this!");
  await expect.poll(() => telegram.callsOf("leaveChat").length).toBe(1);
  const chat = telegram.privately();
  chat.say("Who?");
  await chat.next();
  expect(posts).toEqual([]);
});
