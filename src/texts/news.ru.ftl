command-corrections = Сообщать, если цитата изменится

correction = Слова, которые вы получили как цитату, в статье изменились.
corrections-daily = Статьи, из которых вы получали цитаты, отредактированы:
correction-quoted = Цитата от { $day }:
correction-now = Теперь в статье сказано:
corrections-off = Не получать таких сообщений: { "/corrections" }
corrections-are-on = Если процитированные здесь слова в статье изменятся, я сообщу.
corrections-are-off = Если процитированные здесь слова изменятся, я не сообщаю.
corrections-turn-off = Не сообщать
corrections-turn-on = Сообщать
sending-list = Изменились слова, которые видели читатели: { $corrections ->
    [one] { $corrections } цитата
    [few] { $corrections } цитаты
   *[other] { $corrections } цитат
 }; узнают об этом { $chats ->
    [one] в { $chats } чате
   *[other] в { $chats } чатах
 }. Если изменился смысл, сообщу через минуту, об остальном — раз в день.
sending-hold = Задержать на час
sending-send = Отправить сейчас
sending-cancel = Не отправлять
sending-done-hold = Задержано на час. Сообщений: { $parcels }
sending-done-send = Отправляю. Сообщений: { $parcels }
sending-done-cancel = Отправлено не будет. Сообщений: { $parcels }
sending-nothing = Отправлять больше нечего.
privacy-shown = Показанных вам цитат (храню, чтобы сообщить, если они изменятся): { $quotes }

command-watch = Сообщить, когда статья ответит
command-watching = За чем я слежу для вас

watch-this = 🔔 Сообщить, когда появится
watch-how = Напишите { "/watch" } и вопрос или слова, до { $most } знаков: когда появится статья с ответом, я сообщу сюда. Или нажмите «Сообщить, когда появится» под вопросом без ответа.
watch-begun = Сообщу, когда в статьях появится ответ: «{ $question }». Список: { "/watching" }
watch-many = Здесь уже { $most } вопросов, за которыми я слежу; больше нельзя. Снимите какой-нибудь: { "/watching" }
watch-news = Вы просили сообщить: «{ $question }». Новое в статьях:
watch-end = Больше не следить
watch-ended = Больше не слежу.
watch-none = За этим я уже не слежу.
watching = За чем я здесь слежу:
watching-nothing = Здесь я ни за чем не слежу. Как начать: { "/watch" }

command-digest = Что нового: раз в день или в неделю

digest-how = Раз в день или в неделю, в удобный вам час, я могу присылать сюда новое: ответы на то, за чем здесь слежу ({ "/watch" }), и начала статей из выбранных источников. Если нового нет, сообщения не будет.
digest-daily = Ежедневно
digest-weekly = Еженедельно
digest-off = Отключить
digest-watches = И то, за чем слежу
digest-sources = Источники
digest-all = Все источники
digest-back = Назад
digest-daily-at = Новое: каждый день в { $time } ({ $zone })
digest-weekly-at = Новое: раз в неделю, { $day }, в { $time } ({ $zone })
digest-watches-with = Ответы на то, за чем здесь слежу, приходят вместе с ним.
digest-watches-apart = Ответы на то, за чем здесь слежу, приходят сразу, отдельно.
digest-sources-all = Источники: все
digest-sources-none = Источники: не выбраны
digest-nothing-new = Если нового нет, сообщения не будет.
digest-hour = В котором часу? По часам { $zone }.
digest-day = В какой день?
digest-choose = Из каких источников?
digest-quiet = С { $from } до { $to } я никому ничего сам не сообщаю. Выберите другой час.
digest-admins = В группе это выбирают её администраторы.
digest-of-day = Новое с прошлого раза
digest-of-week = Новое за неделю
digest-watch = Вы просили сообщить: «{ $question }»
digest-settings = Когда и о чём: { "/digest" }

command-chosen = Отрывки, выбранные редакторами

choose-wrong = Ответ был, но его сочли не ответом:
choose-how = Нажмите номер, чтобы выбрать отрывок с ответом.
choose-which = Какой отрывок отвечает на «{ $question }»?
choose-leans = Этот вопрос опирается на предыдущий или на день, когда его задали: для него нельзя ничего выбрать.
choose-done = Выбрано. Кто спросит «{ $question }» или то же другими словами, получит этот отрывок первым, с пометкой, что его выбрал редактор, пока статья не изменится. Список: { "/chosen" }
choose-private = Статья только для редакторов, поэтому отрывок увидят лишь те, кому её можно читать.
choose-undo = Отменить выбор
choose-undone = Выбор отменён.
chosen-list = Отрывки, выбранные редакторами:
chosen-none = Вручную ничего не выбрано. О чём спрашивают: { "/unanswered" }
chosen-fallen = больше не действует: статья изменилась
