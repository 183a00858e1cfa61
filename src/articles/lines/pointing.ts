import { fold } from "../../language/fold.ts";
import { type Line, SHORT } from "./lines.ts";
import { phrase } from "../facts/phrase.ts";

/** What heads a list of other articles; also with one of them behind a colon on the same line. */
const READ_ALSO =
  "موضوعات ذات صلة|مواضيع ذات صلة|مواضيع متعلقة|موضوعات متعلقة|مواضيع مشابهة|مقالات ذات صلة|مقالات مشابهة|أخبار ذات صلة|أخبار متعلقة|أخبار مرتبطة|أخبار مشابهة|ذات صلة|اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|اقرأ كذلك|اقرئي أيضا|شاهد أيضا|شاهد ايضا|طالع أيضا|طالعوا أيضا|تابع أيضا|انظر أيضا|قد يعجبك أيضا|قد يعجبك|قد يهمك أيضا|قد يهمك|ربما يهمك|لا يفوتك|اخترنا لك|اخترنا لكم|ننصحك بقراءة|الأكثر قراءة|الأكثر مشاهدة|الأكثر تداولا|الأكثر شيوعا|أحدث الأخبار|آخر الأخبار|أهم الأخبار|المزيد من الأخبار|المزيد|المزيد حول|المزيد عن|للمزيد|حول هذه القصة|روابط ذات صلة|روابط مهمة|روابط مفيدة|" +
  "read also|also read|read more|read next|read|see also|more on this|more on this story|more on this topic|more from|more stories|more news|related|related articles|related stories|related news|related topics|related content|related links|related posts|related coverage|most read|most popular|most viewed|popular now|trending|trending now|top stories|latest news|latest stories|latest|recommended|recommended for you|recommended reading|you may also like|you might also like|you may also be interested in|don't miss|do not miss|must read|must reads|further reading|useful links|related internet links|what to read next|editor's picks|editors' picks|in other news|" +
  "читайте также|читать также|читайте ещё|читать далее|читайте по теме|смотрите также|см. также|по теме|ещё по теме|материалы по теме|новости по теме|статьи по теме|похожие новости|похожие статьи|самое читаемое|самое популярное|популярное|популярные новости|главное сегодня|главные новости|последние новости|другие новости|новости партнеров|рекомендуем|рекомендуем почитать|вам может быть интересно|вам будет интересно|что ещё почитать|подробнее|не пропустите|читайте також|а в это время|а тем временем|полезные ссылки|" +
  "lire aussi|à lire aussi|a lire également|lire également|voir aussi|sur le même sujet|articles liés|articles similaires|les plus lus|à lire|" +
  "lea también|lee también|leer también|lea además|ver también|vea también|te puede interesar|le puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|más noticias|lo más leído|más leídas|más información|leia também|leia mais|veja também|leggi anche|" +
  "lesen sie auch|lesen sie mehr|auch interessant|mehr zum thema|mehr dazu|siehe auch|zum thema|verwandte artikel|ähnliche artikel|weitere meldungen|weitere artikel|meistgelesen|das könnte sie auch interessieren|" +
  "ayrıca okuyun|ayrıca bakınız|bunları da okuyun|ilgili haberler|ilgili haber|benzer haberler|çok okunanlar|en çok okunanlar|ilginizi çekebilir|bunlar da ilginizi çekebilir|son haberler|diğer haberler|" +
  "مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|همچنین بخوانید|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ خبریں|" +
  "相关阅读|相关新闻|相关报道|延伸阅读|推荐阅读|热门新闻|更多新闻|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित खबरें|संबंधित समाचार|और पढ़ें|baca juga|קראו גם";

/** "Read in the app", "Читайте на ...": a request of a few words. */
const READ_ON = /^(?:читайте|смотрите|слушайте|اقرأ|اقرؤوا|طالعوا|lisez|lesen sie|lee en|okuyun|read (?:on|in|at|it)|listen to|watch on|ранее мы (?:писали|рассказывали))(?![\p{L}\p{M}])/iu;

