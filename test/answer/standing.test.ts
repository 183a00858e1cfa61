import { expect, it } from "vitest";
import { standsAlone } from "../../src/answer/chosen/preference.ts";

const NOW = new Date("2026-03-05T12:00:00Z");

it.each([
  "Who is the current mayor of Tolmin?", "Is the museum open now?", "Is the museum of Tolmin open?", "When is the next election in Tolmin?", "How old is Kern?", "Is Kern still mayor of Tolmin?",
  "How many days until the election in Tolmin?", "Who won the last election in Tolmin?", "What happened to the bridge of Tolmin yesterday?", "How long has Kern been mayor?",
  "Что сейчас с мостом?", "Кто нынешний мэр Толмина?", "Когда следующие выборы в Толмине?", "Сколько лет Керну?", "Открыт ли музей Толмина?", "Жив ли ещё Керн?",
  "هل المتحف مفتوح الآن؟", "هل متحف تولمين مفتوح؟", "من هو رئيس البلدية الحالي في تولمين؟", "متى الانتخابات القادمة في تولمين؟", "كم عمر كيرن؟", "هل لا يزال كيرن رئيسا للبلدية؟",
])("nothing is chosen for %s, which depends on the day", (question) => expect(standsAlone(question, NOW)).toBe(false));

it.each([
  "Who built the lighthouse of Sarrow?", "When was the bridge of Tolmin opened?", "How long is the bridge of Tolmin?", "How much does a ticket to the museum cost?", "Who won the election of 1931 in Tolmin?",
  "Кто построил маяк в Сарове?", "Когда открыли мост в Толмине?", "Сколько стоит билет в музей?", "من بنى منارة سارو؟", "متى افتتح جسر تولمين؟", "كم سعر تذكرة المتحف؟",
])("something may be chosen for %s", (question) => expect(standsAlone(question, NOW)).toBe(true));
