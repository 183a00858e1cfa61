import { describe, expect, test } from "vitest";
import { Folder } from "./folder.ts";

const folder = new Folder();

/** A post as Telegram Desktop writes it into messages.html; without `from` it is joined to the one before. */
const post = (id: number, date: string, text: string, { from = "", forwarded = "", signature = "" } = {}) => `
<div class="message default clearfix${from ? "" : " joined"}" id="message${id}">
 ${from && `<div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">H</div></div></div>`}
 <div class="body">
  <div class="pull_right date details" title="${date} UTC+01:00">${date.slice(11, 16)}</div>
  ${from && `<div class="from_name">\n${from}\n</div>`}
  <div class="reply_to details">In reply to <a href="#go_to_message2">this message</a></div>
  ${forwarded ? `<div class="forwarded body"><div class="from_name">\n${forwarded} <span class="date details" title="01.01.2024 08:00:00"> 01.01.2024 08:00:00</span></div><div class="text">${text}</div></div>` : `<div class="text">\n${text}\n</div>`}
  ${signature && `<div class="signature details">${signature}</div>`}
 </div>
</div>`;
const page = (name: string, posts: string) => `<!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">${name}</div></div></div>
<div class="page_body chat_page"><div class="history"><div class="message service" id="message-1"><div class="body details">3 February 2024</div></div>${posts}</div></div></div></body></html>`;

describe.each([
  ["Harbour News", "Coast Guard", "Jane Doe", "The ferry stays in port", "It will not sail on 7 February.", "Captain Moura retires after 31 years.", "The buoy is out of order."],
  ["نداء الميناء", "خفر السواحل", "محمد عباس", "العبارة باقية في الميناء", "لن تبحر في السابع من شباط.", "يتقاعد القبطان مورا بعد 31 عاما.", "العوامة معطلة حتى إشعار آخر."],
  ["Вести порта", "Береговая охрана", "Иван Лещенко", "Паром остаётся в порту", "Он не выйдет седьмого февраля.", "Капитан Моура уходит на покой после 31 года службы.", "Буй не работает до особого объявления."],
])("%s", (name, other, author, title, first, second, third) => {
  test("a channel that Telegram exported as a page: each post an article, as in JSON", async () => {
    const posts = [
      post(2, "03.02.2024 09:15:00", `<strong>${title}</strong><br><br>${first} <a href="https://example.org">&amp; 1</a>`, { from: name, signature: author }),
      post(3, "04.02.2024 10:00:00", second),
      post(4, "05.02.2024 08:30:00", third, { from: name, forwarded: other }),
      `<div class="message default clearfix" id="message5"><div class="body"><div class="from_name">${name}</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body"><div class="title bold">Photo</div></div></div></div></div></div>`,
    ];
    folder.put("messages.html", page(name, posts.join("")));
    const { articles, skipped } = await folder.read();
    expect(skipped).toEqual([]);
    expect(articles.map(({ id, text, metadata: { language: _, ...metadata } }) => [id, text, metadata])).toEqual([
      [`${name}/2`, `${title}\n\n${first} & 1`, { title, source: name, author, date: "2024-02-03" }],
      [`${name}/3`, second, { source: name, date: "2024-02-04" }],
      [`${name}/4`, third, { source: other, date: "2024-02-05" }],
    ]);
  });

  test("of a whole account channels and groups are read; chats between people are named, and read where they are asked for", async () => {
    const chat = (id: number, type: string, chatName: string, text: string) => ({ id, type, name: chatName, messages: [{ id: 1, type: "message", date: "2024-02-03T09:15:00", from: chatName, text }] });
    const value = { personal_information: {}, chats: { about: "", list: [chat(1, "public_channel", name, first), chat(2, "personal_chat", author, second), chat(3, "private_group", other, third), chat(4, "saved_messages", "", second), chat(5, "bot_chat", "Bot", second)] } };
    folder.put("result.json", JSON.stringify(value));
    const { articles, skipped } = await folder.read();
    expect(articles.map(({ id, text }) => [id, text])).toEqual([["1/1", first], ["3/1", third]]);
    expect(skipped).toEqual([{ path: "result.json, personal chats", reason: expect.stringMatching(`left out, .*: "${author}", "", "Bot"\\. To have one read, name it`) }]);
    folder.put("result.json.meta.yaml", `chats: ["${author}"]\n1/1: { title: ${JSON.stringify(title)} }\n`);
    const asked = await folder.read();
    expect(asked.articles.map(({ id, text }) => [id, text])).toEqual([["1/1", first], ["2/1", second], ["3/1", third]]);
    expect(asked.articles[0]!.metadata.title).toBe(title);
    // One alone is none the less between people.
    folder.put("result.json.meta.yaml", "chats: []\n");
    folder.put("result.json", JSON.stringify(chat(2, "personal_chat", author, second)));
    expect((await folder.read()).articles).toEqual([]);
  });

  test("a page of a chat between two people is left out too", async () => {
    const posts = post(2, "03.02.2024 09:15:00", first, { from: author }) + post(3, "03.02.2024 09:16:00", second, { from: other }) + post(4, "03.02.2024 09:17:00", third);
    folder.put("messages.html", page(author, posts));
    expect(await folder.read()).toEqual({ articles: [], skipped: [{ path: "messages.html, personal chats", reason: expect.stringContaining(`"${author}"`) }] });
    // In a group more people write, and it has a name of its own.
    folder.put("messages.html", page(name, posts));
    expect((await folder.read()).articles.map(({ text }) => text)).toEqual([first, second, third]);
  });
});

test("lists that Telegram exports are no articles", async () => {
  folder.put("contacts.html", `<html><body><div class="page_wrap list_page"><div class="page_body list_page"><div class="entry_list">${"<div class='entry clearfix'><div class='name bold'>Jane Doe</div><div class='details_entry details'>+44 20 7946 0991</div></div>".repeat(20)}</div></div></div></body></html>`);
  expect(await folder.read()).toEqual({ articles: [], skipped: [{ path: "contacts.html", reason: expect.stringMatching(/list that Telegram exported.*remove it/) }] });
});