const readAlso = new Set(READ_ALSO.split("|").map(phrase));
/** Of such words any heading is made that points elsewhere, in wordings that no list has. */
const POINTING = new Set(
  ("اقرأ|إقرأ|اقرئي|اقرؤوا|شاهد|شاهدوا|طالع|طالعوا|أيضا|ذات صلة|صلة|المزيد|للمزيد|للاطلاع|اطلع|قد|يهمك|يعجبك|مواضيع|موضوعات|سابقة|أخرى|" +
    "read|also|watch|see|more|related|archive|next|listen|earlier|elsewhere|recommended|try|" +
    "lire|aussi|voir|thème|sujet|relire|lea|lee|leer|también|más|vea|noticias|lesen|auch|mehr|siehe|thema|weitere|" +
    "okuyun|ayrıca|ilgili|ilginizi|bakınız|haberin|devamı|tıklayın|читайте|смотрите|также|теме|ещё|подробнее|рубрики|кстати|بیشتر|بخوانید|بدانید|مطلب|پیشنهادی|مرتبط|همچنین")
    .split("|")
    .map(phrase),
);
const set = (list: string) => new Set(list.split(/\s+/).map(fold));

/** What a page points to, of any case and number. */
const THINGS = set(
  "article articles story stories post posts news headlines topic topics video videos podcast podcasts episode episodes entry entries links coverage content contents reading recipes products " +
    "artikel beitrag beiträge nachrichten news meldungen thema themen videos folgen einträge inhalte seiten angebote rezepte ausgaben " +
    "article articles actualité actualités sujet sujets vidéos dossier dossiers billets contenus podcasts " +
    "artículo artículos noticia noticias nota notas tema temas videos entradas contenido contenidos notícias artigo artigos matérias articoli articolo notizie notizia argomenti " +
    "artykuł artykuły artykułów wpisy wpis wiadomości tematy haber haberler haberleri yazı yazılar yazıları video içerik içerikler konular " +
    "статья статьи статей новость новости новостей материал материалы материалов публикации записи видео тема темы теме рубрики сюжет " +
    "مقال مقالات المقال المقالات خبر اخبار الاخبار الأخبار موضوع موضوعات مواضيع المواضيع تقارير فيديو فيديوهات روابط حلقات تدوينات منشورات " +
    "مطلب مطالب خبرها اخبار خبر ویدیو नवीनतम खबरें खबर समाचार",
);
/** How it is pointed to: other, more, similar, latest, best liked, next. */
const WAYS = set(
  "related similar more other others another also read next previous prior newer older latest recent newest popular top trending recommended suggested missed further must best favourite favorite you may might like interested interest featured most viewed shared this " +
    "ähnliche ähnlicher weitere weiterer mehr andere verwandte auch nächster nächste vorheriger vorherige neueste neuste neue aktuelle aktuellste beliebte beliebteste meistgelesene empfohlene interessieren interessant gefallen könnte könnten dich sie dir weiterlesen weiterführende passende passend lesen sehen ansehen lesetipps " +
    "aussi autres autre plus similaires liés précédent suivant derniers dernières récents populaires aimerez pourrait pourraient intéresser recommandés lire voir vous même " +
    "también más otros otras relacionados relacionadas relacionado anterior siguiente últimas últimos recientes populares leídas leídos interesar puede podría te recomendados recomendadas lee lea ver veja leia mais outras outros relacionadas últimas anche altri altre correlati correlate precedente successivo ultimi ultime leggi " +
    "inne podobne więcej także powiązane polecane najnowsze najczęściej poprzedni następny czytaj zobacz również autora ilgili benzer diğer daha fazla son önceki sonraki popüler çok okunan ilginizi çekebilir önerilen " +
    "другие ещё похожие также читайте смотрите последние свежие популярные самые предыдущая следующая рекомендуем интересно интересные больше связанные главные лучшие " +
    "اخرى أخرى المزيد مزيد مشابهة متعلقة مرتبطة صلة ذات ايضا أيضا احدث أحدث اخر آخر الاكثر الأكثر قراءة مشاهدة تداولا شيوعا السابق التالي السابقة التالية قد يعجبك يهمك ننصح مقترحة مختارة اقرا اقرأ شاهد طالع " +
    "دیگر بیشتر مرتبط آخرین قبلی بعدی پیشنهادی",
);
/** Small words that may stand between. */
const BETWEEN = set(
  "the a an of on in by to for from and our us this that zum zur der die das den dem des aus von vom zu im und über unsere unser du de du des la le les sur dans et à el los las en del al su nuestro nuestra da do di i z w o ve için bu по из на и в от к из من في عن على و هذا هذه حول إلى لك الى",
);

