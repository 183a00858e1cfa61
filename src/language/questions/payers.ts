import { fold } from "../fold.ts";
import { STOPWORDS } from "../lists/stopwords.ts";
import { type Word, words } from "../words.ts";

/** Who pays another price, as a question or a list has them: of two of these one takes the place of the other. */
const PAYERS: Record<string, string> = {
  adult: "adult adults взрослый взрослая взрослое взрослые взрослого взрослых взрослому взрослым взрослую بالغ بالغا بالغين بالغون البالغ البالغين البالغون للبالغ للبالغين كبار الكبار للكبار راشد راشدين الراشدين للراشدين",
  child: "child children kid kids ребенок ребенка ребенку детский детская детское детские детского детских детскую дети детей детям طفل طفلا اطفال الطفل الاطفال للطفل للاطفال صغار الصغار للصغار",
  pupil: "pupil pupils schoolchild schoolchildren школьник школьника школьнику школьники школьников школьникам школьный школьные تلميذ تلاميذ التلميذ التلاميذ للتلميذ للتلاميذ",
  student: "student students студент студента студенту студенты студентов студентам студенческий студенческая студенческого طالب طلاب طلبه الطالب الطلاب الطلبه للطالب للطلاب للطلبه",
  pensioner: "pensioner pensioners senior seniors пенсионер пенсионера пенсионеру пенсионеры пенсионеров пенсионерам пенсионный متقاعد متقاعدين المتقاعد المتقاعدين المتقاعدون للمتقاعد للمتقاعدين مسن مسنين المسنين للمسنين",
  family: "family families семья семьи семье семью семейный семейная семейного семейную عائله عائلي عائليه عائلات العائله العائلات العائليه للعائله للعائلات",
  group: "group groups группа группы группе группу групповой групповая групповую مجموعه مجموعات المجموعه المجموعات للمجموعه للمجموعات",
  foreigner: "foreigner foreigners tourist tourists иностранец иностранца иностранцу иностранцы иностранцев иностранцам турист туриста туристу туристы туристов туристам سائح سياح السائح السياح للسائح للسياح اجنبي اجانب الاجنبي الاجانب للاجنبي للاجانب",
};

const KNOWN = new Map(Object.entries(PAYERS).flatMap(([payer, said]) => said.split(" ").map((word) => [fold(word), payer] as const)));

/** A word of a text that says who pays, without "and", and what it says in any language. */
export interface Payer {
  word: Word;
  payer: string;
}

export function payersIn(text: string): Payer[] {
  return words(text).flatMap((word): Payer[] => {
    const payer = KNOWN.get(word.folded);
    const behindAnd = word.folded.startsWith("و") ? KNOWN.get(word.folded.slice(1)) : undefined;
    if (payer !== undefined) return [{ word, payer }];
    return behindAnd === undefined ? [] : [{ word: { ...word, start: word.start + 1, folded: word.folded.slice(1) }, payer: behindAnd }];
  });
}

/** Forms of adjectives: what is so told of a ticket is not who buys it. */
const ADJECTIVE = /\p{Script=Cyrillic}(?:[ыио]и|[ая]я|[ое]е|[ыи]е|[ое]го|[ыи]х|[ую]ю)$/u;
const DETERMINERS = new Set(["a", "an", "the"]);

/**
 * A question about one who pays, asked of another: "an adult swim" - "for a child": "a child swim"; «взрослый билет» -
 * «для ребёнка»: «билет для ребёнка». Undefined where more is new, or it is of several.
 * @param isNew whether a word of the new thing was not said before, and names something
 */
export function paidBy(question: string, thing: string, isNew: (word: Word) => boolean): string | undefined {
  const [old, ...olds] = payersIn(question);
  const [fresh, ...others] = payersIn(thing);
  if (!old || !fresh || olds.length > 0 || others.length > 0 || old.payer === fresh.payer) return undefined;
  const rest = words(thing).filter(({ end }) => end !== fresh.word.end);
  if (rest.some(isNew)) return undefined;
  const before = words(question).findLast(({ end }) => end <= old.word.start);
  const isTold = ADJECTIVE.test(old.word.folded) && !STOPWORDS.has(before?.folded ?? "") && !ADJECTIVE.test(fresh.word.folded);
  if (isTold && rest.some(({ end }) => end <= fresh.word.start)) return `${question.slice(0, old.word.start)}${question.slice(old.word.end).trimStart()} ${thing}`;
  const determiner = rest.find(({ end, folded }) => end <= fresh.word.start && DETERMINERS.has(folded));
  const known = before && DETERMINERS.has(before.folded) && (determiner || before.folded !== "the") ? before : undefined;
  return question.slice(0, (known ?? old.word).start) + thing.slice(((known && determiner) ?? fresh.word).start, fresh.word.end) + question.slice(old.word.end);
}
