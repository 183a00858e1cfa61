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
