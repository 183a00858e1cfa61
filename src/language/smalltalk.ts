import { words } from "./words.ts";

/** What is said to a bot without asking the articles anything. */
export type SmallTalk = "thanks" | "greeting" | "self" | "goodbye" | "assent";

/** Phrases, folded, by what they are. Arabic with its dialects, English, Russian. `with`: what goes with any of them. */
const PHRASES: Record<SmallTalk | "with", string> = {
  self: `who are you|what are you|who made you|who built you|what can you do|what do you do|what do you know|how do you work|how does this work|are you a bot|are you human|are you real|whats your name|what is your name|help me|help
    |من انت|من انتم|من تكون|ما انت|مين انت|مين حضرتك|انت مين|ما اسمك|شو اسمك|ايش اسمك|اسمك ايه|ماذا تفعل|ماذا تعمل|ماذا تعرف|ماذا تستطيع|ماذا تستطيع ان تفعل|ماذا يمكنك ان تفعل|ماذا يمكنك|كيف تعمل|شو بتعمل|شو بتعرف|شو بتعرف تعمل|شو فيك تعمل|بتعمل ايه|ايش تسوي|هل انت بوت|هل انت روبوت|انت بوت|ساعدني|مساعده
    |кто ты|ты кто|кто вы|вы кто|кто ты такои|что ты такое|кто тебя создал|что ты умеешь|ты что умеешь|что умеешь|что вы умеете|что ты можешь|что можешь|что ты знаешь|что знаешь|что ты делаешь|как ты работаешь|как это работает|ты бот|ты человек|как тебя зовут|как вас зовут|помоги|помощь`,
  thanks: `thanks|thank you|thx|ty|many thanks|cheers|much appreciated|thats helpful|that was helpful|that helps|that helped|this helped|it helped|you helped|that was a great help|a great help|big help|so helpful|very helpful|i appreciate it|appreciate it|good job|well done|good bot|thanks a lot|thank you very much
    |شكرا|شكرا لك|شكرا لكم|شكرا جزيلا|الف شكر|مشكور|مشكوره|مشكورين|تسلم|تسلمي|تسلمو|يسلمو|ممنون|متشكر|ميرسي|ساعدتني|ساعدني هذا|هذا ساعدني|افدتني|استفدت|احسنت|احسنتم|ما قصرت|يعطيك العافيه|الله يعطيك العافيه|جزاك الله خيرا|جزاك الله كل خير|بارك الله فيك
    |спасибо|большое спасибо|спасибо большое|огромное спасибо|благодарю|спс|мерси|помогло|это помогло|молодец|умница|выручил|выручили`,
  goodbye: `bye|bye bye|goodbye|good bye|see you|see you later|good night|مع السلامه|الي اللقاء|وداعا|باي|تصبح علي خير|пока|пока пока|до свидания|до встречи|спокоинои ночи`,
  greeting: `hi|hello|hey|hiya|howdy|greetings|salam|good morning|good afternoon|good evening|good day|how are you|hows it going|how is it going|whats up|how do you do|nice to meet you
    |مرحبا|مرحبتين|اهلا|اهلين|اهلا وسهلا|هلا|هاي|هلو|سلام|السلام عليكم|السلام عليكم ورحمه الله|السلام عليكم ورحمه الله وبركاته|وعليكم السلام|صباح الخير|صباح النور|مساء الخير|مساء النور|يسعد صباحك|كيف حالك|كيف الحال|كيفك|شلونك|ازيك|عامل ايه
    |привет|приветик|здравствуи|здравствуите|здрасте|добрыи день|доброе утро|добрыи вечер|доброго дня|салют|хаи|как дела|как ты|как поживаешь|рад знакомству`,
  assent: `ok|okay|k|fine|great|good|nice|cool|perfect|excellent|awesome|got it|i see|understood|all right|alright|yes|no|yep|nope|sure|wow
    |تمام|حسنا|طيب|اوكي|اوك|ماشي|ممتاز|رائع|جيد|نعم|لا|اي|ايوه|فهمت|حلو
    |ок|океи|хорошо|ладно|понятно|понял|поняла|ясно|отлично|круто|супер|да|нет|ага|угу`,
  with: `there|everyone|all|bot|isnad|dear|friend|sir|madam|guys|and|so|very|much|really|a lot|again|for that|for your help|for the answer|you|me|so much|then|please
    |يا|غالي|الغالي|اخي|اختي|صديقي|عزيزي|حبيبي|بوت|اسناد|استاذ|جزيلا|كثيرا|كتير|لك|لكم|الكم|علي المساعده|جدا|و|ورحمه الله|والله
    |большое|огромное|мне|ты|вы|тебе|вам|помог|помогла|помогли|бот|друг|дорогои|и|очень|за помощь|за ответ|всем|а|ну|пожалуиста`,
};

/** By its words, longest first. */
const ALL = Object.entries(PHRASES)
  .flatMap(([kind, list]) => list.split(/\s*\|\s*/).map((phrase) => ({ kind: kind as keyof typeof PHRASES, words: phrase.split(" ") })))
  .sort((a, b) => b.words.length - a.words.length);

/** What a text is where it is nothing but small talk. */
export function smallTalk(text: string): SmallTalk | undefined {
  const said = words(text).map(({ folded }) => folded);
  // A thumb is enough.
  if (said.length === 0) return /\p{Extended_Pictographic}/u.test(text) ? "assent" : undefined;
  const kinds = new Set<string>();
  for (let at = 0; at < said.length; ) {
    const phrase = ALL.find(({ words }) => words.every((word, i) => said[at + i] === word));
    if (!phrase) return undefined;
    kinds.add(phrase.kind);
    at += phrase.words.length;
  }
  return (Object.keys(PHRASES) as (keyof typeof PHRASES)[]).find((kind): kind is SmallTalk => kind !== "with" && kinds.has(kind));
}

/** A question without the greeting before it and the thanks behind it. */
export function withoutTalk(question: string): string {
  const parts = question.split(/(?<=[!?؟.,،…\n])\s+|\s+[-–—]\s+/u);
  // "No. 14" is no answer to anything.
  const isTalk = (part: string) => ![undefined, "assent"].includes(smallTalk(part));
  const from = parts.findIndex((part) => !isTalk(part));
  if (from < 0) return question;
  const first = question.indexOf(parts[from]!);
  const last = parts.findLastIndex((part) => !isTalk(part));
  return question.slice(first, question.lastIndexOf(parts[last]!) + parts[last]!.length).trim();
}
