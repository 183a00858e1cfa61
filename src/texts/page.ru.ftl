# Слова одной только страницы.

page-tagline = Ответы словами самих статей
page-about = Каждый ответ — дословная цитата с источником. На то, чего нет ни в одной статье, ответа не будет.
page-question = Ваш вопрос
page-ask = Спросить
page-skip = К ответу
page-articles = Статьи
page-count = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
    [many] { $count } статей
   *[other] { $count } статьи
 }
page-answer = Ответ
page-answers-to = Ответы на вопрос «{ $question }»
page-no-answer = Ответа нет
page-quote = Цитата { $number }
page-why = Почему такой ответ?
page-judge = Это отвечает на ваш вопрос?
page-yes = Да
page-no = Нет
page-original = Исходная страница
page-language = Язык
page-not-found = Здесь ничего нет
page-not-found-how = Этот адрес никуда не ведёт. Возможно, статью убрали или ссылка скопирована не целиком.
page-fault = У нас что-то пошло не так
page-slowly = Пожалуйста, чуть медленнее
page-cited = Слова, как они процитированы
page-now = Статья сейчас
page-before = Как процитировано
page-after = Сейчас
page-stands = На месте
page-is-changed = Изменено
page-is-gone = Больше нет
page-copy = Копировать
page-copied = Скопировано
page-copy-text = Текст
page-copy-markdown = Markdown
page-copy-html = HTML
page-copy-csl = CSL-JSON
page-marked = цитата
page-also-quoted = Тоже цитируется
page-not-body = Серым: то, что не сочтено текстом самой статьи
page-told-by = О том же пишут
page-reading = Как она прочитана
page-body-share = { $percent } % — её собственный текст
page-file = Файл
page-search-articles = Слова из заголовка, источника или имени автора
page-from = Источник
page-since = С даты
page-until = По дату
page-lang = Язык
page-any = Любой
page-search = Найти
page-nothing-fits = Подходящих статей нет.
page-previous = Предыдущая страница
page-next = Следующая страница
page-of = Страница { $page } из { $pages }
page-programs = Для программ
page-sign-in = Войти
page-sign-out = Выйти
page-signed-in = Вход выполнен
page-sign-in-how = Эта страница для тех, кого впустили. Отправьте боту { "/page" }: он даст ссылку для входа.
page-sign-in-here = По этой ссылке вы войдёте на этом устройстве. Она действует один раз.
page-sign-in-old = Этой ссылкой уже воспользовались, или она устарела. Попросите другую.
page-this-month = Вопросы за последние { $days } дней
