import { fold } from "../../language/fold.ts";
import { type Line, SHORT } from "./lines.ts";

/** Beginnings of the words in which a page speaks of itself; what counts is never one of them alone. */
const PAGE = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${[
    "newsletter|inbox|spam\\b|conversation|periodismo|journalisme|журналистик|posts?\\b|journalism|story\\b|stories\\b|unsubscri|subscri|comment|article|webpage|page|website|site|newsdesk|editor|email|link|permalink|cookie|privacy|advert|sponsor|app",
    "infolettre|actualité|recevez|l.?info\\b|abonn|probeabo|probemonat|inscri|rédaction|courriel|lien|boletín|suscri|comentario|artículo|página|correo|enlace|etiqueta",
    "kommentar|artikel|seite|redaktion|anmeld|bülten|abone|yorum|sayfa|alıntı|kaynak",
    "рассылк|почт[уе]|подпис|коммент|стать|страниц|сайт|редакци|материал|ссылк|опечатк|канал",
    "النشرة|البريد|اشترك|اشتراك|تعليق|التعليق|المقال|التدوينة|الصفحة|صفحة|الموقع|التحرير|الرابط|قنات|صفحتنا|تطبيق",
    "sign(?:ing)? up|our terms|seguirnos|donat|donor|chip in|funding|membership|publication|affiliate|reporting|paywall|licen[cs]e|content\\b|tax deductible|user agreement|aporte|licencia|spende|licence|doação",
    "notizi|iscriviti|canale|celular|reportage|conteúdo|reprodução|помилк|матеріал|сообщени|авториз|підтримк|донат|поддерж|приложени|аудиоверси|рассыл|wiadomoś|newslett|subskryp",
    "ادعم|تبرع|رخصة|الترخيص|البوت|للاستفسار|القناة|النص متاح|هيئة التحرير",
    "خبرنامه|مطلب|سایت|ایمیل|لینک|کانال",
  ]
    .map(fold)
    .join("|")})`,
  "gu",
);

/** Requests: in Russian the first word of a sentence ("Расскажите"), in Turkish the last ("buluşalım"), or "if you ...". Elsewhere such endings are cases. */
const REQUEST = /(?:^|[.!?]\s+)\p{L}+(?:йте|ите)(?:сь)?(?!\p{L})|\p{L}(?:al[ıi]m|el[ıi]m|[ıiuü]n[ıiuü]z)[.!]*$|\p{L}s[ae]n[ıi]z(?!\p{L})/u;

/** Requests in other languages begin their line. */
const CALLS = /^(?:sign up|subscribe|join|follow|download|donate|support|help us|become|get|abonnez|inscrivez|telechargez|téléchargez|soutenez|recevez|suscribete|suscríbete|apúntate|apuntate|descarga|abonnieren|unterstützen|iscriviti|sostieni|abone ol|اشترك|اشتركوا|تابع|تابعوا|انضم|انضموا|حمل|ادعم|تبرع|اسال)(?![\p{L}\p{M}])/u;

/** Words that speak to the reader, or of those who write: "your", "our", "this"; whole, folded. */
const READER = new Set(
  (
    "you your yours we our us my here this du dich dir dein deine euch euer eure ihr hier vous votre vos nous notre nos ici cet te tu su nuestro nuestra nuestros nuestras usted aqui este uns unser unsere unseren ihr ihre ihnen diesen dieser siz sizi size sizin bizi bize bizim " +
    "вы вас вам ваш ваша ваше вашу нас нам наш наша нашу наши нашей нашем этот эту этой لك لكم بريدك بريدكم رايك قناتنا صفحتنا صفحاتنا موقعنا تطبيقنا حسابنا نشرتنا اخبارنا تابعنا تابعونا شاركنا اشترك اشتركوا انضم هذا هذه شما این"
  )
    .split(" ")
    .map(fold),
);

/** A question about the page and nothing else; or one, and what to do about it. */
const PAGE_ALONE = /^[^.!?؟]{6,60}[?؟]$/u;
const CALL = /[?؟]\s*\p{L}[^.!?؟]{3,80}[.!]?$/u;

const NETWORK = /whatsapp|telegram|facebook|вконтакте|телеграм|(?<!\p{L})max(?!\p{L})|واتساب|تلغرام|تليغرام|تيليجرام|فيسبوك/iu;

/** What a page asks for; a price alone is anybody's. */
const PRICE = /[€£$₽₴]\s?\p{Nd}|\p{Nd}\s?(?:[€£$₽₴]|euro\b|руб)/iu;

/** An address in running words; behind a colon it may be what the article tells. */
const ADDRESS = /(?<![:：]\s*)(?<![\w.+-])(?:[\w.+-]+@[\w-]+\.\w|https?:\/\/|www\.|t\.me\/)/iu;

/** How much a line is the page's talk with its reader, and not the article's: nothing, words of a page, or such words to the reader. */
export function chatter({ text, words, stop }: Line): "none" | "page" | "reader" {
  // "The most important news: in our group ...": a network, and whose.
  if (words <= 12 && stop !== "full" && NETWORK.test(text) && speaks(fold(text))) return "reader";
  if (words > 24 || text.length > SHORT) return "none";
  const folded = fold(text);
  const asked = asks(folded) && /^\p{L}/u.test(text);
  if (/["“”«»„]/u.test(text) && !asked) return "none";
  const own = folded.match(PAGE)?.length ?? 0;
  // "Did you like the article? Tell your friends!"
  const question = /^[^.!?؟]{6,60}[?؟]/u.exec(folded)?.[0];
  if (question?.match(PAGE) && (PAGE_ALONE.test(text) || CALL.test(text))) return "reader";
  // In German a capital alone tells "you" from "they".
  if (own > 0 && (speaks(folded) || /\p{L} Sie\b/u.test(text)) && (own > 1 || PRICE.test(text) || (asked && stop === "full" && words <= 20 && /[.!]\s/u.test(text)) || /\p{L}\s?[!?؟]\s/u.test(text) || (stop !== "full" && words <= 12))) return "reader";
  return own > (stop === "full" ? 1 : 0) || ADDRESS.test(text) ? "page" : "none";
}

/** Whether a line invites the reader to what follows it: "If you liked this, try:". */
export function invites({ text, words, stop }: Line): boolean {
  return stop === "colon" && words <= 8 && text.length <= SHORT && speaks(fold(text));
}

function speaks(folded: string): boolean {
  return (folded.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => READER.has(word)) || asks(folded);
}

function asks(folded: string): boolean {
  return REQUEST.test(folded) || CALLS.test(folded);
}
