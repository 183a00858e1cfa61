import { STOPWORDS } from "../lists/stopwords.ts";
import { words } from "../words.ts";

/** What kind of thing a question wants, where it says so. */
export type Wanted = "number" | "date" | "person" | "place" | "reason";

/** Folded question words at or near the beginning. Arabic with its dialects, English, Russian, and the other languages of the model. */
const ASKING: [Wanted, RegExp][] = [
  ["number", /(?:^| )(?:كم|قديش|اديش|شكد|بكم|وكم|(?:ما )?(?:هو |هي )?(?:عدد|نسبه|حجم|قيمه|ثمن|سعر|مساحه|طول|ارتفاع|سرعه|درجه) \S+|how (?:many|much|long|old|tall|far|high|fast|big|large|often|deep)|what (?:number|percentage|percent|year was the number)|сколько|скольких|скольки|combien|cuant[oa]s?|wie ?viele?|kac|कितन\S*)(?: |$)/],
  ["date", /(?:^| )(?:متي|متا|امتي|ايمتي|امتا|فوكاش|(?:في )?(?:اي|أي) (?:عام|سنه|يوم|شهر|تاريخ|قرن|وقت)|when|what (?:year|date|day|month|time|century|decade)|(?:in|on) (?:which|what) (?:year|date|day|month)|когда|в каком (?:году|месяце|веке)|какого (?:числа|года)|quand|cuando|wann|ne zaman|कब)(?: |$)/],
  ["person", /^(?:لمن|ممن|بمن|عمن|من (?!اين|متي|قبل|بين|خلال|اجل|اي))|(?:^| )(?:من (?:هو|هي|الذي|هم|كان|قام|قال|كتب)|مين|منو|مَن|(?:ما )?اسم (?:ال\S*)|who|whom|whose|кто|кого|кем|кому|чеи|qui|quien|quienes|wer|wen|kim|किसने|कौन)(?: |$)/],
  ["place", /(?:^| )(?:اين|وين|فين|(?:في |باي )?اي (?:مدينه|بلد|دوله|مكان|منطقه|قاره)|where|(?:in )?(?:what|which) (?:city|country|town|place|state|region)|где|куда|откуда|в какои (?:стране|город\S*)|в каком (?:городе|месте)|donde|wo|nerede|कहां|कहाँ)(?: |$)/],
  ["reason", /(?:^| )(?:لماذا|ليش|ليه|لما|علاش|(?:ما|شو|ايش|وش) (?:هو )?(?:سبب|اسباب|السبب)|بسبب ماذا|why|how come|(?:for )?what (?:caused|led to|(?:is|was) the (?:reason|cause))|почему|зачем|отчего|из за чего|по какои причине|в чем причина|pourquoi|por que|warum|wieso|neden|nicin|क्यों)(?: |$)/],
];

