import { words } from "./words.ts";

/** What kind of thing a question wants, where it says so. */
export type Wanted = "number" | "date" | "person" | "place" | "reason";

/** Folded question words at or near the beginning. Arabic with its dialects, English, Russian, and the other languages of the model. */
const ASKING: [Wanted, RegExp][] = [
  ["number", /(?:^| )(?:كم|قديش|اديش|شكد|بكم|وكم|(?:ما )?(?:هو |هي )?(?:عدد|نسبه|حجم|قيمه|ثمن|سعر|مساحه|طول|ارتفاع|سرعه|درجه) \S+|how (?:many|much|long|old|tall|far|high|fast|big|large|often|deep)|what (?:number|percentage|percent|year was the number)|сколько|скольких|скольки|combien|cuant[oa]s?|wie ?viele?|kac|कितन\S*)(?: |$)/],
  ["date", /(?:^| )(?:متي|متا|امتي|ايمتي|امتا|فوكاش|(?:في )?(?:اي|أي) (?:عام|سنه|يوم|شهر|تاريخ|قرن|وقت)|when|what (?:year|date|day|month|time|century|decade)|(?:in|on) (?:which|what) (?:year|date|day|month)|когда|в каком (?:году|месяце|веке)|какого (?:числа|года)|quand|cuando|wann|ne zaman|कब)(?: |$)/],
  ["person", /(?:^| )(?:من (?:هو|هي|الذي|هم|كان|قام|قال|كتب)|مين|منو|مَن|(?:ما )?اسم (?:ال\S*)|who|whom|whose|кто|кого|кем|кому|чеи|qui|quien|quienes|wer|wen|kim|किसने|कौन)(?: |$)/],
  ["place", /(?:^| )(?:اين|وين|فين|(?:في |باي )?اي (?:مدينه|بلد|دوله|مكان|منطقه|قاره)|where|(?:in )?(?:what|which) (?:city|country|town|place|state|region)|где|куда|откуда|в какои (?:стране|город\S*)|в каком (?:городе|месте)|donde|wo|nerede|कहां|कहाँ)(?: |$)/],
  ["reason", /(?:^| )(?:لماذا|ليش|ليه|لما|علاش|ما سبب|ما اسباب|why|what (?:caused|is the reason)|почему|зачем|отчего|pourquoi|por que|warum|wieso|neden|nicin|क्यों)(?: |$)/],
];

/** What the question asks for, or undefined where it does not say. */
export function wanted(question: string): Wanted | undefined {
  const folded = words(question).map((word) => word.folded).join(" ");
  return ASKING.find(([, pattern]) => pattern.test(folded))?.[0];
}

const MONTHS =
  "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين جانفي فيفري افريل ماي جوان جويليه اوت محرم صفر رجب شعبان رمضان شوال " +
  "january february march april june july august september october november december " +
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре " +
  "السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه monday tuesday wednesday thursday friday saturday sunday понедельник вторник среду четверг пятницу субботу воскресенье";
const DATE_WORDS = new Set(MONTHS.split(" "));
const NUMBER_WORDS = new Set(
  ("واحد واحده اثنان اثنين اثنتين ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثمان ثمانيه تسع تسعه عشر عشره عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مائه مئه مائتين مئات الف الفي الفين الاف الالاف مليون ملايين مليار نصف ربع ثلث ثلثي مرتين " +
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third quarter twice dozen " +
    "один одна одно два две двух три трех четыре четырех пять пяти шесть шести семь семи восемь восьми девять девяти десять десяти двадцать тридцать сорок пятьдесят сто двести триста тысяча тысячи тысяч миллион миллиона миллионов миллиард половина треть четверть").split(" "),
);

/** Whether folded words hold what a question of this kind wants, beyond what the question says itself. Undefined: cannot be told. */
export function holds(kind: Wanted, folded: string[], said: ReadonlySet<string>): boolean | undefined {
  if (kind === "number") return folded.some((word) => !said.has(word) && (/^\d/.test(word) || NUMBER_WORDS.has(word)));
  if (kind === "date") return folded.some((word) => !said.has(word) && (/^(1\d|20)\d\d$/.test(word) || DATE_WORDS.has(word) || /^\d{1,4}$/.test(word)));
  return undefined;
}
