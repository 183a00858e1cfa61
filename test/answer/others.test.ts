import { expect, test } from "vitest";
import { ofTheIngredient } from "../../src/answer/heard/ingredient.ts";
import { ofTheToll } from "../../src/answer/heard/toll.ts";
import { isOfOtherHalf } from "../../src/answer/witnesses/strays/contrast.ts";
import { isOtherMeasure } from "../../src/answer/witnesses/strays/measure.ts";
import { isBeforeItsName } from "../../src/answer/witnesses/strays/names/later.ts";
import { isOfAnotherNumber } from "../../src/answer/witnesses/strays/names/numbered.ts";
import { isOfLastTime } from "../../src/answer/witnesses/strays/next.ts";
import { isStray } from "../../src/answer/witnesses/strays/stray.ts";
import { isAgeOfAnother } from "../../src/answer/witnesses/strays/persons/aged.ts";
import { asksPast, isUnreal } from "../../src/articles/claims/expectation.ts";

const at = (article: string, mark: string) => {
  const start = article.indexOf(mark);
  return { place: { window: { title: "", text: article }, article, start: 0, texts: [article] }, reading: { answers: 5, says: 5, holds: 5, read: article.length, spans: [{ start, end: start + mark.length, score: 0 }] } };
};

const TRIAL = "Magnus Thorley was jailed. Judge Edna Caskie told Thorley, 63, that he had lied. His wife, Beatrix Thorley, was acquitted. Lotte Brandt of Corran, 52, and Robert Hume, 40, wept.";
const FIRE = "Слесарь Тимур Валеев, 46 лет, вынес двоих. Об этом сказала его жена Лейла. Мэр — Глеб Саврасов (с 2019 года). Завод Игнат Порошин строил шесть лет.";
const HOUSE = "اشترت الوزارة الدار، واستغرق ترميمها خمس سنوات بإشراف المعماري نزيه الحمصي. ومنهم سعاد الدروبي، البالغة من العمر 41 عاما، وزوجها مازن الدروبي.";

test.each([
  ["How old is Beatrix Thorley?", TRIAL, "63", true],
  ["How old is Edna Caskie?", TRIAL, "63", true],
  ["Сколько лет судье Эдне Каски?", TRIAL, "63", true],
  ["Сколько лет Лейле Валеевой?", FIRE, "46 лет", true],
  ["Сколько лет мэру Глебу Саврасову?", FIRE, "2019", true],
  ["كم عمر نزيه الحمصي؟", HOUSE, "خمس سنوات", true],
  ["Сколько лет архитектору Назиху аль-Хомси?", HOUSE, "خمس سنوات", true],
  ["كم عمر مازن الدروبي؟", HOUSE, "41 عاما", true],
  ["How old is Magnus Thorley?", TRIAL, "63", false],
  ["how old is thorley", TRIAL, "63", false],
  ["كم عمر ماغنوس ثورلي؟", TRIAL, "63", false],
  // Of where somebody is from, and by a nickname.
  ["How old is Lotte Brandt?", TRIAL, "52", false],
  ["How old is Bob Hume?", TRIAL, "40", false],
  ["Сколько лет Тимуру Валееву?", FIRE, "46 лет", false],
  ["كم عمر سعاد الدروبي؟", HOUSE, "41 عاما", false],
  // Where a verb comes first, it is no name.
  ["كم عمر نورا بيطار؟", "فازت نورا بيطار بالسباق. وتعمل بيطار، البالغة من العمر 29 عاما، ممرضة.", "29 عاما", false],
  ["كم عمر كمال بيطار؟", "فازت نورا بيطار بالسباق أمام كمال بيطار. تعمل نورا بيطار، البالغة من العمر 29 عاما، ممرضة.", "29 عاما", true],
  // How many years something took is no age.
  ["Сколько лет Игнат Порошин строил завод?", FIRE, "шесть лет", false],
])("an age behind another's name, or how long something took, is not somebody's age: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isAgeOfAnother(question, place, reading)).toBe(stray);
});

