start =
    أجيب عن الأسئلة باقتباسات حرفية من مجموعة مقالات، وأذكر مصدر كل اقتباس. لا أضيف شيئاً من عندي: إن لم تذكر المقالات الجواب قلت لك ذلك.

    اكتب سؤالك هنا بكلماتك.
examples = مثلاً:
help =
    اكتب سؤالاً فأبحث عن الجمل التي تجيب عنه. الاقتباسات كما وردت في المقال حرفاً بحرف وبلغته، وتحت كل منها العنوان والمصدر والرابط إن وُجد.

    زر «في المقال» تحت الجواب يُريك الاقتباس في موضعه: تيليغرام نفسه يميّزه هناك، ويرفض ذلك لو اختلف حرف واحد.

    أفضل الأسئلة قصيرة وعن وقائع: من، ماذا، متى، أين، كم.

    في المجموعات: اكتب { "/ask" } ثم السؤال، أو رُدّ على رسالة من رسائلي، أو اذكر اسمي.

    قائمة المقالات: { "/sources" }، ومع كلمات أو شروط ما يوافقها منها: { "/sources جنيف منذ:2021" }. والشروط نفسها تصلح في السؤال.

    { "/watch" }: أخبرك حين يجيب مقال لاحق عن سؤال. { "/digest" }: الجديد مرة في اليوم أو الأسبوع.

    لتغيير لغتي: { "/language" } ولمعرفة ما أحفظه عنك: { "/privacy" }
help-inline = في أي محادثة أخرى: اكتب { $bot } ثم سؤالك، واختر اقتباساً لإرساله.
help-sees-all = في هذه المجموعة أستطيع قراءة كل الرسائل، ولا أحفظ ما ليس موجهاً إليّ.
help-sees-mine = في المجموعات لا أرى إلا الأوامر والردود عليّ، وأحياناً الإشارات إليّ: وضع الخصوصية في تيليغرام يحجب عني ما سواها.
help-editors = للمحررين، هنا في المحادثة الخاصة. أرسل ملفاً أو رابطاً أو منشوراً، وانظر كيف قُرئ قبل إضافته.
help-command = { $command } — { $what }

command-ask = طرح سؤال
command-sources = المقالات التي أعرفها
command-help = كيف تسأل
command-language = لغتي
command-privacy = ما أحفظه عنك
command-forget = حذف ما أحفظه عنك
command-verify = التحقق من اقتباس برقمه
command-why = لماذا هذا الجواب
command-page = الصفحة والدخول إليها
command-reindex = قراءة المقالات من جديد
command-add = إضافة مقال
command-article = كيف قُرئ مقال
command-remove = حذف مقال
command-publish = إتاحة مقال للجميع
command-status = حالي
command-stats = الأسئلة والأجوبة بالأرقام
command-unanswered = أسئلة بلا جواب
command-answers = ما أُجيب به ولماذا
command-invite = دعوة شخص

also-in = ورد أيضاً في
told-articles = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالاً
   *[other] { $count } مقال
 }
told-origins = { $count ->
    [zero] بلا مصدر أصلي
    [one] مصدر أصلي واحد
    [two] مصدران أصليان
    [few] { $count } مصادر أصلية
    [many] { $count } مصدراً أصلياً
   *[other] { $count } مصدر أصلي
 }
more = وغيرها ({ $count })
nothing-asked = لم أجد في المقالات ما يجيب عن «{ $question }».
differ = المصادر مختلفة
newest = الأحدث
chosen = اختاره محرّر:
corrects = تصحيح:
corrected = صُحّح هذا لاحقاً:
correcting = تصحيح
corrected-since = صُحّح
beside = المزيد عن الموضوع، وقد لا يكون الجواب:
busy = الأسئلة كثيرة الآن. أعد سؤالك بعد لحظات من فضلك.
why-reading = قُرئ مع السؤال: احتمال أن يكون «{ $span }» هو الجواب { $percent } %
nothing = لم أجد في المقالات ما يجيب عن هذا السؤال.
missing = لا يرد في أي مقال
nearest = ليست جواباً، لكنها أقرب المقالات:
nearest-passages = ليست جواباً، لكنها أقرب المقاطع:
columns = الأعمدة
talk-greeting = أهلاً بك! اسألني: أجيب باقتباسات حرفية مع ذكر مصادرها من { $articles ->
    [one] مقال واحد
    [two] مقالين
    [few] { $articles } مقالات
    [many] { $articles } مقالاً
   *[other] { $articles } مقال
 }.
