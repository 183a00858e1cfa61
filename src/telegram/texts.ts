import { isolate } from "./bidi.ts";

/** The bot's own words. Everything that a person reads and that is not a quote or a name stands here. */
export interface Texts {
  start: string;
  examples: string;
  help: string;
  commands: { ask: string; sources: string; help: string; reindex: string };
  alsoIn: string;
  more: (count: number) => string;
  nothing: string;
  missing: string;
  nearest: string;
  empty: string;
  long: string;
  onlyText: string;
  unknownCommand: string;
  sources: (articles: number, page: number, pages: number) => string;
  noSources: string;
  gone: string;
  adminsOnly: string;
  running: string;
  phases: { starting: string; reading: string; embedding: string; indexing: string };
  indexed: (seconds: string) => string;
  counts: {
    articles: string;
    passages: string;
    added: string;
    changed: string;
    removed: string;
    unchanged: string;
    skipped: string;
  };
  sorry: (id: string) => string;
}

export type Language = "ar" | "en" | "ru";

/** The user's language where we speak it, else the one whose letters the question has, else English. */
export function languageOf(code: string | undefined, question = ""): Language {
  const language = code?.toLowerCase().split("-")[0];
  if (language === "ar" || language === "en" || language === "ru") return language;
  const arabic = question.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const cyrillic = question.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  if (arabic * 2 > letters) return "ar";
  return cyrillic * 2 > letters ? "ru" : "en";
}

const ask = isolate("/ask");
const sources = isolate("/sources");