const PROBES = "انطلق القمر «نجم 2» صباح السبت.\n\nويزن القمر 340 كيلوغراما. وكان القمر السابق «نجم 1» قد أطلق عام 2014. وشارك في بناء «نجم 2» 85 مهندسا.";
const ROCKETS = "Falke 12 was flown in May. It carried 40 mice. The crew of Falke 11 had carried rats. A museum shows Falke 11, which weighs nine tonnes.";
const SHIPS = "«Буран-4» стартовал в мае. На нём летели три кошки. «Буран-3» летал без экипажа.";

test.each([
  ["كم وزن نجم 1؟", PROBES, "340 كيلوغراما", true],
  ["كم مهندسا شارك في بناء نجم 1؟", PROBES, "85 مهندسا", true],
  ["How heavy is Najm 1?", PROBES, "340 كيلوغراما", true],
  ["How many mice did Falke 11 carry?", ROCKETS, "40 mice", true],
  ["Сколько кошек летело на «Буране-3»?", SHIPS, "три кошки", true],
  ["كم وزن نجم 2؟", PROBES, "340 كيلوغراما", false],
  ["متى أطلق نجم 1؟", PROBES, "2014", false],
  ["How many mice did Falke 12 carry?", ROCKETS, "40 mice", false],
  ["How heavy is Falke 11?", ROCKETS, "nine tonnes", false],
  ["Which flight came before Falke 12?", ROCKETS, "Falke 11", false],
  ["Сколько кошек летело на «Буране-4»?", SHIPS, "три кошки", false],
  // What another of them is only held against; and what stands behind the number is not counted.
  ["How long is Orla 5?", "Orla 5 left the yard. It is 88 metres long, 20 metres longer than Orla 4.", "88 metres", false],
  ["How many are in the crew of Orla 5?", "Orla 5 left the yard. After Orla 4 was sold, the crew of 32 had waited.", "32", false],
  ["Какая длина у «Луча-3»?", "«Луч-3» вышел в море. Его длина 120 метров, больше, чем у «Луча-2».", "120 метров", false],
  ["Кто капитан «Луча-3»?", "«Луч-3» вышел в море. После списания «Луча-2» капитаном стал Лев Громов.", "Лев Громов", false],
  ["كم طول سهم 5؟", "غادرت السفينة سهم 5 الحوض. يبلغ طولها 88 مترا، أي أطول من سهم 4.", "88 مترا", false],
  ["كل كم يصل الخط 11؟", "ويصل الخط 7 كل ربع ساعة، أما الخط 11 فكل ساعة.", "كل ساعة", false],
  ["How many are in the crew of Orla 4?", "Orla 5 left the yard. It has a crew of 32.", "32", true],
  // What is counted is no name.
  ["Who said that the fire killed 12 people?", "The fire killed 14 people, said Ann Pole.", "Ann Pole", false],
  ["What happened on May 17?", "On May 18 a dam broke.", "a dam broke", false],
])("what is told of one number of a row is not of another: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isOfAnotherNumber(question, place, reading)).toBe(stray);
});

const FIRM = "Orvik makes boats.\n\nThe firm has 4,200 workers at six yards. It was founded in 1950. Some said it might buy its rival Havrund. Orvik did not comment.";
const LAW = "Парламент Тавры принял закон о катерах.\n\nВ прошлом году в авариях погибли 18 человек. Закон назвали мягким. Похожий закон приняли в соседней Лидании.";
const SQUARE = "افتتحت الساحة يوم الأحد.\n\nوبلغت كلفتها تسعة ملايين. وزرعت فيها أشجار. وألقت الطبيبة منى الزعبي كلمة.";

