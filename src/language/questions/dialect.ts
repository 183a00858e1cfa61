import { words } from "../words.ts";

/** What Arabic dialects say otherwise than the articles, folded, with what stands there. Only words that mean one thing everywhere. */
const STANDARD: Record<string, string> = {
  ماذا: "شو ايش وش شنو اشنو شنهو",
  من: "مين منو شكون منهو",
  أين: "وين فين وينه فينه",
  لماذا: "ليش ليه علاش عليش لويش",
  متى: "امتي ايمتي امتا ايمتا فوقاش فوكاش وقتاش",
  كم: "قديش قداش اديش شكد شقد شكم شحال كام جم",
  كيف: "شلون اشلون ازاي ازي كيفاش",
  هل: "واش",
  "هل يوجد": "اكو",
  "لا يوجد": "ماكو مافي مفيش",
  ما: "ايه",
  سوف: "رح غادي",
  الذي: "اللي يلي",
  هذا: "هاد هادا ده دا",
  هذه: "هاي هادي هذي دي",
  الآن: "هلق هلا هلء دلوقتي دلوقت هسه هسا دابا الحين هالحين",
  أمس: "مبارح امبارح البارح البارحه",
  غدا: "بكرا بكره باجر",
  كثيرا: "كتير هوايه بزاف وايد",
  جيدا: "منيح كويس زين مزيان",
  يريد: "بدو بده عايز عاوز يبي يبغي",
  قال: "حكي كال",
  ليس: "مش موش مهوش",
  لكي: "عشان علشان مشان منشان باش",
  "ما زال": "لسا لسه",
  أيضا: "كمان برضو برضه",
  داخل: "جوا جوه",
  خارج: "برا بره",
  أمام: "قدام",
  فعل: "سوي",
  مال: "فلوس مصاري",
  المياه: "المي الميه",
};
const STANDS_FOR = new Map(Object.entries(STANDARD).flatMap(([standard, said]) => said.split(" ").map((word) => [word, standard] as const)));

/** The question with its dialect's commonest words as they are written; any other text as it is. Models read that better, readers are shown what they typed. */
export function standard(question: string): string {
  let made = "";
  let end = 0;
  for (const word of words(question)) {
    const written = STANDS_FOR.get(word.folded);
    if (written === undefined || word.start < end) continue;
    made += question.slice(end, word.start) + written;
    end = word.end;
  }
  return made + question.slice(end);
}
