import { fold } from "../fold.ts";

/** The commonest given names with what they are called for short. */
const LISTS = `
alexander alex alec sandy|alexandra alex sandra|andrew andy drew|anthony tony|barbara barb|benjamin ben benny|catherine katherine kathryn kate katie kathy cathy kitty|charles charlie chuck|
christopher chris kit|daniel dan danny|david dave|deborah debbie|donald don|edward ed eddie ted ned|elizabeth liz lizzie beth betty eliza|frances fran|francis frank|frederick fred freddie|
gerald gerry jerry|gregory greg|harold harry hal|henry harry hank|jacob jake|james jim jimmy jamie|jennifer jenny|john johnny jack|joseph joe joey|joshua josh|kenneth ken kenny|
lawrence larry|leonard len lenny|margaret maggie meg peggy|matthew matt|michael mike mick mickey|nicholas nick|patricia pat patty trish|patrick pat paddy|peter pete|philip phil|
raymond ray|rebecca becky|richard rick dick richie|robert bob bobby rob robbie bert|ronald ron|samuel sam sammy|stephen steven steve|susan sue susie|theodore ted teddy theo|theresa terry tess|
thomas tom tommy|timothy tim|victoria vicky|vincent vince vinny|walter walt|william bill billy will willy liam|zachary zach
|александр саша шура саня|александра саша шура|алексей леша алеша|анастасия настя|анатолий толя|андрей андрюша|анна аня нюра|антонина тоня|борис боря|валентин валя|валентина валя|валерий валера|
василий вася|виктор витя|виктория вика|виталий виталик|владимир вова володя|владислав влад слава|вячеслав слава|галина галя|геннадий гена|георгий гоша жора юра|григорий гриша|дарья даша|
дмитрий дима митя|евгений женя|евгения женя|екатерина катя катерина|елена лена алена|елизавета лиза|иван ваня|игорь гоша|ирина ира|ксения ксюша|константин костя|лариса лара|леонид леня|
людмила люда мила|любовь люба|максим макс|маргарита рита|мария маша маруся|михаил миша|надежда надя|наталья наталия наташа|никита ник|николай коля|ольга оля|павел паша|петр петя|полина поля|
роман рома|светлана света|семен сеня|сергей сережа серега|софия софья соня|станислав стас слава|степан степа|тамара тома|татьяна таня|федор федя|юлия юля|юрий юра|яков яша`;

/** By a name, folded, all that it may stand for or be called. */
export const NICKNAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map();
for (const list of LISTS.split("|")) {
  const [name, ...short] = list.trim().split(/\s+/).map(fold) as [string, ...string[]];
  // Two that are short for one name need not be one person's.
  for (const other of short) for (const [one, two] of [[name, other], [other, name]] as const) (NICKNAMES as Map<string, Set<string>>).set(one, (NICKNAMES.get(one) as Set<string> | undefined)?.add(two) ?? new Set([two]));
}