test.each([
  ["How many workers does Havrund have?", FIRM, "4,200", true],
  ["كم عدد عمال هافروند؟", FIRM, "4,200", true],
  ["Сколько рабочих у «Хаврунда»?", FIRM, "4,200", true],
  ["Сколько человек погибло в авариях в Лидании?", LAW, "18 человек", true],
  ["كم دفعت منى الزعبي؟", SQUARE, "تسعة ملايين", true],
  ["How many workers does Orvik have?", FIRM, "4,200", false],
  ["Which rival might Orvik buy, as was said of Havrund?", FIRM, "4,200", false],
  ["Сколько человек погибло в авариях в Тавре?", LAW, "18 человек", false],
  ["كم كلفت الساحة؟", SQUARE, "تسعة ملايين", false],
  ["Из какого дерева крылья мельницы Коппарда?", "Coppard's mill is open.\n\nIts sails were made of larch. They turn well. It is visited by many. The owner is Rupert Coppard.", "larch", false],
  // The next sentence may say of whom it is; the first paragraph tells all in short; what is nowhere may be called otherwise.
  ["What may happen to Havrund?", FIRM, "founded in 1950", false],
  ["What does Havrund make?", FIRM, "boats", false],
  ["How many workers does Selby Marine have?", FIRM, "4,200", false],
  // Where nobody else is named, all may be of who is named last.
  ["How many loaves does Crumb and Sons sell?", "The smell wakes the street.\n\nIt sells 900 loaves a day. The oven burns beech. So it has for years. Its owner is Edith Crumb.", "900", false],
])("what stands in an article before it comes to a name is not told of it: %s %#", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isBeforeItsName(question, place, reading)).toBe(stray);
});

test.each([
  ["How many tents did Jordan send?", "The port received 1,500 tents from the coast, while Jordan sent a field hospital.", "1,500 tents", true],
  ["كم خيمة أرسلت عمان؟", "وتسلم الميناء 1500 خيمة من الساحل، فيما أرسلت عمان مستشفى ميدانيا.", "1500 خيمة", true],
  ["Сколько палаток прислала Чехия?", "Порт получил 1500 палаток с берега, а Чехия прислала госпиталь.", "1500 палаток", true],
  ["How many tents did the port receive?", "The port received 1,500 tents from the coast, while Jordan sent a field hospital.", "1,500 tents", false],
  ["What did Jordan send?", "The port received 1,500 tents from the coast, while Jordan sent a field hospital.", "a field hospital", false],
  ["كم خيمة تسلم الميناء؟", "وتسلم الميناء 1500 خيمة من الساحل، فيما أرسلت عمان مستشفى ميدانيا.", "1500 خيمة", false],
  ["Когда закрыли завод?", "Завод построили в 1950 году, а закрыли в 1990 году.", "1990", false],
  // What is asked for goes on behind the turn, is of the same sort, or stands for what was denied.
  ["What did Ann Pole say?", "“They asked us to play, while others slept,” says Ann Pole.", "They asked us to play, while others slept", false],
  ["Что говорит Анна Полева?", "«Он просил, чтобы не молчали, а играли», — говорит Анна Полева.", "Он просил, чтобы не молчали, а играли", false],
  ["Кто дал городу деньги на мост?", "Деньги на мост дал городу не министр, а область.", "область", false],
  ["Сколько стоит детский билет на паром из Тавры?", "Билет на паром из Тавры стоит 60 рублей, а для детей — 20.", "20", false],
  ["How much is a child's ticket from Tavra?", "A ticket from Tavra costs 6 pounds, while children ride for 2 pounds.", "2 pounds", false],
  ["كم سعر تذكرة الطفل من طبرة؟", "وسعر التذكرة من طبرة ستة دنانير، بينما يدفع الأطفال دينارين.", "دينارين", false],
  ["Сколько палаток прислала Чехия?", "Порт не получил 1500 палаток с берега вовремя, а Чехия прислала госпиталь.", "1500 палаток", true],
])("what one half of a sentence tells is not of the other: %s %#", (question, text, mark, stray) => {
  expect(isOfOtherHalf(question, text, at(text, mark).reading)).toBe(stray);
});