talk-self = أنا إسناد. أبحث عن جواب سؤالك وأقتبسه حرفياً وأذكر مصدره، وذلك في { $articles ->
    [one] مقال واحد
    [two] مقالين
    [few] { $articles } مقالات
    [many] { $articles } مقالاً
   *[other] { $articles } مقال
 }. وما لا تقوله المقالات أقول لك إنني لم أجده.
talk-thanks = على الرحب والسعة!
talk-goodbye = مع السلامة!
talk-assent = حسناً. اسألني متى شئت.
within = لم أسأل إلا المقالات الموافقة لـ { $filters }.
undated = { $count ->
    [one] استُبعد مقال واحد لأنه بلا تاريخ.
    [two] استُبعد مقالان لأنهما بلا تاريخ.
    [few] استُبعدت { $count } مقالات لأنها بلا تاريخ.
    [many] استُبعد { $count } مقالاً لأنها بلا تاريخ.
   *[other] استُبعد { $count } مقال لأنها بلا تاريخ.
 }
no-days = ليس في المقالات شيء من { $days }.
nearest-days = ليست جواباً، لكنها الأقرب زمناً:
empty = لا أرى كلمات في رسالتك. اكتب سؤالاً من فضلك.
long = هذا أطول مما أستطيع قراءته: حدّ السؤال { "1000" } حرف. اختصره من فضلك.
only-text = لا أقرأ إلا النصوص. اكتب سؤالك من فضلك.
unknown-command = لا أعرف هذا الأمر. اكتب سؤالك مباشرة، أو انظر { "/help" }

in-article = في المقال
copy = نسخ
more-results = المزيد
no-more = هذا كل ما وجدته.
answered-yes = 👍 يجيب
answered-no = 👎 لا يجيب
thanks = شكراً لك.
asked-forgotten = لم يعد هذا السؤال عندي. اطرحه من جديد من فضلك.
not-yours = هذا الزر لمن طرح السؤال. اسألني بنفسك عن طريق /ask
verbatim = موجود في المقال حرفاً بحرف.
moved = موجود في المقال حرفاً بحرف، لكن في موضع آخر غير الذي اقتُبس منه.
renamed = موجود حرفاً بحرف في المقال، وقد صار له اسم آخر.
changed = تغيّر المقال منذ ذلك الحين. هذا ما اقتُبس:
changed-now = وهو يقول الآن:
changed-gone = لم تعد هذه الكلمات فيه.
removed = مقال هذا الاقتباس لم يعد في المجموعة.
was-cited = كان قد اقتُبس من:
verify-how = اكتب { "/verify" } ثم رقم اقتباس، فأقول هل ما زالت كلماته في المقال: { "/verify k3f9a2-x7q1ab-1f4-8c" }. تجد الرقم تحت الاقتباس المعروض في مقاله.
no-such-citation = لا وجود لاقتباس بهذا الرقم: ليست كلماته في أي مقال، ولا أعلم أنها أُعطيت لأحد. شكل الأرقام هكذا: { "k3f9a2-x7q1ab-1f4-8c" }
citation-number = رقم الاقتباس { $id }
open-words = في الصفحة
sources = { $count ->
    [zero] لا مقالات.
    [one] مقال واحد. الصفحة { $page }
    [two] مقالان. الصفحة { $page }
    [few] المقالات: { $count }. الصفحة { $page }
    [many] المقالات: { $count }. الصفحة { $page }
   *[other] المقالات: { $count }. الصفحة { $page }
 }
sources-found = { $count ->
    [zero] لا مقال يوافق «{ $query }».
    [one] مقال واحد يوافق «{ $query }».
    [two] مقالان يوافقان «{ $query }».
    [few] { $count } مقالات توافق «{ $query }». الصفحة { $page }
    [many] { $count } مقالاً توافق «{ $query }». الصفحة { $page }
   *[other] { $count } مقال يوافق «{ $query }». الصفحة { $page }
 }