/** "Similar posts", "Das könnte Dich auch interessieren", "المزيد من الأخبار": a short line of nothing but words that point elsewhere. */
function pointsOn({ text, words, stop }: Line): boolean {
  if (words < 2 || words > 8 || stop === "full" || stop === "comma") return false;
  let [things, ways, others] = [0, 0, 0];
  for (const word of fold(text).match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (THINGS.has(word)) things++;
    else if (WAYS.has(word)) ways++;
    else if (!BETWEEN.has(word)) others++;
  }
  return (things > 0 && ways > 0 && others === 0) || (ways >= 3 && others === 0) || (things > 0 && ways > 1 && others <= 1);
}

/** "Read also" and its like, alone or with a headline behind a colon. */
export function headsLinks(line: Line): boolean {
  if (line.words > 24 || line.text.length > SHORT) return false;
  const bare = line.text.replace(/^[^\p{L}\p{N}]+/u, "");
  const colon = bare.search(/\s?[:：]|\.\.|…|\s[-–—|]\s|(?<=\p{L} \p{L}+)\.\s/u);
  if (line.stop === "full" && (colon < 0 || line.words > 14)) return false;
  // No such phrase has more than six words: most lines need no folding to be told apart.
  if (line.words <= 6 && readAlso.has(phrase(bare))) return true;
  if (pointsOn(line)) return true;
  if (line.words >= 2 && line.words <= 5 && line.stop === "none" && READ_ON.test(bare)) return true;
  // "More from the Daily Post", "المزيد من أخبار سوريا": the phrase and a few words.
  if (colon < 0)
    return (
      line.stop === "none" &&
      line.words <= 6 &&
      /^(?:more (?:from|on|about)|المزيد (?:من|حول|عن)|ещ[её] (?:по|о)|mehr (?:zu|aus)|plus (?:sur|de)|más (?:sobre|de)) /iu.test(
        bare,
      )
    );
  if (colon > 45) return false;
  const head = phrase(bare.slice(0, colon));
  // "Related - ..." may begin a sentence; "Related: ..." does not.
  return readAlso.has(head) && (/^\s?[:：]/u.test(bare.slice(colon)) || head.includes(" "));
}

/** "From the archive: The bull that swam to Jura": words that point elsewhere, and a headline behind them. */
export function points({ text, words, stop }: Line): boolean {
  if (words <= 16 && /^(?:ранее мы (?:писали|рассказывали|сообщали)|earlier,? we (?:wrote|reported)|we previously reported|وكنا قد نشرنا|سبق ونشرنا)(?![\p{L}\p{M}])/iu.test(text)) return true;
  const [, head, headline] = /^([^:：|]{4,45}?)\s?[:：|]\s?(\S.+)$/su.exec(text) ?? [];
  if (!head || words > 24 || stop === "full" || headline!.split(/\s+/).length < 3) return false;
  const parts = phrase(head).split(" ");
  return parts.length <= 6 && parts.some((word) => POINTING.has(word));
}