test.each([
  ["Did Rovers win the league this season?", "Rovers last won the league in 2017.", "last won the league in 2017", true],
  ["هل أحرز الفهود اللقب هذا الموسم؟", "وكان الفهود أحرز اللقب آخر مرة عام 2017.", "عام 2017", true],
  ["Кто выиграл кубок в этом сезоне?", "В последний раз кубок выиграл «Маяк» в 2017 году.", "Маяк", true],
  ["When did Rovers last win the league?", "Rovers last won the league in 2017.", "2017", false],
  ["Did Rovers win the league this season?", "Rovers won the league this season, which they last won in 2017.", "won the league this season", false],
  ["Кто выиграл кубок в этом сезоне?", "В этом сезоне кубок выиграла «Заря».", "Заря", false],
])("the last time is not this time: %s %#", (question, text, mark, stray) => {
  expect(isOfLastTime(question, text, at(text, mark).reading)).toBe(stray);
});

test.each([
  ["How did the match between Rovers and Tarn end?", "“We have four finals left,” said the coach.", "four finals", true],
  ["كم انتهت مباراة الفهود والميناء؟", "وقال المدرب: ما زالت أمامنا أربع نهائيات.", "أربع نهائيات", true],
  ["С каким счётом закончился матч?", "У нас впереди четыре финала, сказал тренер.", "четыре финала", true],
  ["How did the match between Rovers and Tarn end?", "Rovers beat Tarn 3-2.", "3-2", false],
  ["What was the score?", "Rovers won by a single goal, the 3rd of the year for Pole.", "a single goal", false],
  ["كم انتهت مباراة الفهود والميناء؟", "فاز الفهود بثلاثة أهداف مقابل هدفين.", "بثلاثة أهداف", false],
  ["С каким счётом закончился матч?", "Матч закончился со счётом 2:0.", "2:0", false],
])("a score has two numbers or counts goals: %s %#", (question, text, mark, other) => {
  expect(isOtherMeasure(question, text, at(text, mark).reading)).toBe(other);
});

const BLAST = "Погибли девять горняков, ещё двоих ищут. Взрыв был слышен в городе. В это время под землёй находились 112 человек.";
const FLOOD = "ارتفعت الحصيلة إلى 23 قتيلا و61 جريحا، ولا يزال خمسة أشخاص في عداد المفقودين. وأجلى الجيش 3200 شخص.";
const HALL = "The blast killed 11 people and injured 40. Some 300 had been in the hall.";

test.each([
  ["Сколько человек погибло при взрыве?", BLAST, "112 человек", "девять"],
  ["Сколько горняков погибло при взрыве?", BLAST, "112 человек", "девять"],
  ["How many people were killed?", BLAST, "112 человек", "девять"],
  ["كم قتيلا سقط في السيول؟", FLOOD, "3200 شخص", "23"],
  ["كم واحد مات بالسيول؟", FLOOD, "3200 شخص", "23"],
  ["كم عدد الجرحى؟", FLOOD, "3200 شخص", "61"],
  ["How many are missing?", FLOOD, "3200 شخص", "خمسة"],
  ["How many people died in the blast?", HALL, "300", "11"],
  // Others may have died than those who are told of; and it is not asked how many died.
  ["Сколько спасателей погибло при взрыве?", BLAST, "112 человек", "112 человек"],
  ["Сколько человек было под землёй?", BLAST, "112 человек", "112 человек"],
  ["How many people were in the hall when 11 were killed?", HALL, "300", "300"],
  ["How many years after she died was it found?", HALL, "300", "300"],
  ["How many were evacuated?", FLOOD, "3200 شخص", "3200 شخص"],
  // Of children only a number of them tells.
  ["How many children died?", "Three children were lost. It was the worst night since 41 drowned.", "Three children", "Three children"],
  ["Сколько детей погибло?", "Троих детей спасти не удалось. Это худшая авария: тогда погиб 41 человек.", "Троих детей", "Троих детей"],
  ["كم طفلا مات في الحادث؟", "ولم ينج ثلاثة أطفال. وهو أسوأ حادث منذ أن قتل 41 شخصا.", "ثلاثة أطفال", "ثلاثة أطفال"],
])("how many died comes before how many were there: %s %#", (question, text, mark, first) => {
  const [span] = ofTheToll(question, text, at(text, mark).reading).spans;
  expect(text.slice(span!.start, span!.end)).toBe(first);
});