no-sources = لا توجد مقالات بعد.
gone = لم يعد هذا الزر يعمل. أرسل الأمر من جديد من فضلك.
admins-only = عذراً، هذا الأمر لمشرفي البوت فقط.
sorry = عذراً، حدث خطأ عندي. حاول مرة أخرى، وإن تكرر فأعطِ المشرف هذا الرقم: { $id }
late = كنت غائباً لفترة. إن كنت لا تزال تريد الجواب فاسأل من جديد من فضلك.
slowly = على مهلك قليلاً من فضلك: أستطيع إجابتك من جديد بعد { $seconds ->
    [zero] لحظة
    [one] ثانية
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
 }.

running = قراءة المقالات جارية بالفعل، والرسالة الخاصة بها تُظهر إلى أين وصلت.
phase-starting = بدء العمل
phase-reading = قراءة المقالات
phase-embedding = فهم المقاطع
phase-indexing = كتابة الفهرس
phase-checking = طرح أسئلة الاختبار
indexed = انتهى العمل، الثواني: { $seconds }
articles = المقالات
passages = المقاطع
added = أُضيف
changed-count = تغيّر
removed-count = أُزيل
unchanged = لم يتغيّر
skipped = تُرك
checks-hold = أسئلة الاختبار الناجحة: { $held } من { $checks }
held =
    أُوقف النشر: سيفشل { $count } من { $checks } من أسئلة الاختبار، والمسموح به { $allowed }. تستمر المكتبة السابقة في الإجابة.
checks-broken =
    لن يُنشر أي فهرس حتى يُصلَح ملف CHECKS، وتستمر المكتبة السابقة في الإجابة. { $fault }
held-expected = المتوقّع
held-found = الجواب
held-publish = النشر رغم ذلك
held-published = نُشرت. المقالات الآن: { $articles }، والمقاطع: { $passages }.
held-others = أصبحت الأسئلة التي ستفشل غير التي عُرضت عليك، وقد أخبرتك بها من جديد.
add-held = أُضيف باسم { $path }، لكن النشر أُوقف لأن بعض أسئلة الاختبار سيفشل معه، وقد أخبرتك بها.

language-choose = بأي لغة أتكلم معك؟ الاقتباسات تبقى بلغتها.
language-set = أتكلم معك بالعربية الآن.
language-auto = كما في تيليغرام

privacy =
    ما أحفظه عنك:
    رقمك في تيليغرام: { $user }
    اللغة التي اخترتها هنا: { $language }
    عدد الأسئلة: { $questions }، منذ { $since }
    تقييماتك تحت الأجوبة: { $feedback }

    أحفظ مع السؤال وقته والمحادثة وهل وجدت جواباً وكم استغرق. تُحذف كلماته بعد { $days } يوماً، ويُحذف كل شيء فوراً بالأمر { "/forget" }. لا أحفظ أسماء ولا رسائل أخرى، ولا يخرج شيء من الحاسوب الذي أعمل عليه.
privacy-nothing = لا أحفظ عنك شيئاً.
forget-ask = هل أحذف كل ما أحفظه عنك؟ الأزرار القديمة التي تحتاج إلى سؤالك ستتوقف.
forget-yes = احذف
forget-no = أبقِ
forgotten = حُذف كل شيء. لا أحفظ عنك شيئاً.
kept = لم يُحذف شيء.

stats-day = { $day }: سُئل { $asked }، أُجيب { $answered }، بلا جواب { $refused }
stats =
    آخر { $days } يوماً
    الأسئلة: { $asked } · أُجيب: { $answered } · بلا جواب: { $refused }
    الأشخاص: { $people }
    👍 { $yes } · 👎 { $no }
    زمن الجواب: { $median } ملّي ثانية في نصف الحالات، و{ $slow } في 95 من 100
