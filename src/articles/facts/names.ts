import { phrase } from "./phrase.ts";

/**
 * A few names, as evidence only: that a short line is a person, an agency or a
 * place is believed where its first word is here, and never guessed otherwise.
 */
const set = (list: string) => new Set(list.split("|").map(phrase));

const GIVEN = set(
  "محمد|أحمد|محمود|مصطفى|علي|حسن|حسين|عمر|عمرو|خالد|إبراهيم|اسماعيل|إسماعيل|يوسف|سعيد|عبدالله|عبد|عبدالرحمن|كريم|طارق|ياسر|هاني|سامي|رامي|وليد|ماجد|فهد|سعد|سلطان|ناصر|صالح|فيصل|بندر|تركي|جمال|كمال|عادل|عماد|أيمن|أشرف|شريف|هشام|حسام|باسم|بسام|غسان|مازن|نبيل|زياد|رائد|بلال|حمزة|أنس|معاذ|عثمان|إيهاب|وائل|مروان|فادي|جورج|إلياس|الياس|بطرس|جابر|رضا|سيد|السيد|فتحي|مجدي|صلاح|عصام|لطفي|منير|نزار|وسام|أسامة|أمين|أمير|بدر|جميل|راشد|سليمان|شادي|طه|عارف|عزيز|فارس|قاسم|نادر|نور|يحيى|يونس|موسى|عيسى|هيثم|فاطمة|عائشة|مريم|سارة|نورا|نورة|هدى|منى|ليلى|رنا|ريم|دينا|سلمى|هبة|رانيا|داليا|أميرة|إيمان|أسماء|آية|زينب|خديجة|سمر|سحر|نجلاء|نهى|هند|وفاء|شيماء|ياسمين|لمى|لينا|رشا|مها|ندى|نادية|سعاد|سوسن|كوثر|جنى|حنان|عبير|غادة|لبنى|" +
    "john|james|robert|michael|william|david|richard|joseph|thomas|charles|daniel|matthew|anthony|mark|paul|steven|andrew|kevin|brian|george|edward|peter|simon|alan|adam|patrick|jack|henry|samuel|ben|benjamin|nick|tom|jim|bill|mary|patricia|jennifer|linda|elizabeth|barbara|susan|jessica|sarah|karen|lisa|nancy|emily|emma|anna|anne|jane|kate|laura|julia|alice|helen|rachel|rebecca|victoria|amy|claire|lucy|sophie|olivia|grace|hannah|ruth|diana|" +
    "иван|александр|алексей|андрей|сергей|дмитрий|михаил|владимир|николай|павел|антон|артем|артём|евгений|виктор|игорь|илья|кирилл|константин|максим|никита|олег|петр|пётр|роман|юрий|денис|егор|василий|григорий|станислав|вадим|анна|мария|елена|ольга|наталья|татьяна|ирина|екатерина|светлана|анастасия|юлия|дарья|ксения|александра|виктория|людмила|полина|софья|вера|алина|марина|галина|" +
    "pierre|jean|marie|françois|louis|claude|michel|philippe|nicolas|julien|sophie|camille|isabelle|hans|klaus|jürgen|wolfgang|stefan|andreas|martin|christian|sabine|petra|monika|ursula|anja|josé|juan|carlos|luis|miguel|javier|pedro|antonio|manuel|fernando|maría|carmen|ana|lucía|elena|isabel|mehmet|mustafa|ahmet|ali|hasan|hüseyin|ibrahim|murat|emre|ayşe|fatma|zeynep|elif|emine|hatice|giuseppe|giovanni|marco|luca|francesca|giulia|joão",
);

/** Surnames often met behind them; they tell where a name ends that is glued to the next word. */
const SURNAMES = set(
  "عباس|عبدالله|الأحمد|العلي|المصري|السوري|الحسن|الحسين|الخطيب|حداد|خوري|منصور|سالم|غانم|زيدان|شاهين|عمران|جبر|فوزي|فؤاد|رشيد|الشامي|الحلبي|الدمشقي|البغدادي|القاسم|العمري|الزهراني|الغامدي|العتيبي|القحطاني|الشمري|الحربي|العنزي|شوقي|رمضان|شعبان|عوض|فرج|لطيف|مراد|نعيم|هلال|ياسين|عثمان|سلامة|بركات|نصار|نجار|درويش|كامل|حافظ|توفيق",
);

