# What the bot tells by itself.

command-corrections = Tell me when quoted words change

correction = Something that I quoted to you has changed in its article.
corrections-daily = Articles that I quoted to you have been edited:
correction-quoted = What I quoted on { $day }:
correction-now = What the article says now:
corrections-off = To stop these messages: { "/corrections" }
corrections-are-on = When words that I quoted here change in their article, I tell you.
corrections-are-off = I do not tell you when words that I quoted here change.
corrections-turn-off = Do not tell me
corrections-turn-on = Tell me
sending-list = Words that readers were shown have changed: { $corrections ->
    [one] one quote
   *[other] { $corrections } quotes
 }, { $chats ->
    [one] one chat
   *[other] { $chats } chats
 } to be told. What means something else now goes out in a minute, the rest once a day.
sending-hold = Hold for an hour
sending-send = Send now
sending-cancel = Do not send
sending-done-hold = Held for an hour. Messages: { $parcels }
sending-done-send = On their way. Messages: { $parcels }
sending-done-cancel = They will not be sent. Messages: { $parcels }
sending-nothing = Nothing is left to be sent.
privacy-shown = Quotes shown to you, kept to tell you when they change: { $quotes }

command-watch = Tell me when an article answers
command-watching = What I watch for you

watch-this = 🔔 Tell me when
watch-how = Write { "/watch" } and a question or words, up to { $most } characters: when an article that comes later answers, I tell you here. Or tap “Tell me when” under a question without an answer.
watch-begun = I will tell you when an article answers “{ $question }”. See { "/watching" }.
watch-many = I watch { $most } questions here already, and no more. End one of them: { "/watching" }
watch-news = You wanted to be told: “{ $question }”. New in the articles:
watch-end = Stop watching
watch-ended = I no longer watch it.
watch-none = I do not watch it any more.
watching = What I watch here:
watching-nothing = I watch nothing here. { "/watch" } tells how to begin.
