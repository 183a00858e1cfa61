import { words } from "../words.ts";

/** What Arabic dialects say otherwise than the articles, folded, with what stands there. Only words that mean one thing everywhere. */
const STANDARD: Record<string, string> = {
  ماذا: "شو ايش وش شنو اشنو شنهو شكو ويش",
  من: "مين منو شكون منهو مينو",
  أين: "وين فين وينه فينه وينهم فينهم",
  لماذا: "ليش ليه علاش عليش لويش ليهن",
  متى: "امتي ايمتي امتا ايمتا فوقاش فوكاش وقتاش وقتيش",
  كم: "قديش قداش اديش شكد شقد شكم شحال كام جم",
  كيف: "شلون اشلون ازاي ازي كيفاش",
  هل: "واش",
  "هل يوجد": "اكو",
  "لا يوجد": "ماكو مافي مفيش ماكاينش مكاينش",
  يوجد: "كاين",
  ما: "ايه",
  سوف: "رح غادي",
  الذي: "اللي يلي",
  هذا: "هاد هادا هاظا",
  هذه: "هاي هذي",
  هؤلاء: "هدول هذول هذولا",
  هكذا: "هيك كده كدا هكي",
  هنا: "هون هنيه",
  هناك: "هونيك هنيك",
  نحن: "احنا نحنا",
  الآن: "هلق هلا هلء دلوقتي دلوقت هسه هسا دابا الحين هالحين توا",
  أمس: "مبارح امبارح البارح البارحه",
  غدا: "بكرا بكره باجر",
  كثيرا: "كتير هوايه بزاف بالزاف وايد برشا برشه",
  قليلا: "شويه شوي شويا",
  جيدا: "منيح كويس مزيان",
  يريد: "بده عايز عاوز يبي يبغي",
  يريدون: "بدهم بدن عايزين عاوزين يبون يبغون",
  قال: "حكي كال",
  ليس: "مش موش مهوش",
  لكي: "عشان علشان مشان منشان باش",
  لأن: "حيت لانو",
  "ما زال": "لسا لسه",
  أيضا: "كمان برضو برضه",
  داخل: "جوه",
  خارج: "بره",
  أمام: "قدام",
  مال: "فلوس مصاري",
  المياه: "المي الميه",
  مجانا: "ببلاش بلاش",
  رجل: "زلمه",
  زوجته: "مرته مراته",
  زوجها: "جوزها",
};

/** What means this only in a dialect, and so is read so only beside a word that is of no other. */
const BESIDE: Record<string, string> = {
  هذا: "ده دا",
  هذه: "دي",
  يريد: "بدو",
  داخل: "جوا",
  خارج: "برا",
  فعل: "سوي",
  ذهب: "راح مشا",
  ذهبوا: "راحوا مشاو",
  جاء: "اجا اجي جا",
  جاءوا: "اجوا اجو جاو",
  أحضر: "جاب",
  رأى: "شاف",
  رأوا: "شافوا",
  يرى: "يشوف",
  وجد: "لقي لاقي",
  وجدوا: "لقوا لاقوا",
  ترك: "ساب خلا",
  تركوا: "سابوا خلوا",
  وضع: "حط",
  وضعوا: "حطوا",
  أخذ: "خدا",
  أعطى: "انطي",
  يعطي: "ينطي",
  أغلقوا: "سكروا سدوا قفلوا",
  يغلقون: "يسكروا يسدو يسدوا يقفلوا",
  بقي: "ضل قعد",
  يبقى: "يضل يقعد",
  أصبح: "صار",
  يتكلم: "يهضر",
  يسكن: "ساكن",
  فاز: "كسب",
  سقط: "طاح",
  ولد: "اتولد انولد تزاد",
  قتل: "اتقتل انقتل",
  دفن: "اندفن اتدفن",
  سجن: "انحبس اتحبس انسجن اتسجن",
  بعد: "عقب",
  الأطفال: "العيال الولاد",
  السفينة: "المركب البابور",
  الجسر: "الكوبري القنطره",
  القناة: "القنال",
  المباراة: "الماتش",
  اللاعبين: "اللعابه",
};
const forms = (table: Record<string, string>) => new Map(Object.entries(table).flatMap(([standard, said]) => said.split(" ").map((word) => [word, standard] as const)));
const STANDS_FOR = forms(STANDARD);
const STANDS_BESIDE = forms(BESIDE);
/** What is set before a verb (بيقول, كيقول, هيقول), which is told by its root: of بيروت there is no يروت. */
const VERB = /^([بكه])(?=[يتن](?:قول|عمل|عرف|كون|قدر|حب|عيش|دفع|لعب|كتب|فتح|قفل|فوز|خسر|موت|صير|بيع|شتري|شتغل|ستلم|سافر|نتهي|خلص|رجع|وصل|طلع|نزل|سكن|سال|طلب|حتاج|علم|درس|شرح|فهم|بني|شيل|اكل|اخد|اخذ|شرب|نام|جيب|روح|حصل|بدا|وقف|سمع|شوف|ضل|قعد|هضر|سكر|رفض|قرر|وافق)(?:وا|ون|و|ي|ين|ه|ها)?$)/u;

/** The question with its dialect's commonest words as they are written; any other text as it is. Models read that better, readers are shown what they typed. */
export function standard(question: string): string {
  let made = "";
  let end = 0;
  const all = words(question);
  const isDialect = all.some(({ folded }) => STANDS_FOR.has(folded));
  for (const word of all) {
    const written = STANDS_FOR.get(word.folded) ?? (isDialect ? among(word.folded) : undefined);
    if (written === undefined || word.start < end) continue;
    made += question.slice(end, word.start) + written;
    end = word.end;
  }
  return made + question.slice(end);
}

function among(folded: string): string | undefined {
  const [, before] = VERB.exec(folded) ?? [];
  const bare = folded.slice(before?.length ?? 0);
  const written = STANDS_BESIDE.get(bare);
  return before === undefined ? written : `${before === "ه" ? "س" : ""}${written ?? bare}`;
}