/** What the question asks for, or undefined where it does not say. */
export function wanted(question: string): Wanted | undefined {
  const folded = words(question).map((word) => word.folded).join(" ");
  return ASKING.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** A question for news: about what, as it was typed; empty for any. */
export interface News {
  about: string;
  /** What happened on the days that were asked for, or what came last. */
  kind: "happened" | "latest";
}

/** Of folded words. `vague`: asks for news only where nothing else is said. */
const NEWS: [kind: News["kind"], pattern: RegExp, vague?: true][] = [
  ["happened", /(?:^| )(?:what|anything)(?: (?:has|have|had|all|else|was|is|s))* (?:happened|happening|happens|occurred|took place|taken place|went on|going on)(?= |$)/],
  ["happened", /(?:^| )(?:whats|whatever) (?:happened|happening|going on)(?= |$)/],
  ["happened", /(?:^| )(?:و?ماذا|و?ما الذي|مالذي|ما|و?شو|ايش|وش|شنو|اش|ايه|ايه اللي|ايه الي) (?:الذي |اللي |الي )?(?:حدث|حدثت|حصل|حصلت|جري|وقع|وقعت|يحدث|يجري|يحصل|سيحدث|صار)(?= |$)/],
  ["happened", /(?:^| )(?:что|чего)(?: (?:же|там|такого|интересного|важного|вообще))* (?:произошло|происходит|происходило|случилось|стряслось|творится|творилось)(?= |$)/],
  ["happened", /^(?:а )?что(?: там)? было(?= |$)/, true],
  // Who says it is not asked.
  ["happened", /(?:^| )what (?:was|is|has been|had been) (?:being )?(?:said|written|reported|published|announced)(?: (?:about|on|of))?(?= |$)/],
  ["happened", /(?:^| )(?:و?ماذا|و?شو|ايش|وش) (?:قيل|يقال|انقال|نشر|كتب|ورد)(?: (?:عن|حول|بشان))(?= |$)/],
  ["happened", /(?:^| )что (?:сообщали|писали|говорили|сообщалось|говорилось|писалось)(?: (?:о|об|обо|про))(?= |$)/],
  ["latest", /^(?:so )?(?:(?:what is|what are|what s|whats|is there|are there|any|tell me|give me|show me) )?(?:(?:any|the) )?(?:(?:latest|newest|recent|last|fresh|todays|top) )?(?:news|headlines)(?: today)?(?: (?:of|about|on|from|for|regarding|concerning|in))?(?= |$)/],
  ["latest", /^(?:so )?(?:(?:what is|what are|what s|whats|any|tell me|give me|show me) )?(?:the )?(?:latest|newest|most recent|recent) (?:developments?|updates?|events?|reports?)(?: (?:of|about|on|from|for|in))?(?= |$)/],
  ["latest", /^(?:(?:what is|what s|whats|tell me|give me) )?(?:the )?latest (?:on|about|from)(?= |$)/],
  ["latest", /^(?:so )?(?:what is|what s|whats|anything) new(?: (?:with|about|on|in|from|at))?(?= |$)/],
  ["latest", /^(?:(?:ما|ماهي|و?شو|ايش|اعطني|اعطيني|هات|اريد|بدي) )?(?:هي |هو )?(?:اخر|احدث) (?:ال)?(?:اخبار|خبر|انباء|مستجدات|تطورات|احداث)(?: (?:عن|حول|في|ب|من))?(?= |$)/],
  ["latest", /^(?:ما|و?شو|ايش|شنو|وش|هل من|هل هناك|في) (?:هو |هي )?(?:ال)?(?:جديد|مستجدات|اخبار)(?: (?:عن|حول|في|ب))?(?= |$)/],
  ["latest", /^(?:ال)?(?:اخبار|انباء)(?: (?:عن|حول))?(?= |$)/],
  ["latest", /^(?:а )?(?:(?:какие|каковы|есть|есть ли|что за|покажи|дай|расскажи) )?(?:(?:сегодня|сеичас|там|есть|самые) )*(?:(?:последние|свежие|новые|главные) )?(?:новости|известия)(?: (?:о|об|обо|про|по|из|за|от|на|в))?(?= |$)/],
  ["latest", /^(?:а )?(?:что|чего)(?: (?:там|слышно))* (?:нового|новенького)(?: (?:о|об|про|у|с|в|на|слышно))?(?= |$)/],
];

/** Whether a question asks what happened, or for the latest, rather than for a fact; without the days that it names. */
export function news(question: string): News | undefined {
  const all = words(question);
  const folded = all.map((word) => word.folded).join(" ");
  for (const [kind, pattern, vague] of NEWS) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const from = folded.slice(0, match.index).split(" ").filter(Boolean).length;
    const to = from + match[0].split(" ").filter(Boolean).length;
    const rest = [...all.slice(0, from), ...all.slice(to)];
    const about = rest.some((word) => !STOPWORDS.has(word.folded)) ? rest : [];
    if (vague && about.length > 0) return undefined;
    return { kind, about: about.map(({ start, end }) => question.slice(start, end)).join(" ") };
  }
  return undefined;
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

/** Of folded words. */
const WORDS_OF = /^(?:and |so )?what (?:did|does|has|have|had) .* (?:say|said|tell|told|claim|claimed|write|written|reply|replied)(?: |$)|^و?(?:ماذا|ما الذي|مالذي|شو|ايش|وش|شنو) (?:قال|قالت|يقول|تقول|صرح|صرحت|ذكر|ذكرت|اكد|اكدت|كتب|كتبت|علق|علقت)(?: |$)|^(?:а )?что (?:сказал|говорит|заявил|сообщил|написал|ответил|рассказал|пояснил|отметил)[аи]?(?: |$)/;

/** Whether it asks what somebody says. */
export function asksForWords(question: string): boolean {
  return WORDS_OF.test(words(question).map(({ folded }) => folded).join(" "));
}