/** Agencies and outlets, as a dateline or a source line names them; the spelling here is what a citation shows. */
const AGENCIES = new Map<string, string>(
  (
    "رويترز|وكالات|الوكالات|وكالة الأنباء السورية سانا|سانا|الأناضول|وكالة الأناضول|فرانس برس|أ ف ب|ا ف ب|أ.ف.ب|د ب أ|أ ب|أسوشيتد برس|سبوتنيك|روسيا اليوم|سي إن إن|سي ان ان|بي بي سي|واس|وام|كونا|قنا|بترا|وفا|وات|أ ش أ|الشرق الأوسط|العربية|العربية نت|الجزيرة|الجزيرة نت|سكاي نيوز عربية|شينخوا|تاس|نوفوستي|إنترفاكس|دويتشه فيله|" +
    "Reuters|AFP|AP|Associated Press|The Associated Press|DPA|UPI|BBC|CNN|Xinhua|TASS|Interfax|Anadolu|Anadolu Agency|AA|RIA Novosti|Sputnik|Bloomberg|EFE|ANSA|KUNA|WAM|SPA|SANA|PTI|IANS|Kyodo|Yonhap|Agencies|" +
    "ТАСС|РИА Новости|Интерфакс|РБК|Рейтер|Спутник|Регнум|РИА|Агентства|" +
    "агентство Анадолу|新华社|中新社|法新社|路透社|भाषा|पीटीआई|DHA|İHA|ANKA"
  )
    .split("|")
    .map((name) => [phrase(name), name]),
);

const CITIES = set(
  "دمشق|حلب|حمص|إدلب|بيروت|بغداد|القاهرة|الرياض|جدة|دبي|أبوظبي|أبو ظبي|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|عمان|عمّان|القدس|القدس المحتلة|رام الله|غزة|الخرطوم|طرابلس|بنغازي|تونس|الجزائر|الرباط|الدار البيضاء|نواكشوط|أنقرة|إسطنبول|اسطنبول|طهران|موسكو|واشنطن|نيويورك|لندن|باريس|برلين|جنيف|فيينا|بروكسل|روما|مدريد|بكين|طوكيو|نيودلهي|كييف|أثينا|الأمم المتحدة|الإسكندرية|الإسماعيلية|السويس|بورسعيد|أسوان|حماة|اللاذقية|طرطوس|درعا|دير الزور|الحسكة|القامشلي|البصرة|الموصل|أربيل|النجف|كربلاء|صيدا|صور|نابلس|الخليل|جنين|مكة المكرمة|المدينة المنورة|الدمام|الشارقة|مراكش|فاس|طنجة|وهران|قسنطينة|صفاقس|سوسة|القيروان|بنزرت|أنطاكيا|إزمير|" +
    "یزد|مشهد|اصفهان|شیراز|تبریز|قم|اهواز|کرمان|رشت|کابل|هرات|کراچی|لاہور|اسلام آباد|پشاور|damascus|beirut|baghdad|cairo|riyadh|dubai|doha|amman|jerusalem|gaza|ankara|istanbul|tehran|moscow|washington|new york|london|paris|berlin|geneva|vienna|brussels|rome|madrid|beijing|tokyo|new delhi|kyiv|kiev|athens|united nations|tripoli|tunis|rabat|khartoum|" +
    "москва|санкт петербург|дамаск|бейрут|каир|багдад|анкара|стамбул|вашингтон|нью йорк|лондон|париж|берлин|женева|вена|брюссель|киев|минск|пекин|токио|тегеран|" +
    "genf|wien|moskau|kairo|genève|le caire|moscou|ginebra|moscú|el cairo|cenevre|ankara|moskova|北京|上海|日内瓦|莫斯科|नई दिल्ली|मुंबई",
);

