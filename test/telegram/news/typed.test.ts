import { expect, it } from "vitest";
import { typed } from "../../../src/telegram/news/typed.ts";

it.each<[text: string, meant: ReturnType<typeof typed>]>([
  ["daily 7", { weekday: null, hour: 7 }],
  ["daily 7pm", { weekday: null, hour: 19 }],
  ["daily at 7 p.m.", { weekday: null, hour: 19 }],
  ["every day 12am", { weekday: null, hour: 0 }],
  ["9:00", { hour: 9 }],
  ["7:30", "minutes"],
  ["daily 7:30pm", "minutes"],
  ["weekly", { weekly: true }],
  ["weekly friday 9", { weekday: 5, hour: 9 }],
  ["الجمعة 9", { weekday: 5, hour: 9 }],
  ["كل يوم جمعة ٩", { weekday: 5, hour: 9 }],
  ["كل يوم الساعة 9 مساءً", { weekday: null, hour: 21 }],
  ["еженедельно в пятницу 18", { weekday: 5, hour: 18 }],
  ["каждый день в 8 вечера", { weekday: null, hour: 20 }],
  ["раз в неделю", { weekly: true }],
  ["каждую неделю", { weekly: true }],
  ["كل أسبوع", { weekly: true }],
  ["كل أسبوع يوم الجمعة 9", { weekday: 5, hour: 9 }],
  ["أسبوعي", { weekly: true }],
  ...["stop", "no", "cancel", "off", "стоп", "выкл", "выключить", "отключить", "нет", "أوقف", "الغاء"].map((word): [string, { off: true }] => [word, { off: true }]),
  ...["-3", "1e1", "7 8", "25", "13pm", "pm", "weekly daily", "friday monday", "sometimes", "0x7", "7.5", "+7"].map((word): [string, undefined] => [word, undefined]),
])("/digest %s", (text, meant) => expect(typed(text)).toEqual(meant));
