/**
 * Abbreviations that a full stop ends and a sentence mostly does not, lower case. From the break
 * suppressions of CLDR 46.1 and the lists of pySBD (NOTICE.md), without whole words of
 * any of these languages and without what its form tells: single letters and letters between stops.
 */
const LISTS = {
  ar: "إلخ الخ هـ",
  de: `abb abs abt abw adj adr akt allg amtl aufl ausg ausschl bd bed beil bibl bzw ca chin chr dat dez dipl dir dr dtzd ehem eigtl einh einschl entspr erw evtl exkl feb ff fn folg forts
    frl frz geb gebr gedr gek gem geograph ges gesch gest ggf ggfs hbf hpts hr hrn hrsg ing inh inkl jahrh jan jew jhrl jr kap kath kfm kgl konv ltd mind mio möbl mrd msp mtl nov nr näml
    obj okt österr pfd phys prof prot proz qu reg rel röm schles schr schweiz schwäb sek sep sept sog spezif std str südd tel tägl urspr ursprüngl verf verh verw vgl wg ztr zzgl`,
  en: `adj adm adv al approx apr assn asst attys aug ave bldg blvd brig bros btw calif capt cf chap cmdr co col colo comdr comm conn cont corp cpl cres dec dept det dist dr drs ed eds ens esp esq
    est etc exec expy ext feb fed ff fig figs fn fri ft fwy gen gov hon hosp hr hwy inc incl ind insp jan jr jul jun kans lev lib lt ltd maj messrs mfg mgr mich minn misc mlle mme mont mr mrs ms
    msgr mt mtn neb nev nos nov nr num oct okla ont op ord ore para paras penn ph phys pp prof pvt rd ref rep reps rev rs rt sask sec secs sen sens sep sept sfc sgt sq sr st supt surg tenn tex
    univ ver viz vol vols vs vt wash wis yr`,
  es: `abr adj admón afma afmas afmo afmos ago almte apdo arq atte av avda bco bibl cap cdad cfr cía dcha dcho depto deptos desc desv dic dicc dir dpto dptos dra dto dtor dña ej emm ene entlo
    excma excmas excmo excmos exma exmas exmo exmos fca fdo febr fund hnos ilma ilmas ilmo ilmos iltre impto inst izdo izq izqdo jue lcda lcdo lda ldo lic licda licdo ltda ltdo lun mié mons mtro
    máx mín ntra ntro núm ppal prov ptas pts pza pág págs párr párrf rdo rdos rte rvdmo rvdmos rvdo rvdos sdad seg sra sras sres srs srta srtas sta sto sáb tfno trad uds vda vid vto`,
  fr: `acoust ann append avr boul broch bull coll collab dest dict env exempl fasc fém févr graph hab hôp ibid illustr imprim indus janv juil mm mmes mlles quart réf sect sing sqq ste suiv suppl
    symb tél éd édit équiv`,
  it: "avv dott ecc geom pag sez sig sigg tab tav",
  nl: "bijv blz dhr evt ir jl mevr resp zgn",
  pl: "ang bułg celt czes franc germ hebr hol inż irl itd itp kwiec listop łac nb niem np pers płk ros rozdz rys słow szwedz św tj tłum tzn tzw ul węg wrzes wyd",
  pt: `abrev agric anat apart arqueol arquit astron autom biogr caps compl contab créd cód dez dras educ eletr eng fev fís geogr geom gram hist ingl liter mai máq méd mús náut obs odontol
    organiz próx profa psicol quím relat séc set sociol tecnol transp álg índ`,
  ru: `авг авт адв акад апр вв вкз гг гл гос гр дек деп дисс дол долл доц др ежедн жен зап заруб им ин инж иностр инст канд кв кг куб мин млн млрд моск муж напр нач нед нояб обл окт отд пгт
    пер пл пом пос пп пр пред просп проф рис руб сб св сек сент см соч спб ср ст стр табл тел тов тт тыс ул февр фиг чел экз янв`,
  tr: "alb apt av bkz cad doç mah sok yy yzb",
  uk: "вул грн див ім стор тис",
};
export const ABBREVIATIONS: ReadonlySet<string> = new Set(Object.values(LISTS).flatMap((list) => list.split(/\s+/)));

/** Of these a name follows, whatever it looks like. */
export const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms messrs dr drs prof gen col capt lt sgt cpl maj cmdr adm brig sen rep gov rev hon msgr mme mlle hr hrn frl sra srta sres dña dott avv inż гр тов проф акад доц адв им св د أ م".split(" "),
);

/** These end a sentence as often as not: before a capital it has ended. */
export const FINAL = /(?:^|[\s(])(?:etc|usw|ecc|itd|itp|т\.\s?[дп]|и др|إلخ|الخ)\.$/iu;

/** Whole words that are abbreviations before a number alone. */
export const NUMBERED: ReadonlySet<string> = new Set("no art mar may p pt ch min s nr".split(" "));