test.each([
  ["до какого числа карантин", false],
  ["Сколько стоит стекло для теплицы?", false],
  ["Сколько мест в отеле у канала?", false],
  ["Сколько человек погибло?", true],
  ["Кто построил отель?", true],
])("nouns that end as verbs of the past do tell nothing past: %s", (question, past) => expect(asksPast(question)).toBe(past));

test.each([
  ["وسترسل أولى الصور في نيسان.", "نيسان", true],
  ["سيزور الوفد المدينة في أيار.", "أيار", true],
  ["بيعت سيارة في نيسان.", "نيسان", false],
  ["زار ستيفن المدينة في أيار.", "أيار", false],
])("Arabic tells what is to come by any verb: %s", (text, mark, ahead) => {
  expect(isUnreal(text, at(text, mark).reading.spans[0]!)).toBe(ahead);
});

const SOUP = "- 250 g red lentils\n- 1 tsp cumin\n- 2 litres of water";
const PIE = "- 300 г муки\n- 2 ст. л. сахара\n- 1 л молока";
const RICE = "- 500 غرام أرز\n- 2 لتر ماء";

test.each([
  ["How much salt is in the soup?", SOUP, "250 g", true],
  ["Сколько соли в пироге?", PIE, "300 г", true],
  ["كم الملح في الطبخة؟", RICE, "500 غرام", true],
  ["How much salt is in the soup?", SOUP, SOUP.slice(2), true],
  ["How many lentils are in the soup?", SOUP, "250 g", false],
  ["How much water is in the soup?", SOUP, SOUP.slice(2), false],
  ["How much water goes into the soup?", SOUP, "2 litres", false],
  ["Сколько молока в пироге?", PIE, "1 л", false],
  ["كم الماء في الطبخة؟", RICE, "2 لتر", false],
  // Across languages, too, where the ingredient is known; and a price is none.
  ["Сколько воды в супе?", SOUP, "2 litres", false],
  ["Сколько воды в супе?", SOUP, "250 g", true],
  ["كم ملعقة كمون في الشوربة؟", SOUP, "250 g", true],
  ["How much rice goes into the dish?", RICE, "2 لتر", true],
  ["Сколько бутылок в супе?", SOUP, "250 g", false],
  // A recipe without it has no amount of it, wherever that may stand.
  ["كم ثوم في الشوربة؟", `${SOUP}\nServes six.`, "six", true],
  ["Сколько чеснока в супе?", `${SOUP}\nServes six.`, "six", true],
  ["How much garlic is in the soup?", `${SOUP}\nServes six.`, "six", true],
  ["На сколько человек чечевичный суп?", `${SOUP}\nServes six.`, "six", false],
  ["كم سعر الثوم؟", "- 5 liras for bread\nGarlic is at 12 liras.", "12 liras", false],
  ["How much is the entry?", "- 5 pounds for adults\n- 2 pounds for children", "5 pounds", false],
])("of an ingredient tells only its own item: %s %#", (question, text, mark, stray) => {
  const { place, reading } = at(text, mark);
  expect(isStray(question, place, reading)).toBe(stray);
});