/** A person's name by its shape: two to four words, the first of them a given name. */
export function isPerson(text: string): boolean {
  if (/[\p{Nd}.:،,!?؟()«»"“”|/]/u.test(text)) return false;
  const parts = text.trim().split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || !GIVEN.has(phrase(parts[0]!))) return false;
  // Where there are capitals, every part has one, the particles apart.
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text))
    return !/(?:^|\s)(?:في|من|إلى|على|عن|أن|هو|هي|قال|يقول)(?:\s|$)/u.test(text);
  return parts.every((part) => /^\p{Lu}/u.test(part) || /^(?:de|da|di|van|von|der|la|al|el|bin|ibn|e|y)$/u.test(part));
}

/** Words of sections, offices and places that a name does not have. */
const NO_NAME = set("ledger|post|times|herald|gazette|courier|tribune|journal|chronicle|media|show|caption|photo|video|live|redes|sociales|desplegar|share|read|menu|news|desk|staff|team|editorial|press|agency|report|reporters|world|sport|sports|city|local|politics|culture|redaktion|redacción|redazione|rédaction|редакция|новости|общество|служба|haber|merkezi|editör|servisi|قسم|أخبار|فريق|هيئة|تحرير|وكالة|موقع|خاص|مكتب|صحيفة|مجلة|شبكة|مركز|دفتر");

/** "Son of", "servant of", "father of": what only names are joined by. */
const PARTICLES = set("ولد|بن|ابن|بنت|عبد|أبو|أبي|آل");

/** What may be a name by its shape alone, to be believed only where names stand: a family name at the end, or capitals throughout. */
export function isByShape(name: string): boolean {
  const text = name.replace(/^(?:د|أ|م|أ\.د|dr|prof)\.\s?/iu, "");
  const parts = text.split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || /[^\p{L}\p{M}\s.'’-]/u.test(text) || parts.some((part) => NO_NAME.has(phrase(part)))) return false;
  if (/^\p{Script=Arabic}/u.test(text)) return (parts.length > 2 && parts.some((part) => PARTICLES.has(phrase(part)))) || (parts.length < 4 && !parts[0]!.startsWith("ال") && (isSurname(parts.at(-1)!) || /^ال\p{L}{2,}ي$/u.test(parts.at(-1)!)));
  // A family name may be printed in capitals.
  if (/^\p{Lu}\p{Ll}/u.test(parts[0]!) && parts.length <= 3 && /^\p{Lu}{3,}$/u.test(parts.at(-1)!)) return true;
  return parts.every((part) => /^\p{Lu}\p{Ll}/u.test(part) || /^(?:\p{Lu}\.|de|da|di|van|von|der|la|al|el|bin|ibn)$/u.test(part)) && /^\p{Lu}\p{Ll}/u.test(parts.at(-1)!);
}

/** One name by its shape, or several. */
export function areNames(text: string): boolean {
  const names = text.split(/,\s+|\s(?:and|и|et|y|und|ve)\s/u);
  return names.length < 5 && names.every((name) => isPerson(name) || isByShape(name));
}

/** "Megan Tully, arts reporter": a name of any sort and what it does. */
export function isReporter(text: string): boolean {
  return /^[^\p{Nd}.:,،()]{5,40}(?:[,،]\s|\s\()[^.:,،()]{0,30}(?:reporter|correspondent|editor|writer|journalist|مراسل|مراسلة|محرر|محررة|صحفي|صحفية|корреспондент|журналист|журналистка|обозреватель|редактор)(?:\s[^()]{0,30}\))?$/iu.test(
    text,
  );
}

export const isGiven = (word: string): boolean => GIVEN.has(phrase(word));
export const isSurname = (word: string): boolean => SURNAMES.has(phrase(word)) || GIVEN.has(phrase(word));
export const isCity = (text: string): boolean => text.length <= 30 && CITIES.has(phrase(text));

/** The agency a text names and nothing else, as it is usually written; "agencies" in general is one too. */
export function agency(text: string): string | undefined {
  return text.length <= 40 ? AGENCIES.get(phrase(text)) : undefined;
}

/** "وكالات", "Agencies": true as a label, but nobody to cite. */
export function isNobody(name: string): boolean {
  return /^(?:وكالات|الوكالات|خاص|متابعات|رصد|agencies|агентства)$/iu.test(name.trim());
}
