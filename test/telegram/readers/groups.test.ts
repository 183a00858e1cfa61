import { describe, expect, test } from "vitest";
import { summit } from "../library.ts";
import { covered, world } from "../world.ts";

test("in a group /ask, a reply to the bot and a mention are questions; the answer replies to them", async () => {
  const { telegram } = await world({ privacy: false });
  const group = telegram.group();
  const from = telegram.person();
  const question = summit.en.question;

  const asked = group.say(`/ask ${question}`, { from });
  const answer = await group.next();
  expect(covered(answer, "blockquote")).toEqual([summit.en.text]);
  expect(answer.reply_to_message?.message_id).toBe(asked.message_id);

  const replied = group.say(question, { from, replyTo: answer });
  expect((await group.next()).reply_to_message?.message_id).toBe(replied.message_id);

  group.say(`@Isnad_Test_Bot ${question}`, { from });
  expect(covered(await group.next(), "blockquote")).toEqual([summit.en.text]);

  const user = { id: telegram.chats.me.id, is_bot: true, first_name: "Isnad" };
  group.say(`Isnad ${question}`, { from, entities: [{ type: "text_mention", offset: 0, length: 5, user }] });
  expect(covered(await group.next(), "blockquote")).toEqual([summit.en.text]);
});

test("what people say to each other in a group is left alone", async () => {
  const { telegram } = await world({ privacy: false });
  const group = telegram.group();
  const from = telegram.person();
  group.say(`/ask ${summit.en.question}`, { from });
  const answer = await group.next();
  const first = group.say(summit.en.question, { from });
  group.say(`@someone_else ${summit.en.question}`, { from, replyTo: first });
  group.say(`/ask@other_bot ${summit.en.question}`, { from });
  group.say("/unknown", { from, replyTo: answer });
  // A chat is answered in order: when this one is, the others were not.
  const last = group.say(`/ask@isnad_test_bot ${summit.en.question}`, { from });
  expect((await group.next()).reply_to_message?.message_id).toBe(last.message_id);
});

test("/ask and a mention under someone's message ask what that message says", async () => {
  const { telegram } = await world({ privacy: false });
  const group = telegram.group();
  const [someone, from] = [telegram.person(), telegram.person()];
  const said = group.say(summit.en.question, { from: someone });
  group.say("/ask", { from, replyTo: said });
  expect(covered(await group.next(), "blockquote")).toEqual([summit.en.text]);
  group.say("@isnad_test_bot", { from, replyTo: said });
  const answer = await group.next();
  expect(covered(answer, "blockquote")).toEqual([summit.en.text]);
  group.say("@isnad_test_bot", { from, replyTo: answer });
  expect((await group.next()).text).toContain("no words");
});

test("in a topic the answer goes into the topic, and the topic's opening is no message of the bot", async () => {
  const { telegram } = await world({ privacy: false });
  const group = telegram.group("Forum", { topics: [7] });
  const from = telegram.person();
  const me = { id: telegram.chats.me.id, is_bot: true, first_name: "Isnad" };
  const opening = {
    message_id: 7,
    date: 1,
    chat: group.chat,
    from: me,
    forum_topic_created: { name: "News", icon_color: 7322096 },
  };
  group.say("just talk", { from, topic: 7, replyTo: opening as never });
  const asked = group.say(`/ask ${summit.en.question}`, { from, topic: 7 });
  const answer = await group.next();
  expect(answer.message_thread_id).toBe(7);
  expect(answer.reply_to_message?.message_id).toBe(asked.message_id);
});

test("with privacy mode, commands and replies arrive", async () => {
  const { telegram } = await world();
  const group = telegram.group();
  const from = telegram.person();
  group.say("@isnad_test_bot never arrives", { from });
  const asked = group.say(`/ask ${summit.en.question}`, { from });
  const answer = await group.next();
  expect(answer.reply_to_message?.message_id).toBe(asked.message_id);
  const replied = group.say(summit.en.question, { from, replyTo: answer });
  expect((await group.next()).reply_to_message?.message_id).toBe(replied.message_id);
});

test("a question that was deleted meanwhile is still answered", async () => {
  const { telegram } = await world({
    ask: async () => {
      group.delete(asked);
      return { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };
    },
  });
  const group = telegram.group();
  const asked = group.say("/ask anything", { from: telegram.person() });
  expect((await group.next()).reply_to_message).toBeUndefined();
});