test.each([
  ["How old is Beatrix Thorley?", TRIAL, "63", true],
  ["كم وزن نجم 1؟", PROBES, "340 كيلوغراما", true],
  ["Сколько человек погибло в авариях в Лидании?", LAW, "18 человек", true],
  ["كم خيمة أرسلت عمان؟", "وتسلم الميناء 1500 خيمة من الساحل، فيما أرسلت عمان مستشفى ميدانيا.", "1500 خيمة", true],
  ["هل أحرز الفهود اللقب هذا الموسم؟", "وكان الفهود أحرز اللقب آخر مرة عام 2017.", "عام 2017", true],
  ["How old is Magnus Thorley?", TRIAL, "63", false],
  // Whose husband he is stands before his age, and his name behind it; and who is so old is no grown-up for it.
  ["How old is Nora Pike?", "Nora Pike sails. Her husband, 61, builds boats.", "61", true],
  ["How old is Emil Pike?", "Nora Pike sails. Her husband, 61-year-old Emil Pike, builds boats.", "61", false],
  ["Сколько лет Эмилю Щукину?", "Нора Щукина ходит под парусом. Её муж, 61-летний Эмиль Щукин, строит лодки.", "61", false],
  ["Сколько лет Норе Щукиной?", "Нора Щукина ходит под парусом. Её муж, 61-летний Эмиль Щукин, строит лодки.", "61", true],
  ["كم عمر كريم ابن نورا؟", "تبحر نورا. وفاز ابنهما كريم البالغ من العمر 24 عاما بسباق.", "24 عاما", false],
  ["كم وزن نجم 2؟", PROBES, "340 كيلوغراما", false],
  ["Сколько человек погибло в авариях в Тавре?", LAW, "18 человек", false],
])("such a place is no answer: %s", (question, article, mark, stray) => {
  const { place, reading } = at(article, mark);
  expect(isStray(question, place, reading)).toBe(stray);
});

test.each([
  ["قديش كمون في الشوربة؟", "Lentil soup", SOUP, "1 tsp cumin", 8],
  ["Сколько зиры в супе?", "Lentil soup", SOUP, "1 tsp cumin", 8],
  ["How much flour goes into the pie?", "Пирог", PIE, "300 г муки", 8],
  ["كم ملعقة سكر في الفطيرة؟", "Пирог", PIE, "2 ст. л. сахара", 8],
  ["How many grams of rice go into Mansouri's dish?", "طبق المنصوري", RICE, "500 غرام أرز", 8],
  // Of another dish only the place is told, and not that it answers; of what it costs, or for how many it is, not even that.
  ["Сколько зиры в плове?", "Lentil soup", SOUP, "1 tsp cumin", 1],
  ["Сколько стоит вода для супа?", "Lentil soup", SOUP, "six", 1],
  ["How much does the rice for the dish cost?", "طبق", RICE, "لتر", 1],
  ["На сколько человек чечевичный суп?", "Lentil soup", SOUP, "six", 1],
  // Nor how long it is soaked.
  ["How many hours are the lentils soaked for the lentil soup?", "Lentil soup", SOUP, "six", 1],
  ["Сколько минут жарить зиру для супа?", "Lentil soup", SOUP, "six", 1],
  ["How many tonnes of onions were sold in Olden?", "Market prices in Olden", "- 1 kg onions: 30 pence\n- 12 eggs: 2 pounds", "six", 1],
  ["كم دقيقة يقلى الكمون للشوربة؟", "Lentil soup", SOUP, "six", 1],
])("the item that has it tells how much of an ingredient there is, in whatever language: %s", (question, title, items, said, answers) => {
  const text = `${items}\nServes six.`;
  const start = Math.max(0, text.indexOf(answers > 1 ? "six" : said));
  const reading = ofTheIngredient(question, { title, text }, { answers: 1, says: 1, holds: 1, read: text.length, spans: [{ start, end: start + 3, score: 0 }] });
  expect(text.slice(reading.spans[0]!.start).startsWith(said)).toBe(true);
  expect(reading.answers).toBe(answers);
});
