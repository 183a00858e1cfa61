/**
 * Words that ask or join but name nothing, folded. They weigh little in matching
 * and are never reported as missing. Arabic with its dialects, English, Russian,
 * and the commonest of the languages that the model also knows.
 */
const LISTS = {
  ar: `ما ماذا من هو هي هم هما متي اين كيف لماذا كم هل اي ايه ايا لم لن لا لما في علي الي عن مع او ثم ان انه انها اذا كان كانت يكون تكون كانوا قد لقد هذا هذه
    ذلك تلك هولا التي الذي الذين اللذان اللاتي عند بعد قبل بين كل بعض غير منذ حتي ب ل و ف ك به بها له لها لهم فيه فيها منه منها عنه عنها عليه عليها اليه اليها
    بما مما فيما عما بماذا لاي باي باسم حول خلال ضمن نحو دون سوي ليس ليست لدي اما حيث كما لكن بل تم يتم وتم ماهو ماهي مين شو ايش وش شنو وين فين امتي ايمتي
    متا ليه ليش علاش شلون ازاي كيفاش قديش كام اد اشلون عشان علشان اللي الي يلي دا ده دي هاد هاي هيك بتاع تبع لسه بس مش مو مب موش انا انت نحن وهو وهي وهل ومن وما وما ومتي واين وكيف ولماذا وكم
    هناك هنالك كذلك ايضا جدا عام كان عنه قيل اسم اذكر سوف رح غادي`,
  en: `a an the of in on at to from by for with about as into is are was were be been being do does did done has have had having can could will would shall should may might must
    what which who whom whose when where why how many much that this these those it its he she they them his her their there here and or but not no nor if then than so such
    i you we us our your my me any some all each one ones also very just say said says tell name s t d ll re ve whats whos please happened happen`,
  ru: `а и в во на с со к ко о об от до из за по под над при для без у не ни но или что чтоб чтобы кто кого кому кем ком чем чего чему как какои какая какое каков какова каково каковы какие каких каким какого какому какую каком
    когда где куда откуда почему зачем сколько чеи чья чье чьи ли же бы то это этот эта эти этого этои этом тот та те того тои том он она оно они его ее их ему еи им ими нем неи них
    был была было были быть есть будет будут мы вы я ты нас вас мне мои твои свои свои своих своеи так также тоже уже еще только если где-то между через после перед во все всех всего
    которыи которая которое которые которых которого которои котором которую именно случилось произошло расскажи скажи назовите че чо шо скока када там`,
  fr: "le la les l un une des du de d et ou a au aux en dans sur pour par avec que qui quoi quel quelle quels quelles est sont etait etaient ce cette ces il elle ils elles quand comment pourquoi combien se ne pas",
  es: "el la los las un una unos unas de del y o a al en con por para que quien quienes cual cuales es son era eran fue fueron cuando donde como cuanto cuantos cuanta cuantas se su sus no lo le",
  de: "der die das den dem des ein eine einen einem einer eines und oder in im an am auf zu zum zur von vom mit fur bei nach aus ist sind war waren wird wurde wurden was wer wen wem wann wo wie warum welche welcher welches welchen viele viel nicht es sie er sich",
  tr: "ve veya bir bu su o ile icin de da mi mu ne kim nerede nereye nasil neden nicin kac hangi ne zaman olan olarak idi dir",
  hi: "के का की में है हैं था थे थी को से पर और या कि जो यह वह क्या कौन कब कहां कहाँ कैसे क्यों कितने कितना कितनी किस किसने किसके किसका ने एक हो गया",
  zh: "什么 谁的 哪里 哪个 哪些 什麼 多少 如何 为什 怎么 何时 的是 是什 是谁",
};

export const STOPWORDS: ReadonlySet<string> = new Set(Object.values(LISTS).flatMap((list) => list.split(/\s+/)));
