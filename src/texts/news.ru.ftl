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
