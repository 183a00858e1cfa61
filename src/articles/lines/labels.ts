import type { Role } from "../article.ts";
import { type Line, SHORT } from "./lines.ts";
import { phrase } from "../facts/phrase.ts";
import { points } from "./pointing.ts";

/** A line that says itself what it is: `المصدر: نداء سوريا` is a source of value `نداء سوريا`. */
export interface Label {
  role: Role;
  /** The words behind the label, a slice of the line. */
  value: string;
}

/** Words that stand before a colon. Compared folded, so case, marks and alef forms do not matter. */
const BEFORE_COLON: Partial<Record<Role, string>> = {
  title: "العنوان|عنوان|title|headline|заголовок|titre|título|titel|başlık|标题",
  byline:
    "بقلم|كتب|كتبت|حاورها|حاوره|أجرت الحوار|يرويها|يرويه|tekst|testo|texto|интервью|беседовала|беседовал|записала|записал|текст і фото|مصنف|الكاتب|الكاتبة|إعداد|تحرير|ترجمة|المؤلف|المحرر|متابعة وتحرير|by|author|authors|written by|reported by|story by|words|words by|автор|авторы|автор текста|текст|подготовил|подготовила|auteur|autor|autora|von|par|por|autoren|yazan|yazar|haber|نویسنده|نوشته|作者|记者|लेखक|תאריך כותב",
  dateline:
    "التاريخ|تاريخ النشر|تاريخ|نشر في|نشرت في|نشر|آخر تحديث|تم التحديث|أخر تحديث|حدث في|date|published|published on|posted|posted on|updated|last updated|дата|дата публикации|опубликовано|обновлено|publié le|date de publication|fecha|publicado|publicado el|datum|stand|veröffentlicht|tarih|yayınlanma|güncelleme|تاریخ|发布时间|日期|时间|तारीख",
  source:
    "المصدر|مصدر|المصادر|محولة من|محول من|forwarded from|переслано из|مصدر الخبر|نقلا عن|الرابط|رابط الخبر|رابط|source|sources|original source|via|url|link|originally published at|источник|источники|по материалам|ссылка|quelle|quellen|fuente|fuentes|source originale|fonte|kaynak|منبع|ماخذ|ماخذ خبر|来源|来源于|稿源|स्रोत|מקור|джерело",
  links:
    "archivado en|archiviato in|classé sous|publié dans|опубликовано в|mots-clés|tagged|tags|tag|topics|keywords|categories|category|filed under|الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|كلمات دلالية|الكلمات الدلالية|تصنيفات|التصنيف|القسم|теги|метки|ключевые слова|темы|рубрика|mots clés|étiquettes|etiquetas|palabras clave|schlagwörter|schlagworte|etiketler|برچسب ها|برچسبها|标签|关键词|टैग",
  caption:
    "صورة|الصورة|تصوير|photo|photos|picture|image|photograph|photo by|photo credit|photo caption|image credit|caption|фото|на фото|снимок|foto|fotos|imagen|bild|fotoğraf|beitragsbild|titelbild|abbildung|bildquelle|bildnachweis|crédit photo|crédits photo|légende|pie de foto|zdjęcie|fot|источник изображения|иллюстрация|фотография|مصدر الصورة|تعليق الصورة|image source|image caption|featured image|عکس|图|图片|图片来源|फोटो|תמונה|video|فيديو|видео",
};

