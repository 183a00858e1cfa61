command-corrections = إخباري إذا تغيّر ما اقتُبس لي

correction = تغيّر في المقال كلامٌ سبق أن اقتبستُه لك.
corrections-daily = عُدّلت مقالات سبق أن اقتبستُ لك منها أو لم تعد متاحة:
correction-quoted = هذا ما اقتبستُه في { $day }:
correction-now = وهذا ما يقوله المقال الآن:
corrections-off = لإيقاف هذه الرسائل: { "/corrections" }
corrections-are-on = إذا تغيّر في مقالٍ كلامٌ اقتبستُه هنا أخبرتُك بذلك.
corrections-are-off = لا أخبرك إذا تغيّر كلامٌ اقتبستُه هنا.
corrections-turn-off = لا تخبرني
corrections-turn-on = أخبرني
sending-list = تغيّر كلامٌ عُرض على القراء: { $corrections ->
    [one] اقتباس واحد
    [two] اقتباسان
    [few] { $corrections } اقتباسات
    [many] { $corrections } اقتباساً
   *[other] { $corrections } اقتباس
 }، وسيُبلَّغ به { $chats ->
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $chats } محادثات
    [many] { $chats } محادثةً
   *[other] { $chats } محادثة
 }. ما تغيّر معناه يُرسَل بعد دقيقة، والباقي مرة في اليوم.
sending-hold = تأجيل ساعة
sending-send = الإرسال الآن
sending-cancel = إلغاء الإرسال
sending-done-hold = أُجّل الإرسال ساعة. عدد الرسائل: { $parcels }
sending-done-send = الرسائل في طريقها. عددها: { $parcels }
sending-done-cancel = لن تُرسَل. عدد الرسائل: { $parcels }
sending-nothing = لم يبقَ ما يُرسَل.
privacy-shown = اقتباسات عُرضت عليك، أحفظها لأخبرك إذا تغيّرت: { $quotes }
privacy-waits = ما أتابعه لك: { $watches } · رسائل الجديد التي اخترتها: { $digests }

command-watch = إخباري حين يجيب مقال
command-watching = ما أتابعه لك

watch-this = 🔔 أخبرني حين يُعرف
watch-how = اكتب { "/watch" } ثم سؤالاً أو كلمات لا تزيد على { $most } حرف: فإذا جاء لاحقاً مقال يجيب أخبرتك هنا. أو اضغط «أخبرني حين يُعرف» تحت سؤال بلا جواب.
watch-begun = سأخبرك حين يجيب مقال عن «{ $question }». انظر { "/watching" }
watch-already = أتابع «{ $question }» هنا بالفعل. انظر { "/watching" }
watch-names-nothing = ليس في هذا ما يمكن أن يجيب عنه مقال. اكتب { "/watch" } ثم سؤالاً كاملاً أو اسماً: { "/watch" } من بنى المنارة؟
watch-leans = هذا يتكئ على سؤال آخر لن أعرفه حين يأتي مقال. اكتبه كاملاً بالأسماء: { "/watch" } متى بنيت المنارة؟
watch-many = أتابع هنا { $most } سؤالاً، وهذا أقصى ما أتابعه. أنهِ واحداً منها: { "/watching" }
watch-news = طلبتَ أن أخبرك: «{ $question }». الجديد في المقالات:
watch-end = إنهاء المتابعة
watch-ended = لم أعد أتابعه.
watch-none = لستُ أتابعه.
watching = ما أتابعه هنا:
watching-nothing = لا أتابع هنا شيئاً. اكتب { "/watch" } لتعرف كيف تبدأ.

command-digest = الجديد مرة في اليوم أو الأسبوع

digest-how = أستطيع أن أرسل إلى هنا مرة في اليوم أو الأسبوع، في الساعة التي تختارها، ما هو جديد: أجوبة ما أتابعه هنا ({ "/watch" })، ومطالع مقالات المصادر التي تختارها. وإن لم يكن جديد فلا رسالة.
digest-daily = يومياً
digest-weekly = أسبوعياً
digest-off = إيقاف
digest-watches = مع ما أتابعه
digest-sources = المصادر
digest-all = كل المصادر
digest-back = رجوع
digest-daily-at = الجديد: كل يوم الساعة { $time } ({ $zone })
digest-weekly-at = الجديد: كل أسبوع يوم { $day } الساعة { $time } ({ $zone })
digest-watches-with = أجوبة ما أتابعه هنا تأتي معه.
digest-watches-apart = أجوبة ما أتابعه هنا تأتي فوراً وحدها.
digest-sources-all = المصادر: كلها
digest-sources-none = المصادر: لا شيء
digest-nothing-new = إن لم يكن جديد فلا رسالة.
digest-hour = في أي ساعة؟ بتوقيت { $zone }.
digest-day = في أي يوم؟
digest-choose = من أي المصادر؟
digest-quiet = من { $from } إلى { $to } لا أخبر أحداً بشيء من تلقاء نفسي. اختر ساعة أخرى.
digest-full-hours = ساعات كاملة فقط: { "/digest" } يوميا 7 أو { "/digest" } الجمعة 19
digest-not-understood = لم أفهم ذلك. مثلاً: { "/digest" } يوميا 9 أو { "/digest" } الجمعة 19 أو { "/digest" } أوقف
digest-admins = في المجموعة يختار ذلك مشرفوها.
digest-of-day = الجديد منذ المرة الماضية
digest-of-week = الجديد في الأسبوع الماضي
digest-watch = طلبتَ أن أخبرك: «{ $question }»
digest-settings = متى ومن أي المصادر: { "/digest" }

command-chosen = مقاطع اختارها المحررون

choose-wrong = أُجيب عنها، وقيل إن الجواب ليس جواباً:
choose-how = اضغط رقماً لتختار المقطع الذي يجيب.
choose-which = أي مقطع يجيب عن «{ $question }»؟
choose-leans = هذا السؤال يتكئ على ما قبله أو على يوم سؤاله، فلا يُختار له شيء.
choose-done = اختير. من يسأل «{ $question }» أو ما هو بمعناه يره أولاً، مع الإشارة إلى أن محرراً اختاره، حتى يتغير مقاله. كل المقاطع: { "/chosen" }
choose-private = مقاله للمحررين وحدهم، فلا يراه إلا من يجوز له أن يقرأه.
choose-undo = تراجع
choose-undone = أُلغي الاختيار.
chosen-list = مقاطع اختارها المحررون:
chosen-none = لم يُختَر شيء باليد. ما يسأل عنه الناس: { "/unanswered" }
chosen-fallen = لم يعد مستعملاً: تغيّر مقاله