export const texts: Record<Language, Texts> = {
  en: {
    start:
      "I answer questions with exact quotes from a collection of articles, and name the source of each. I add nothing of my own: if the articles do not say it, I tell you so.\n\nJust write your question here, in your own words.",
    examples: "For example:",
    help: `Write a question, and I look for the sentences that answer it. Quotes stand word for word as in the article, in its own language; below each you find the title, the source and a link where there is one.\n\nShort questions about facts work best: who, what, when, where, how many.\n\nIn groups: write ${ask} and the question, reply to a message of mine, or mention me.\n\n${sources} lists the articles.`,
    commands: {
      ask: "Ask a question",
      sources: "The articles I know",
      help: "How to ask",
      reindex: "Read the articles again",
    },
    alsoIn: "Also in",
    more: (count) => `and ${isolate(count)} more`,
    nothing: "I found nothing in the articles that answers this.",
    missing: "In no article",
    nearest: "Not an answer, but the nearest articles:",
    empty: "I see no words in this. Please write a question.",
    long: `This is too long for me: a question may have up to ${isolate("1,000")} characters. Please shorten it.`,
    onlyText: "I can only read text. Please write your question.",
    unknownCommand: `I do not know this command. Just write your question, or see ${isolate("/help")}.`,
    sources: (articles, page, pages) => `Articles: ${isolate(articles)}. Page ${isolate(`${page}/${pages}`)}.`,
    noSources: "There are no articles yet.",
    gone: `This button no longer works. Please send the command again.`,
    adminsOnly: "Sorry, only the admins of this bot can do that.",
    running: "The articles are being read already. The message about it shows how far it is.",
    phases: {
      starting: "Starting",
      reading: "Reading the articles",
      embedding: "Understanding the passages",
      indexing: "Writing the index",
    },
    indexed: (seconds) => `Done in ${isolate(seconds)} s.`,
    counts: {
      articles: "Articles",
      passages: "Passages",
      added: "Added",
      changed: "Changed",
      removed: "Removed",
      unchanged: "Unchanged",
      skipped: "Skipped",
    },
    sorry: (id) =>
      `Sorry, something went wrong on my side. Please try again; if it stays so, give the admin this number: ${isolate(id)}`,
  },
  ar: {
    start:
      "أجيب عن الأسئلة باقتباسات حرفية من مجموعة مقالات، وأذكر مصدر كل اقتباس. لا أضيف شيئاً من عندي: إن لم تذكر المقالات الجواب قلت لك ذلك.\n\nاكتب سؤالك هنا بكلماتك.",
    examples: "مثلاً:",
    help: `اكتب سؤالاً فأبحث عن الجمل التي تجيب عنه. الاقتباسات كما وردت في المقال حرفاً بحرف وبلغته، وتحت كل منها العنوان والمصدر والرابط إن وُجد.\n\nأفضل الأسئلة قصيرة وعن وقائع: من، ماذا، متى، أين، كم.\n\nفي المجموعات: اكتب ${ask} ثم السؤال، أو رُدّ على رسالة من رسائلي، أو اذكر اسمي.\n\nقائمة المقالات: ${sources}`,
    commands: { ask: "طرح سؤال", sources: "المقالات التي أعرفها", help: "كيف تسأل", reindex: "قراءة المقالات من جديد" },
    alsoIn: "ورد أيضاً في",
    more: (count) => `وغيرها (${isolate(count)})`,
    nothing: "لم أجد في المقالات ما يجيب عن هذا السؤال.",
    missing: "لا يرد في أي مقال",
    nearest: "ليست جواباً، لكنها أقرب المقالات:",
    empty: "لا أرى كلمات في رسالتك. اكتب سؤالاً من فضلك.",
    long: `هذا أطول مما أستطيع قراءته: حدّ السؤال ${isolate("1000")} حرف. اختصره من فضلك.`,
    onlyText: "لا أقرأ إلا النصوص. اكتب سؤالك من فضلك.",
    unknownCommand: `لا أعرف هذا الأمر. اكتب سؤالك مباشرة، أو انظر ${isolate("/help")}`,
    sources: (articles, page, pages) => `عدد المقالات: ${isolate(articles)}، الصفحة ${isolate(`${page}/${pages}`)}`,
    noSources: "لا توجد مقالات بعد.",
    gone: "لم يعد هذا الزر يعمل. أرسل الأمر من جديد من فضلك.",
    adminsOnly: "عذراً، هذا الأمر لمشرفي البوت فقط.",
    running: "قراءة المقالات جارية بالفعل، والرسالة الخاصة بها تُظهر إلى أين وصلت.",
    phases: { starting: "بدء العمل", reading: "قراءة المقالات", embedding: "فهم المقاطع", indexing: "كتابة الفهرس" },
    indexed: (seconds) => `انتهى العمل، الثواني: ${isolate(seconds)}`,
    counts: {
      articles: "المقالات",
      passages: "المقاطع",
      added: "أُضيف",
      changed: "تغيّر",
      removed: "أُزيل",
      unchanged: "لم يتغيّر",
      skipped: "تُرك",
    },
    sorry: (id) => `عذراً، حدث خطأ عندي. حاول مرة أخرى، وإن تكرر فأعطِ المشرف هذا الرقم: ${isolate(id)}`,
  },
  ru: {
    start:
      "Я отвечаю на вопросы точными цитатами из собрания статей и называю источник каждой. От себя ничего не добавляю: если в статьях ответа нет, так и скажу.\n\nПросто напишите вопрос своими словами.",
    examples: "Например:",
    help: `Напишите вопрос, и я поищу предложения, которые на него отвечают. Цитаты стоят слово в слово, как в статье, на её языке; под каждой — заголовок, источник и ссылка, если она известна.\n\nЛучше всего короткие вопросы о фактах: кто, что, когда, где, сколько.\n\nВ группах: напишите ${ask} и вопрос, ответьте на моё сообщение или упомяните меня.\n\nСписок статей: ${sources}`,
    commands: {
      ask: "Задать вопрос",
      sources: "Статьи, которые я знаю",
      help: "Как спрашивать",
      reindex: "Перечитать статьи",
    },
    alsoIn: "Также в",
    more: (count) => `и ещё ${isolate(count)}`,
    nothing: "В статьях не нашлось ответа на этот вопрос.",
    missing: "Нет ни в одной статье",
    nearest: "Это не ответ, а ближайшие статьи:",
    empty: "Здесь нет слов. Напишите, пожалуйста, вопрос.",
    long: `Слишком длинно: в вопросе может быть до ${isolate("1000")} знаков. Сократите, пожалуйста.`,
    onlyText: "Я читаю только текст. Напишите, пожалуйста, вопрос.",
    unknownCommand: `Такой команды я не знаю. Просто напишите вопрос или посмотрите ${isolate("/help")}.`,
    sources: (articles, page, pages) => `Статей: ${isolate(articles)}. Страница ${isolate(`${page}/${pages}`)}.`,
    noSources: "Статей пока нет.",
    gone: "Эта кнопка больше не работает. Отправьте команду ещё раз.",
    adminsOnly: "Извините, это могут только администраторы бота.",
    running: "Статьи уже перечитываются. Как далеко дело зашло, видно в сообщении об этом.",
    phases: {
      starting: "Начинаю",
      reading: "Читаю статьи",
      embedding: "Разбираю отрывки",
      indexing: "Записываю указатель",
    },
    indexed: (seconds) => `Готово за ${isolate(seconds)} с.`,
    counts: {
      articles: "Статей",
      passages: "Отрывков",
      added: "Добавлено",
      changed: "Изменено",
      removed: "Удалено",
      unchanged: "Без изменений",
      skipped: "Пропущено",
    },
    sorry: (id) =>
      `Извините, у меня что-то сломалось. Попробуйте ещё раз; если не поможет, назовите администратору номер: ${isolate(id)}`,
  },
};