/** What a page says about itself and to its reader. On the line as printed, in any case. */
const PAGE = [
  // Copyright: may be long
  /©|\(c\)\s*\d{4}|^copyright .{0,60}\d{4}$|all rights reserved|\bcopyright,? (?:©|\(c\))? ?\d{4}|جميع الحقوق محفوظ|كل الحقوق محفوظ|كافة الحقوق محفوظ|حقوق (?:النشر|الطبع) محفوظ|все права защищены|все права сохранены|(?:настоящий материал|данное сообщение|настоящее сообщение).{0,90}иностранн|перепечатка.{0,40}(?:ссылк|разреш|запрещ)|использовани[еи] материалов.{0,60}(?:ссылк|разреш)|при цитировании.{0,40}ссылк|tous droits réservés|(?:todos los )?derechos reservados|alle rechte vorbehalten|(?:tüm|her) hakları? saklıdır|版权所有|सर्वाधिकार|تمام حقوق.{0,40}محفوظ|todos os direitos|reproduction (?:interdite|prohibited)|^(?:privacy (?:notice|policy)|disclosure|corrections?) ?:|\bcc[ -]by\b|creative commons|^(?:votre (?:e-mail|adresse)|your e-?mail (?:address )?(?:will|is))|enable javascript|^cookies?\s?:|^(?:إخلاء (?:ال)?مسؤولية|disclaimer|haftungsausschluss|aviso legal|отказ от ответственности)|^لا تغني هذه المعلومات|^(?:additional reporting by|edited by|editing by|редактор:?|корректор:?|تدقيق:?) [^:]{3,120}$|^this (?:article|story|post|piece) (?:appears|appeared|is taken) |^this (?:article|story|post|piece) (?:was|has been) (?:amended|updated|corrected|originally|first)|^(?:(?:мат[еэ]р[іи]ал|текст) (?:создан|підготовлен|створен|подготовлен)\S* (?:при поддержке|за підтримки))|^تم (?:تحديث|تعديل|تصحيح) (?:هذا|هذه)|^هذا النص متاح|^published by .{3,60}\b(?:ltd|limited|inc|llc|plc)\b|\bregistered (?:in (?:england|scotland|wales|ireland)|charity|office|company)\b.{0,40}$/iu,
  // Cookies
  /\b(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|cookies? (?:policy|settings|preferences)|by (?:continuing|using).{0,60}cookies|(?:نستخدم|يستخدم (?:هذا )?(?:الموقع|موقعنا)|قبول|سياسة|الموافقة على).{0,40}(?:ملفات تعريف الارتباط|كوكيز)|(?:мы|сайт) использу[ею].{0,30}(?:cookie|куки)|(?:принять|соглас).{0,30}(?:cookie|куки)|nous utilisons des cookies|ce site utilise des cookies|(?:utilizamos|usa) cookies|wir verwenden cookies|verwendet cookies|çerez(?:ler)? (?:kullan|politika)/iu,
];

const COMMENTS =
  /^\p{Nd}+ (?:thoughts?|responses?|replies|comments?|отзыв\S*|ответ\S*|комментари\S*|réponses?|respuestas?|gedanken|kommentare?|yorum) (?:on|to|zu|à|a|en|на|о|sobre) .+$|^[([]?\d*[)\]]?\s*(?:التعليقات|تعليقات الزوار|تعليقات|اترك تعليقا?|أضف تعليقا?|اكتب تعليقا?|لا توجد تعليقات|comments?|leave a (?:comment|reply)|post a comment|no comments|комментари(?:и|ев|й|я)|оставить комментарий|обсудить|commentaires?|laisser un commentaire|comentarios?|kommentare?|kommentieren|yorumlar?|yorum yaz|نظرات|评论|टिप्पणियां)(?:\s*[:(]?\s*\d*\s*\)?)?$/iu;

/** Buttons and notices that begin like this, which sentences may do too: short lines only. */
const NOTICE = [
  // Share, follow, subscribe, comment
  /^(?:شارك(?:ها|ه|وا)?|مشاركة|حجم الخط|ضبط حجم الخط|انشر|أنشر|أرسل|إرسال|اطبع|طباعة|نسخ الرابط|share|tweet|print|email|e-mail|save|copy link|pin (?:this|it)(?: for later)?|поделиться|поддержать|support us|donate|ادعمنا|spenden|faire un don|размер шрифта|версия для (?:печати|слабовидящих)|распечатать|отправить|partager|imprimer|compartir|imprimir|écouter|lire le journal|afficher (?:le|la|les)|voir en plein écran|voir (?:le diaporama|les photos|la vidéo)|sharetweet\w*|teilen|drucken|merken|paylaş|yazdır|分享|打印|शेयर करें|ارسال|چاپ)(?:[\s:.!،,|/•·-]|$)/iu,
  /^(?:share this|share on|share the|شارك (?:هذا|المقال|الخبر|الموضوع|عبر|على)|شاركها|поделитесь|поделиться)/iu,
  /^(?:تابعونا|تابعنا|تابع(?:وا)? (?:آخر|صفحت|قنات|أخبار)|انضم(?:وا)? (?:إلى|الى)|اشترك(?:وا)?(?: الآن| في| معنا)|للاشتراك|للانضمام|لمتابعتنا|follow (?:us|.{3,40} on (?:our|its|twitter|facebook|instagram|telegram))|contact us|got a (?:story|tip)|join (?:us|our)|subscribe|sign (?:me )?up|get (?:the|our|all) .{0,40}(?:newsletter|alerts|app|briefing)|подпис(?:ывайтесь|аться|ка|итесь)|следите за|присоединяйтесь|suivez-nous|abonnez-vous|inscrivez-vous|síguenos|únete|únase|apúntate|suscríbete|suscríbase|folgen sie uns|abonnieren|newsletter|bizi takip|abone ol|ما را دنبال|关注我们|扫码|हमें फॉलो|हमसे जुड़ें)/iu,
  COMMENTS,
  /^(?:(?:ال)?بريد(?:ك)? الإلكتروني|e-?mail(?: address)?|адрес электронной почты|adresse e-?mail|متابعة|follow|following|подписаться|suivre|seguir|folgen|takip et)$/iu,
  // What it costs to read on, and where else one may
  /^(?:you have \p{Nd}+ free|already an? (?:print |digital )?(?:customer|subscriber|member)|unlimited (?:digital )?access|to continue reading|log in to|create (?:a|your) free account|download (?:our|the) app|get the app|لقد (?:استنفدت|قرأت)|متبقي لك|لإكمال القراءة|سجل(?:وا)? (?:الدخول|مجانا)|حم[ّ]?ل(?:وا)? (?:ال)?تطبيق|вам доступно|чтобы (?:читать|продолжить)|скачайте приложение|to play this video|this video can(?: ?not|'t) be|by signing up|установите приложение|оформите подписку|lesen sie (?:mehr|weiter) mit|jetzt (?:abo|testen|weiterlesen)|il vous reste|pour lire la suite|téléchargez|votre e-mail est|receba|baixe o app|descarga(?: la)? app|te quedan)/iu,
  /^[^.!?]{3,60}[.!]?\s(?:0|6|12|16|18)\+$/u,
  // Advertising, print, reading time, listening, navigation
  /^[[(–—\s-]*(?:إعلان|اعلان|إعلانات|advertisement|advertising|sponsored|реклама|на правах рекламы|publicité|publicidad|anzeige|werbung|reklam|آگهی|广告|विज्ञापन|story continues below.*|article continues below.*)[\])–—\s-]*$/iu,
  /^(?:(?:مدة|وقت|زمن) القراءة.*|قراءة \d+ دق.*|\d+ دق\S+ (?:للقراءة|قراءة)|\d+[\s-]*min(?:ute)?s?[\s-]*(?:read|de lecture|de lectura|lesezeit|okuma).*|(?:reading time|time to read|время (?:чтения|на чтение)|temps de lecture|lecture \d+ min\S*|lesezeit|tiempo de lectura|okuma süresi).*|استمع (?:إلى|الى|للمقال).*|listen to (?:this )?article.*|прослушать.*|skip to (?:main )?content|back to top|العودة (?:إلى|الى|للأعلى).*|انتهای پیام.*|наверх|\d+ (?:views|مشاهدة|مشاهدات|просмотр\S*|vues|görüntüleme)|(?:views|المشاهدات|عدد المشاهدات|الزيارات|hits|просмотры|просмотров|liczba wyświetleń|visualizzazioni|visualizações|переглядів)\s*:?\s*[\d٠-٩]+)$/iu,
  /^(?:لمشاهدة|لمتابعة|للاستماع|اضغط|انقر|click|tap|watch|нажмите|смотреть|cliquez|haga clic|klicken)(?:\s+\S+){0,3}(?:\s*[:.])?$/iu,
];

/** What a paper says of itself under its name: "An independent weekly, founded in 1931". */
const MASTHEAD = /^(?:[\p{L}-]+\s){0,3}(?:газета|журнал|издание|مجلة|صحيفة|جريدة|newspaper|magazine|weekly|daily|zeitung|journal|periódico)(?!\p{L}).*(?:выходит с|издаётся с|издается с|основан[ао]? в|تصدر|تأسست|since|founded|established|gegründet|fondé|fundado)(?!\p{L})/iu;

/** What moves on a page: a counter, a share's price, "1 of 3", the bounds of a list as read aloud; and arrows to other pages. */
const WIDGET = [/^(?:\p{L}+\s\p{Nd}+\s{2,}){2,}\p{L}+\s\p{Nd}+$/u, /^\(\p{Nd}{1,2}\)$/u, /^\p{Nd}{1,3}(?:[\s.,٬]?\p{Nd}{3})?$/u, /^(?:[AАأ][+-]?\s?){1,3}$/u, /[▲▼]/u, /^\p{Nd}+ (?:of|из|من|de|von|sur|di|z) \p{Nd}+(?:\s?\|)?$/u, /^(?:list (?:of )?\p{Nd}+ (?:of \p{Nd}+|items?)|end of list)$/iu, /^👁/u, /(?:loading|wird geladen|تحميل|загрузка|chargement|cargando)\s*(?:\.{2,}|…)$/iu, /^[-–—*\s]*(?:ends|end|انتهى|ende)[-–—*\s]+$/iu];
const ARROW = /^(?:[←→]|<<|>>)\s?\p{L}.{3,}|^»\s\p{L}[^«]{3,}$|^«\s\p{L}[^»]{3,}$|^[^«]{3,}\p{L}[^.!?«]?\s(?:[←→»›]|>>)$/u;

/** Networks and apps: a line of hardly anything else is a row of buttons. */
const NETWORKS =
  /\b(?:facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|tiktok|viber|messenger|email|print|vk|ok)\b|فيسبوك|فايسبوك|تويتر|واتساب|واتس اب|تلغرام|تليغرام|تيليجرام|لينكد\s?إن|انستغرام|إنستغرام|يوتيوب|بينتيريست|вконтакте|одноклассники|телеграм|фейсбук|твиттер|вотсап/giu;

const RULE = /^[\s\p{P}\p{S}\u200b-\u200f]+$/u;
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
/** (Reuters), (صورة أرشيفية): a picture's words or an agency's name, in brackets, as a line of its own. */
const PICTURE_NOTE =
  /(?:صورة|صور) (?:أرشيفية|تعبيرية|توضيحية|متداولة|من الأرشيف|ارشيفية)|\((?:أرشيفية?|ارشيف|archive|архив)\)|\bfile (?:photo|picture)|\bgetty images\b|\bstock (?:photo|image)|\barchive photo|архивное фото|фото из архива|photo d'(?:archives|illustration)|foto de archivo|archivbild|symbolbild|temsili|资料图|फाइल फोटो/iu;
const CREDIT =
  /[.。।()[\]\s|–—/](?:photo|photograph|image|picture|foto|фото|صورة|تصوير|عدسة|fotoğraf|bild)(?:(?: by| credit|graph)?\s?[:：/]\s?| by | (?=\p{Lu}))\S+(?: \S+){0,4}$/iu;
/** Behind a caption its photographer: "... in the square. / ANA ROA", "... (Dan Okafor/Metro Ledger)", "... (خاص)". */
const PHOTOGRAPHER = /[\p{L}\p{Nd}.…]\s(?:[/|]\s?\p{Lu}[\p{Lu}\s.'-]{3,40}|\((?:photo|foto|фото|صورة|تصوير|عدسة|خاص|أرشيف|archive|архив|arşiv)[^()]{0,40}\)|\([^()\p{Nd}]{2,30}\/\s?[^()\p{Nd}]{2,30}\))$/iu;

/** A broadcaster's captions, and what stands for a name under a picture. */
const PICTURED = /^(?:in this|this) (?:[\p{L}\p{Nd}.,-]+\s){0,6}(?:photo|image|picture|photograph)\b|\((?:pictured|above|left|right|centre|center|im bild|на фото|في الصورة)(?:[^\p{L}][^()]{0,40})?\)|^(?:image (?:caption|source)|media caption|تعليق على الصورة|صدر الصورة|подпись к фото|автор фото|legende|bildbeschreibung)[,،:]|^(?:foto|фото|photo)\s(?:автора|autor|del autor|by author)\.?$|\p{Ll}\.?\s(?:SUBMITTED|STAFF|COURTESY|FILE|AP|HANDOUT) (?:PHOTO|PHOTOGRAPH|IMAGE)S?$/iu;

const words = (list: string) => new Set(list.split("|").map(phrase));
const beforeColon = Object.entries(BEFORE_COLON).map(([role, list]) => [role as Role, words(list)] as const);

/** What a short line says of itself, if anything. */
export function label(line: Line): Label | undefined {
  const { text } = line;
  if (RULE.test(text)) return { role: "boilerplate", value: "" };
  if (text.length > SHORT * 2) return undefined;
  if (line.words <= 45 && PAGE.some((pattern) => pattern.test(text))) return { role: "boilerplate", value: "" };
  if (text.length > SHORT) return undefined;
  if (notice(line) || (line.words <= 12 && MASTHEAD.test(text)) || (line.words <= 6 && WIDGET.some((pattern) => pattern.test(text)))) return { role: "boilerplate", value: "" };
  if (line.words <= 16 && ARROW.test(text)) return { role: "links", value: text };
  if (URL_LINE.test(text)) return { role: "links", value: text };
  if (points(line)) return { role: "links", value: "" };
  if (menu(text)) return { role: "links", value: "" };
  if (line.words <= 14 && buttons(text)) return { role: "boilerplate", value: "" };
  if (picture(line)) return { role: "caption", value: text };
  return labelled(line) ?? spokenByline(line);
}

/** What heads the comments of readers, alone on its line. */
export function isComments({ text }: Line): boolean {
  return text.length <= SHORT && COMMENTS.test(text);
}

/** "Share", "Follow us on Telegram for more"; but not "شارك الوزير في الاجتماع." */
function notice({ text, words, stop }: Line): boolean {
  const bare = text.replace(/^(?:\p{S}|\p{Cf}|[·•]|\ufe0f|\s)+(?=\p{L})/u, "");
  return words <= (stop === "full" ? 8 : 12) && NOTICE.some((pattern) => pattern.test(bare));
}

function labelled(line: Line): Label | undefined {
  const taken = /^نقل[اً]+ عن\s+(\p{L}[^.:،]{2,40})$/u.exec(line.text)?.[1];
  if (taken && line.words <= 7) return { role: "source", value: taken };
  const bare = line.text.replace(/^[\s*_#>([•-]+/u, "");
  const colon = /^([^:：]{1,30}?)[\s*_]*[:：][\s*_]*(.*)$/su.exec(bare);
  if (!colon && line.words > 2) return undefined;
  const name = phrase(colon ? colon[1]! : bare);
  for (const [role, names] of beforeColon) {
    if (!names.has(name)) continue;
    const value = (colon?.[2] ?? "").replace(/[\s*_)\]]+$/u, "");
    // "Source: the minister said that ..." is a sentence; titles and captions may be long.
    const most = role === "title" ? 40 : role === "caption" ? 30 : role === "links" ? 30 : 10;
    if (!colon && role !== "source" && role !== "links") return undefined;
    if (line.words > most + 2 || (line.stop === "full" && line.words > 8 && role !== "caption" && role !== "title"))
      return undefined;
    if (role === "byline" && !value) return undefined;
    // "فيديو :" heads what follows; only what follows it on the line is a caption.
    return { role: role === "caption" && !value ? "boilerplate" : role, value };
  }
  return undefined;
}

const SPOKEN =
  /^(?:(?:By|BY|Written by|Words by|Text by|Compiled by|Interview by|Reported by|Story by|Von|Par|Por|Di) (?=\p{Lu})|(?:كتب|كتبت|بقلم|إعداد|اعداد|تحرير|ترجمة|حاوره|حاورته|أجرى الحوار|متابعة)\s*[-–/:]?\s+|(?:Автор|Текст|Беседовал|Беседовала|Подготовил|Подготовила)\s+(?=\p{Lu}))/u;

/** "By Jane Doe", "كتب محمد عباس": a byline without a colon. */
function spokenByline(line: Line): Label | undefined {
  if (line.words <= 24 && /\bcontributed to (?:this|the) (?:report|story|article)\.?$/iu.test(line.text)) return { role: "byline", value: line.text };
  const match = SPOKEN.exec(line.text);
  if (!match || line.stop === "comma" || (line.stop === "full" && line.words > 5)) return undefined;
  const value = line.text.slice(match[0].length).replace(/[\s:.]+$/u, "");
  const name = value.split(/[,،|•·–—]|\s-\s|\s\/\s/u)[0]!.trim();
  const parts = name.split(/\s+/);
  if (parts.length > 5 || parts.length < 1 || !name) return undefined;
  if (line.words > 14) return undefined;
  // Latin and Cyrillic names have capitals: "By then it was late" is no byline.
  if (
    /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) &&
    !parts.every((p) => /^(?:\p{Lu}|(?:and|de|van|von|der|la|al|el|bin|ibn|y|und|et|и)$)/u.test(p))
  )
    return undefined;
  return { role: "byline", value: name };
}

/** Home | News | Sport: three short pieces or more between the same marks. */
function menu(text: string): boolean {
  // Home   News   Sport: wide gaps, and no numbers as in tables.
  const wide = text.split(/ {3,}/u);
  if (wide.length > 2 && text.length < SHORT && !/[\p{Nd}.!?؟\t]/u.test(text) && wide.every((piece) => piece.split(/\s+/u).length <= 3)) return true;
  // Новости Общество Спорт Афиша Погода: each with a capital.
  if (/^(?:\p{Script=Cyrillic}+(?:\s|$)){5,12}$/u.test(text) && (text.match(/(?:^|\s)\p{Lu}/gu)?.length ?? 0) >= text.split(/\s+/u).length * 0.8) return true;
  if (text.length < 120 && /^(?:الرئيسية|home|главная|accueil|inicio|startseite|anasayfa|خانه)\s?[/>»›|→]\s?\p{L}/iu.test(text)) return true;
  for (const mark of [/\s*[|｜¦]\s*/u, /\s+[•·●]\s+/u, /\s*[»›]\s+/u, /\s+>\s+/u, /\s+\/\s+/u, /\s+[-–—]\s+/u]) {
    const pieces = text.split(mark).filter(Boolean);
    if (pieces.length < 3) continue;
    const fixed = pieces.every((p) => p.split(/\s+/).length <= 4 && p.length <= 32 && /\p{L}/u.test(p));
    // Scores and timetables have digits, sentences have ends.
    if (fixed && !/\p{Nd}/u.test(text) && !/[.:؟?!،,]/u.test(text))
      return pieces.length >= 4 || !/\s[-–—]\s/u.test(text);
  }
  return false;
}

function buttons(text: string): boolean {
  const rest = text.replace(NETWORKS, "");
  if (rest.length === text.length) return false;
  return (
    rest
      .replace(/[^\p{L}]+/gu, " ")
      .trim()
      .split(" ")
      .filter(Boolean).length <= 1
  );
}

function picture({ text, words, stop }: Line): boolean {
  if (words <= 40 && PICTURED.test(text)) return true;
  if (/^[([](?:.{0,30})[)\]]$/su.test(text) && PICTURE_NOTE.test(text)) return true;
  if (words <= 30 && CREDIT.test(text.replace(/[.)\]]+$/u, ""))) return true;
  if (words <= 24 && PHOTOGRAPHER.test(text) && !/[.؟?!]\s/u.test(text.replace(/[.]?\s[/|]\s?[^/|]*$/u, ""))) return true;
  // Whose picture it is, in brackets, and no end.
  if (words >= 4 && words <= 16 && stop === "none" && /\p{L}\s\(\p{L}[\p{L}\s]{2,24}\)$/u.test(text) && !/[.؟?!]\s|[:*/\t]/u.test(text)) return true;
  return words <= 25 && stop !== "full" && PICTURE_NOTE.test(text) && !/[.؟?!]\s/u.test(text);
}
