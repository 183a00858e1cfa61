import { expect, test } from "vitest";
import { say } from "../../../src/texts/texts.ts";
import { about, question, town, towns } from "../../library/world.ts";
import { BOTH, real } from "../real.ts";
import { covered } from "../world.ts";

const [ADMIN, READER, OTHER] = [7001, 7002, 7003];
const DAY = 86_400_000;

test.each(BOTH)("an editor looks up what was answered, sees it as it was given and why, and not who asked: %s, %s", async (engine, way) => {
  const { telegram, house, write } = await real({ ...towns(0, 6), "private/plan.md": "---\ntitle: The plan\n---\nThe Zorvax plan was signed by Ostrik Vennamar.\n" }, { engine, way, env: { ADMIN_IDS: String(ADMIN), TIME_ZONE: "UTC" } });
  const { memory } = house;
  const [admin, reader, other] = [ADMIN, READER, OTHER].map((id) => telegram.privately(telegram.person({ id, language_code: "en", first_name: "Quintilia" })));
  /** What comes next, but for what the bot tells by itself, at an hour of its own. */
  const hear = async (room: NonNullable<typeof admin>) => {
    for (;;) {
      const message = await room.next(90_000);
      if (!/^(Words that readers were shown|Something that I quoted)/.test(message.text)) return message;
    }
  };
  const said = (room: NonNullable<typeof admin>, text: string) => {
    room.say(text);
    return hear(room);
  };
  await said(reader!, question(3));
  await said(reader!, "Who is the mayor of Nowhere?");
  await said(other!, question(4));
  await said(admin!, "Who signed the Zorvax plan?");
  const release = (await house.ask(question(3))).release!;
  expect(release).toMatch(/^[0-9a-f]{16}$/);
  write({ [`${town(3)}.txt`]: about(3, 5003) });
  await house.reindex(() => {});
  await expect.poll(async () => (await house.ask(question(3))).release, { timeout: 20_000 }).not.toBe(release);

  const all = await said(admin!, "/answers");
  expect(all.text).toContain(`1. `);
  for (const asked of [question(3), question(4), "mayor of Nowhere", "Zorvax"]) expect(all.text).toContain(asked);
  expect(JSON.stringify(all)).not.toMatch(new RegExp(`${READER}|${OTHER}`));
  expect(all.text.indexOf("Zorvax")).toBeLessThan(all.text.indexOf(question(3)));
  const today = new Date().toISOString().slice(0, 10);
  const one = await said(admin!, `/answers since:${today.slice(0, 7)} until:${today} ${town(3)} lighthouses`);
  expect(one.text).toContain(question(3));
  expect(one.text).not.toContain(question(4));
  expect((await said(admin!, `/answers until:2019 ${town(3)}`)).text).toContain("Nothing of that was answered");
  for (const date of ["2026-13", "2026-02-30", "tomorrow"]) expect((await said(admin!, `/answers since:${date}`)).text).toContain("as a date");
  const hidden = await said(admin!, "/answers Zorvax");
  admin!.press(hidden, "1");
  await hear(admin!);
  expect((await hear(admin!)).text).toMatch(/--as-of [0-9a-f]{16} --private "…"/);
  expect((await said(admin!, "/answers from:Nobody")).text).toContain("Nothing of that was answered");

  admin!.press(one, "1");
  const given = await hear(admin!);
  const record = await hear(admin!);
  expect(covered(given, "blockquote")[0]).toContain("1003 lighthouses");
  expect(record.text).toContain(question(3));
  expect(record.text).toContain(`--as-of ${release}`);
  expect(record.text).toContain(say("en")("answer-changed"));
  expect(record.text).toMatch(/the same words, however inflected: .*All in all: /s);
  expect(record.reply_to_message?.message_id).toBe(given.message_id);

  // Who is no editor gets nothing of it.
  expect((await said(reader!, "/answers")).text).not.toContain(town(3));
  const { id } = reader!.pressData(reader!.messages.at(-1)!, (one.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data);
  await reader!.until(() => /only the admins/i.test(telegram.chats.queries.get(id) ?? ""), 90_000);

  // A month later the asker's words are forgotten, and what was answered is not.
  await memory.store.run("UPDATE asked SET at = at - ?", 40 * DAY);
  await memory.store.run("UPDATE given SET at = at - ?", 40 * DAY);
  await said(other!, question(5));
  const old = await said(admin!, `/answers 1003 lighthouses`);
  expect(old.text).toContain("forgotten after");
  expect(old.text).toContain(`${town(3)} has 1003`);
  admin!.press(old, "1");
  expect(covered(await hear(admin!), "blockquote")[0]).toContain("1003 lighthouses");
  expect((await hear(admin!)).text).not.toContain("How many");
  expect(JSON.stringify(await memory.store.all("SELECT body, words FROM given WHERE words IS NULL"))).not.toMatch(/How many|mayor|Nowhere/);

  // What a person asked goes with them, at once.
  reader!.say("/forget");
  reader!.press(await hear(reader!), "Delete");
  await expect.poll(async () => (await memory.questions.of(READER)).questions, { timeout: 30_000 }).toBe(0);
  const gone = admin!.press(old, "1");
  await admin!.until(() => /no longer kept/.test(telegram.chats.queries.get(gone.id) ?? ""), 90_000);
  expect((await said(admin!, `/answers 1003 lighthouses`)).text).toContain("Nothing of that was answered");
}, 600_000);
