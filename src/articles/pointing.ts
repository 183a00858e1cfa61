import { fold } from "../language/fold.ts";
import type { Line } from "./lines.ts";

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
export function pointsOn({ text, words, stop }: Line): boolean {
  if (words < 2 || words > 8 || stop === "full" || stop === "comma") return false;
  let [things, ways, others] = [0, 0, 0];
  for (const word of fold(text).match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (THINGS.has(word)) things++;
    else if (WAYS.has(word)) ways++;
    else if (!BETWEEN.has(word)) others++;
  }
  return (things > 0 && ways > 0 && others === 0) || (ways >= 3 && others === 0) || (things > 0 && ways > 1 && others <= 1);
}