stats-nothing = لا أسئلة بعد.
unanswered = أسئلة بلا جواب في آخر { $days } يوماً، المتشابهة معاً، والأكثر أولاً:
unanswered-none = لم يبق سؤال بلا جواب.
answers = ما أُجيب به، الأحدث أولاً. اضغط رقماً لترى الجواب كما أُعطي ولماذا. ويمكن التضييق بالأيام والمصادر والكلمات: { "/answers since:2026-03 until:2026-03-15 harbour" }
answers-none = لم يُجب بشيء من هذا، أو مضى عليه أكثر من { $days } يوماً.
answers-more = يوجد المزيد: ضيّق بالأيام والكلمات.
answers-refused = بلا جواب
answer-forgotten = (نُسيت كلمات السؤال بعد { $days } يوماً)
answer-gone = لم يعد هذا محفوظاً.
answer-given =
    أُعطي في { $when }
    جواباً عن: { $question }
    من المكتبة { $release }. ما دامت محفوظة يمكن سؤالها من جديد: { $command }
answer-stands = باقٍ حرفياً
answer-changed = تغيّر منذ ذلك
answer-removed = لم تعد مقالته موجودة
privacy-answers = أحفظ ما أجبت به { $days } يوماً، كي يستطيع المحررون بيان ما قلته ولماذا، ويُحذف أيضاً بالأمر { "/forget" }. ولا يرون من سأل.
times = × { $count }
status =
    المقالات: { $articles } · المقاطع: { $passages }
    الفهرس: { $size } م.ب، بتاريخ { $built }
    النموذج: { $model }
    أعمل منذ { $uptime } · الذاكرة: { $memory } م.ب
status-process = { $name }: منذ { $since }، مكتبة { $library }، { $memory } م.ب، آخر ما سُمع منه قبل { $seconds } ث
status-polls = هو من يسأل تيليغرام

privately-only = هذا لمحادثتنا الخاصة.
privacy-invited = أنت مدعوّ، ويبقى ذلك محفوظاً كي تستطيع متابعة السؤال.
invitation =
    رابط لشخص واحد، يعمل مرة واحدة ولا تنتهي مدته:
    { $link }
invitation-open = يستطيع الجميع سؤالي، فلا حاجة إلى دعوة. لتغيير ذلك: { "ACCESS=limited" }
inline-nothing = لم أجد جواباً. اسألني هنا.

add-how = أرسل إليّ ملفاً (نص، Markdown، صفحة ويب، PDF، Word، تصدير من تيليغرام…) أو رابطاً، أو أعد توجيه منشور. أُريك ما قرأته فيه قبل أن يُضاف شيء.
add-too-big = يعطيني تيليغرام ملفات حتى { "20 MB" }. قسّمه، أو ضعه في مجلد المقالات على الخادم وأرسل { "/reindex" }
add-unreadable = لا أستطيع أخذ هذا: { $reason }
add-count = { $articles ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $articles } مقالات
    [many] { $articles } مقالاً
   *[other] { $articles } مقال
 }، { $passages ->
    [zero] بلا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $passages } مقاطع
    [many] { $passages } مقطعاً
   *[other] { $passages } مقطع
 }
add-alike = يوجد ما يكاد يطابقه:
add-unsure = ترتيب قراءة أسطر هذه الصفحات غير مؤكّد: { $pages }. انظر هل اختلطت الأعمدة.
add-left = لم يُعدّ من نصّه:
add-skipped = تُرك:
add-version = توجد نسخة أقدم من هذه الصفحة باسم { $path } والزر «استبدل» يضع هذه مكانها وتُحفظ القديمة جانباً.
add-replace = استبدل
add-yes = أضف
add-no = إلغاء
add-secret = إضافة للمحرّرين وحدهم
shelve-open = نشر
shelve-close = للمحرّرين وحدهم
shelve-ask-open = هل يُتاح هذا للجميع؟ سيُنقل ملفه { $file } من مجلد المحرّرين بكل ما فيه من مقالات.
shelve-ask-close = هل يُقصر هذا على المحرّرين ومن يسمّونهم؟ سيُنقل ملفه { $file } إلى مجلدهم بكل ما فيه من مقالات. وما اقتُبس منه يبقى حيث أُرسل.
shelve-done = تمّ. هو الآن في { $path }.
add-cancelled = أُلغي، ولم يُضف شيء.
add-reading = أُضيف باسم { $path } وتجري قراءته…
add-already = هو موجود من قبل باسم { $path }
add-done = أُضيف باسم { $path } المقالات الآن: { $articles }، المقاطع: { $passages }
add-changed = لم يعد كما كان حين عرضته. هذا هو الآن.
add-message-gone = لم أعد أرى رسالتك. أرسلها من جديد من فضلك.
now-answered = هذه الأسئلة لم يكن لها جواب، وصار لها:
tell-askers = أخبر من سألوا
told-askers = أُخبرت { $chats ->
    [zero] لا محادثة
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $chats } محادثات
    [many] { $chats } محادثة
   *[other] { $chats } محادثة
 }.
