# كلمات الصفحة وحدها.

page-tagline = أجوبة بكلمات المقالات نفسها
page-about = كل جواب اقتباس حرفي مع مصدره. وما لا يذكره أي مقال لا يُجاب عنه.
page-question = سؤالك
page-ask = اسأل
page-skip = إلى الجواب
page-articles = المقالات
page-count = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالاً
   *[other] { $count } مقال
 }
page-answers-to = أجوبة عن «{ $question }»
page-no-answer = لا جواب
page-why = لماذا هذا الجواب؟
page-judge = هل يجيب هذا عن سؤالك؟
page-yes = نعم
page-no = لا
page-original = الصفحة الأصلية
page-language = اللغة
page-not-found = لا شيء هنا
page-not-found-how = هذا العنوان لا يؤدي إلى شيء. ربما أُزيل المقال، أو نقص من الرابط جزء.
page-fault = حدث خطأ من جهتنا
page-slowly = على مهل من فضلك
page-cited = الكلمات كما اقتُبست
page-before = كما اقتُبس
page-after = الآن
page-stands = ثابت
page-is-changed = تغيّر
page-is-gone = لم يعد موجوداً
page-words-gone = لم تعد هذه الكلمات في المقال: تغيّر منذ ذلك الحين.
page-copy = نسخ
page-copied = نُسخ
page-copy-text = نص
page-copy-markdown = Markdown
page-copy-html = HTML
page-copy-csl = CSL-JSON
page-not-body = بالرمادي: ما لم يُعدّ من نص المقال نفسه
page-told-by = روته أيضاً
page-reading = كيف قُرئ
page-body-share = { $percent } % منه نصه هو
page-file = الملف
page-search-articles = كلمات من العنوان أو المصدر أو الكاتب
page-from = المصدر
page-since = من تاريخ
page-until = حتى تاريخ
page-lang = اللغة
page-any = أي لغة
page-search = بحث
page-nothing-fits = لا مقال يوافق ذلك.
page-previous = الصفحة السابقة
page-next = الصفحة التالية
page-of = الصفحة { $page } من { $pages }
page-programs = للبرامج
page-sign-in = الدخول
page-sign-out = الخروج
page-sign-in-how = هذه الصفحة لمن سُمح لهم. أرسل { "/page" } إلى البوت فيعطيك رابطاً للدخول.
page-sign-in-here = هذا الرابط يُدخلك على هذا الجهاز، ويعمل مرة واحدة.
page-sign-in-old = استُعمل هذا الرابط من قبل، أو مضى وقته. يعطيك البوت رابطًا آخر: أرسل إليه { "/page" }. وحيث لا بوت، يعطيه الأمر { "npx isnad sign-in" } على الجهاز نفسه.
page-answered-before = ما أُجيب به
page-this-month = ما سُئل في آخر { $days } يوماً
page-desk = المكتب
page-desk-how = هذه للمحرّرين. على هذا الجهاز يطبع الأمر { "npx isnad sign-in" } رابطًا يسجّل دخولك؛ ومن مكان آخر أرسل { "/page" } إلى البوت.
page-add = إضافة مقال
page-add-how = ملف (نص أو Markdown أو صفحة ويب أو PDF أو Word أو تصدير من تيليغرام …) أو رابط. ترى كيف يُقرأ قبل أن يُضاف شيء.
page-add-gone = لم يعد ما عُرض عليك محفوظاً. أرسله من جديد من فضلك.
page-add-empty = لا نصّ فيه.
page-add-which = اختر ملفاً أو أعطِ رابطاً.
page-add-no-link = الرابط يبدأ بـ http://‎ أو https://‎.
page-look = انظر كيف يُقرأ
page-library = المكتبة
page-reindex = قراءة المقالات من جديد
page-held = أُوقف النشر: ستفشل أسئلة الاختبار التالية. تستمر المكتبة السابقة في الإجابة.
page-correct = تصحيح
page-correct-how = يبقى الملف كما هو، والتصحيحات إلى جانبه. الحقل الفارغ: كما يقول المقال نفسه، والشرطة: غير معروف.
page-correct-meanwhile = في هذه الأثناء غيّر محرر آخر الحقل نفسه. هذا ما هو عليه الآن.
page-replace = نسخة أخرى من نصّه
page-replace-how = ملف أو رابط من الصيغة نفسها. ترى كيف يُقرأ وما يقوله مختلفًا، قبل أن يحلّ محلّ هذا الذي يوضع جانبًا؛ والتصحيحات تبقى. ومن عُرضت عليه كلمات لم تعد موجودة يُخبَر بذلك.
page-replace-gone = لم يعد يقول:
page-replace-come = صار يقول:
page-choose = اختيار مقطع
page-choose-this = اختيار هذا
page-chosen = مقاطع اختارها المحررون
page-chosen-none = لم يُختَر شيء باليد.
page-complaints = أجوبة لم تُجب
page-recent = آخر الأسئلة
page-answered = أُجيب
page-chart = { $days } يوماً: سُئل { $asked }، وأُجيب عن { $answered }
page-chart-share = ما أُجيب عنه من أسئلة كل يوم، وفي المجموع { $percent } %
page-times = نصف الأجوبة خلال { $median } ملي ث، و95 من كل 100 خلال { $slow } ملي ث
proof-here = برهان
page-link = رابط يُدخلك إلى الصفحة على الجهاز الذي تفتحه فيه. يعمل مرة واحدة خلال عشر دقائق.