test("another bot is not answered", async () => {
  const { telegram } = await world();
  const group = telegram.group();
  group.say("/ask a loop?", { from: telegram.person({ is_bot: true }) });
  const asked = group.say("/ask a question?", { from: telegram.person() });
  expect((await group.next()).reply_to_message?.message_id).toBe(asked.message_id);
});

describe.each([
  ["en", summit.en, [summit.en.text], [summit.ar.text, summit.en.text], summit.ar],
  ["ar", summit.ar, [summit.ar.text, summit.en.text], [summit.en.text], summit.en],
] as const)("%s", (_, asks, quoted, others, other) => {
  test("a mention under a picture, and one in reply to a picture with a caption, are questions", async () => {
    const { telegram } = await world({ privacy: false });
    const group = telegram.group();
    const [someone, from] = [telegram.person(), telegram.person()];
    const asked = group.sendPhoto(`@isnad_test_bot ${asks.question}`, { from });
    const answer = await group.next();
    expect(covered(answer, "blockquote")).toEqual(quoted);
    expect(answer.reply_to_message?.message_id).toBe(asked.message_id);
    group.sendPhoto(`/ask ${asks.question}`, { from });
    expect(covered(await group.next(), "blockquote")).toEqual(quoted);
    const picture = group.sendPhoto(other.question, { from: someone });
    group.say("@isnad_test_bot", { from, replyTo: picture });
    expect(covered(await group.next(), "blockquote")).toEqual(others);
    group.say(`@isnad_test_bot ${asks.question}`, { from, replyTo: picture });
    expect(covered(await group.next(), "blockquote")).toEqual(quoted);
  });

  test("a message that is changed to mention the bot is a question then; changed again, its answer follows", async () => {
    const { telegram } = await world({ privacy: false });
    const group = telegram.group();
    const from = telegram.person();
    const said = group.say(asks.question, { from });
    const picture = group.sendPhoto(asks.question, { from });
    group.edit(said, `@isnad_test_bot ${asks.question}`);
    const answer = await group.next();
    expect(covered(answer, "blockquote")).toEqual(quoted);
    expect(answer.reply_to_message?.message_id).toBe(said.message_id);
    group.edit(said, `@isnad_test_bot ${other.question}`);
    await group.until(() => covered(answer, "blockquote").join() === others.join());
    group.editCaption(picture, `@isnad_test_bot ${asks.question}`);
    expect((await group.next()).reply_to_message?.message_id).toBe(picture.message_id);
  });

  test("a group that was allowed is so under its new number", async () => {
    const here = await world({ privacy: false, access: { limited: true, allowed: [] } });
    const { telegram } = here;
    const [group, stranger, supergroup] = [telegram.group(), telegram.group(), telegram.group()];
    here.deps.access.allowed = [group.chat.id];
    const from = telegram.person();
    group.migrate(supergroup, from);
    stranger.say(`/ask ${asks.question}`, { from });
    supergroup.say(`/ask ${asks.question}`, { from });
    expect(covered(await supergroup.next(), "blockquote")).toEqual(quoted);
    expect(stranger.unread()).toEqual([]);
  });

  test("what a group watches goes with it to its new number", async () => {
    const here = await world({ privacy: false });
    const { telegram } = here;
    const [group, supergroup, stranger] = [telegram.group(), telegram.group(), telegram.group()];
    const from = telegram.person({ language_code: "en" });
    group.say("/watch Who built the lighthouse of Sarrow?", { from });
    expect((await group.next()).text).toMatch(/^I will tell you/);
    group.migrate(supergroup, from);
    supergroup.say("/watching", { from });
    expect((await supergroup.next()).text).toContain("lighthouse of Sarrow");
    stranger.say("/watching", { from });
    expect((await stranger.next()).text).toMatch(/^I watch nothing here/);
  });

  test("a command is the same in capitals, its words stay as they are", async () => {
    const { telegram } = await world();
    const group = telegram.group();
    const from = telegram.person({ language_code: "en" });
    for (const command of ["/Ask", "/ASK@Isnad_Test_Bot"]) {
      group.say(`${command} ${asks.question}`, { from });
      expect(covered(await group.next(), "blockquote")).toEqual(quoted);
    }
    const chat = telegram.privately(telegram.person({ language_code: "en" }));
    chat.say("/Asking");
    expect((await chat.next()).text).toMatch(/^I do not know this command/);
  });
});