now-you-asked = سألتَ: «{ $question }». والآن تقول المقالات:
article-usage = اكتب { "/article" } ثم كلمات من العنوان أو مساراً أو رقم اقتباس.
article-none = لا أعرف مقالاً كهذا.
article-which = أيّها؟
article-file = الملف: { $path }
article-read = كيف قُرئ:
article-tellers = من روى الخبر، الأسبق أولاً:
article-number = الرقم: { $number }
article-unchanged = لم يتغير شيء: { $reason }
article-remove = حذف
remove-ask = هل أحذف هذا المقال؟ يُنقل ملفه إلى { $folder } ولا يضيع شيء.
remove-by-hand = هذا المقال واحد من عدة مقالات في { $path }، ولا أغيّر ملفاً كهذا. احذفه هناك ثم أرسل { "/reindex" }.
remove-ask-record = هل أحذف هذا المقال من { $file }؟ ينتقل سجله إلى { $folder }، فلا يضيع شيء، وتبقى السجلات الأخرى كما هي.
remove-done = حُذف. هو الآن في { $path }.
field-title = العنوان
field-source = المصدر
field-date = التاريخ
field-author = الكاتب
field-url = الرابط
correct-how = للتصحيح: اكتب { "/article" } ثم الرقم ثم الحقل وقيمته الصحيحة. الأزرار تنسخ الأمر جاهزاً للتعديل. الشرطة تعني «غير معروف»، والفراغ يعيد ما يقوله المقال نفسه.
correct-ask = هل يصبح هكذا؟ يبقى الملف نفسه كما هو، وتُحفظ التصحيحات إلى جانبه.
correct-undo = كما يقول المقال نفسه
correct-yes = حفظ
correct-cancelled = أُلغي، ولم يتغير شيء.
correct-done = حُفظ. من الآن يُستشهد به هكذا:
correct-date = لم أفهم { $date } تاريخاً. اكتب { "2021-06-16" } أو { "2021-06" } أو { "2021" }.
correct-url = { $url } ليس عنواناً على الشبكة. اكتب مثل { "https://example.org/page" }.
role-title = عنوان
role-byline = سطر الكاتب
role-dateline = سطر المكان والتاريخ
role-source = سطر المصدر
role-body = متن
role-links = روابط
role-caption = تعليق صورة
role-boilerplate = ما حول المقال

why-question = سألتَ: { $question }
why-spelling = الكلمات نفسها بأي تصريف
why-name = الأسماء نفسها بحروف أخرى
why-meaning = كلمات أخرى قريبة المعنى
why-chosen = اختاره محرّر
why-nothing = كلمات من السؤال لم ترد فيه
why-unread = لم يُقرأ مع السؤال
why-days = مستبعد: يتحدث عن أيام غير التي سُئل عنها
why-missing = مستبعد: لا يرد فيه ما يسمّيه السؤال
why-other = مستبعد: يتحدث عن شخص أو شيء أو حدث غير المسؤول عنه
why-considered = أقرب ما وجدته، ولماذا ليس جواباً:
why-rank-words = من حيث الكلمات: المرتبة { $rank } بين كل المقاطع
why-rank-vectors = من حيث المعنى: المرتبة { $rank } بين كل المقاطع
why-sure = { $percent ->
    [100] في المحصّلة: كل الأجوبة التي تشبه هذا تقريبًا كانت صحيحة.
   *[other] في المحصّلة: من كل 100 جواب يشبه هذا كان { $percent } صحيحاً.
 }
why-unsure = في المحصّلة: من كل 100 جواب يشبه هذا كان { $percent } صحيحاً فقط، ولذلك لم أعطه.
borrowed = فهمتُه مع كلمات من سؤالك السابق: { $words }
