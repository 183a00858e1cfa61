/** What a page of every layout is filled with; written for these tests. */
export interface Story {
  language: string;
  site: string;
  title: string;
  author: string;
  /** As a page prints it, and as it is meant. */
  printed: string;
  date: string;
  caption: string;
  subheading: string;
  paragraphs: string[];
  items: string[];
  /** Words of the page around the story: menus, notes, other stories, what readers say. */
  menu: string[];
  readAlso: string;
  related: string[];
  teaser: string;
  share: string;
  cookies: string;
  newsletter: string;
  comments: string[];
  copyright: string;
  tags: string[];
}

export const STORIES: Story[] = [
  {
    language: "ar",
    site: "نداء سوريا",
    title: "بلدية حلب تعيد فتح جسر الحج بعد ترميم استمر عامين",
    author: "محمد عباس",
    printed: "16 حزيران 2021",
    date: "2021-06-16",
    caption: "عمال يضعون اللمسات الأخيرة على الجسر قبل افتتاحه",
    subheading: "تكلفة الترميم",
    paragraphs: [
      "أعلنت بلدية حلب، الأربعاء، إعادة فتح جسر الحج أمام حركة السيارات بعد أعمال ترميم استمرت نحو عامين كاملين.",
      "وقال رئيس البلدية خلال الافتتاح إن الجسر سيخفف الازدحام عن وسط المدينة، وإن الحافلات ستعود إلى خطها القديم اعتبارا من يوم الأحد المقبل.",
      "وأضاف أن ثلاثة مهندسين من أبناء المدينة أشرفوا على العمل، وأن الحجارة القديمة حُفظت وأعيدت إلى مواضعها واحدا واحدا.",
      "وبلغت كلفة المشروع 740 مليون ليرة، دفعت البلدية نصفها وتكفلت غرفة التجارة بالنصف الآخر.",
      "وذكر سكان الحي أن أصحاب المحال خسروا معظم زبائنهم في أثناء الإغلاق، وطالبوا بتخفيض الرسوم عنهم لعام واحد.",
      "ومن المقرر أن تبدأ البلدية في الخريف ترميم جسر ثان على الطرف الغربي للمدينة، وفق ما أوضح المصدر نفسه.",
    ],
    items: ["السيارات الصغيرة: ابتداء من اليوم", "الحافلات: ابتداء من يوم الأحد", "الشاحنات: ممنوعة ليلا ونهارا"],
    menu: ["الرئيسية", "أخبار سوريا", "اقتصاد", "رياضة", "ثقافة", "من نحن"],
    readAlso: "اقرأ أيضا",
    related: ["ارتفاع أسعار الخبز في دمشق للمرة الثانية", "مهرجان الياسمين يعود بعد غياب", "وزارة النقل: حافلات جديدة قبل نهاية العام"],
    teaser: "قالت مصادر محلية إن الأفران رفعت سعر الربطة من جديد، فيما وعدت المديرية بمراقبة الأسواق خلال الأيام القادمة.",
    share: "شارك على فيسبوك",
    cookies: "نستخدم ملفات تعريف الارتباط لتحسين تجربتك في الموقع، وبمتابعة التصفح فإنك توافق على سياسة الخصوصية.",
    newsletter: "اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.",
    comments: ["خبر مفرح والله، كنت أعبر هذا الجسر كل يوم إلى المدرسة مع أخي الكبير.", "وماذا عن الشاحنات؟ لا أحد يلتزم بهذا المنع منذ سنوات طويلة."],
    copyright: "جميع الحقوق محفوظة © 2021 نداء سوريا",
    tags: ["حلب", "جسر الحج", "ترميم"],
  },
  {
    language: "en",
    site: "The Harbour Press",
    title: "Lighthouse keeper retires after forty years on the rock",
    author: "Jane Holloway",
    printed: "June 16, 2021",
    date: "2021-06-16",
    caption: "The lamp was last lit by hand on Tuesday evening",
    subheading: "A life by the lamp",
    paragraphs: [
      "The last keeper of the Farrow Rock lighthouse came ashore for good on Wednesday, forty years after he first rowed out to it.",
      "Samuel Brandt, 66, handed the keys to the harbour board in a short ceremony on the pier, watched by some two hundred people.",
      "“I counted the ships because there was nobody to talk to,” he said. “After a while the ships were enough.”",
      "The lamp will be switched by a computer in the port office from now on, which the board says will save 90,000 crowns a year.",
      "Fishermen were less sure: the radio failed twice last winter, and both times it was the keeper who called the lifeboat.",
      "Mr. Brandt intends to write down what he saw, beginning with the storm of 1987 that took the old landing stage away.",
    ],
    items: ["1981: first night on the rock", "1987: the landing stage is lost", "2021: the keys are handed over"],
    menu: ["Home", "News", "Sport", "Business", "Opinion", "About us"],
    readAlso: "Read also",
    related: ["Ferry timetable changes for the summer", "New crane arrives at the south dock", "School choir wins the county prize"],
    teaser: "The ferry company has announced two extra crossings a day from July, and warned that tickets will cost slightly more than last year.",
    share: "Share on Facebook",
    cookies: "We use cookies to improve your experience. By continuing to browse this site you agree to our use of cookies.",
    newsletter: "Sign up for our newsletter and get the best stories of the coast every Friday morning.",
    comments: ["My grandfather used to bring him newspapers in the seventies, before there was any telephone out there.", "Who is going to call the lifeboat now? A computer in an office certainly will not do it."],
    copyright: "© 2021 The Harbour Press. All rights reserved.",
    tags: ["lighthouse", "harbour", "history"],
  },
  {
    language: "ru",
    site: "Северный вестник",
    title: "В Вологде открыли музей кружева после долгой реставрации",
    author: "Мария Соколова",
    printed: "16 июня 2021",
    date: "2021-06-16",
    caption: "Мастерица показывает гостям старинный узор",
    subheading: "Что покажут",
    paragraphs: [
      "Музей кружева в Вологде принял первых посетителей в среду после реставрации, которая длилась почти три года.",
      "На открытии директор музея рассказала, что в залах выставлено больше шестисот работ, и половину из них раньше никто не видел.",
      "«Мы нашли в подвале сундук с узорами прошлого века и не поверили своим глазам», — сказала она журналистам.",
      "Реставрация обошлась в 84 миллиона рублей, из них двадцать миллионов собрали сами жители города.",
      "По её словам, летом в музее будут учить плетению детей и взрослых, а запись на занятия начнётся уже в июле.",
      "Вход в день открытия был бесплатным, и очередь, как заметил наш корреспондент, растянулась до самой реки.",
    ],
    items: ["Первый зал: кружево девятнадцатого века", "Второй зал: работы артелей", "Третий зал: мастерская для детей"],
    menu: ["Главная", "Новости", "Общество", "Спорт", "Культура", "О нас"],
    readAlso: "Читайте также",
    related: ["На набережной высадят триста лип", "Автобус до вокзала изменит маршрут", "Школьники победили на олимпиаде по физике"],
    teaser: "Городские власти сообщили, что липы привезут из местного питомника, а работы закончат до первых заморозков этой осени.",
    share: "Поделиться ВКонтакте",
    cookies: "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая просмотр, вы соглашаетесь с этим.",
    newsletter: "Подпишитесь на нашу рассылку, и каждое утро вы будете получать главные новости области.",
    comments: ["Ходили всей семьёй, очень понравилось, особенно последний зал, где детям дают коклюшки.", "А почему за три года нельзя было починить крышу в соседнем доме? Вот о чём надо писать."],
    copyright: "© 2021 Северный вестник. Все права защищены.",
    tags: ["Вологда", "кружево", "музей"],
  },
];
