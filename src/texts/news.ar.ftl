command-corrections = إخباري إذا تغيّر ما اقتُبس لي

correction = تغيّر في المقال كلامٌ سبق أن اقتبستُه لك.
corrections-daily = عُدّلت مقالات سبق أن اقتبستُ لك منها:
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

command-watch = إخباري حين يجيب مقال
command-watching = ما أتابعه لك

watch-this = 🔔 أخبرني حين يُعرف
watch-how = اكتب { "/watch" } ثم سؤالاً أو كلمات لا تزيد على { $most } حرف: فإذا جاء لاحقاً مقال يجيب أخبرتك هنا. أو اضغط «أخبرني حين يُعرف» تحت سؤال بلا جواب.
watch-begun = سأخبرك حين يجيب مقال عن «{ $question }». انظر { "/watching" }
watch-many = أتابع هنا { $most } سؤالاً، وهذا أقصى ما أتابعه. أنهِ واحداً منها: { "/watching" }
watch-news = طلبتَ أن أخبرك: «{ $question }». الجديد في المقالات:
watch-end = إنهاء المتابعة
watch-ended = لم أعد أتابعه.
watch-none = لستُ أتابعه.
watching = ما أتابعه هنا:
watching-nothing = لا أتابع هنا شيئاً. اكتب { "/watch" } لتعرف كيف تبدأ.
