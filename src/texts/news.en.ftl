# What the bot tells by itself.

command-corrections = Tell me when quoted words change

correction = Something that I quoted to you has changed in its article.
corrections-daily = Articles that I quoted to you have been edited or are no longer there:
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
privacy-waits = Watched for you: { $watches } · digests that you chose: { $digests }

command-watch = Tell me when an article answers
command-watching = What I watch for you

watch-this = 🔔 Tell me when
watch-how = Write { "/watch" } and a question or words, up to { $most } characters: when an article that comes later answers, I tell you here. Or tap “Tell me when” under a question without an answer.
watch-begun = I will tell you when an article answers “{ $question }”. See { "/watching" }.
watch-already = I watch “{ $question }” here already. See { "/watching" }.
watch-names-nothing = That names nothing that an article could answer. Write { "/watch" } and a whole question or a name: { "/watch" } Who built the lighthouse?
watch-leans = That leans on another question, which I would not know when an article comes. Write it whole, with the names: { "/watch" } When was the lighthouse built?
watch-many = I watch { $most } questions here already, and no more. End one of them: { "/watching" }
watch-news = You wanted to be told: “{ $question }”. New in the articles:
watch-end = Stop watching
watch-ended = I no longer watch it.
watch-none = I do not watch it any more.
watching = What I watch here:
watching-nothing = I watch nothing here. { "/watch" } tells how to begin.

command-digest = What is new, once a day or a week

digest-how = Once a day or a week I can send here, at an hour of your own, what is new: answers to what is watched here ({ "/watch" }), and how the articles of the sources that you choose begin. Where nothing is new no message comes.
digest-daily = Daily
digest-weekly = Weekly
digest-off = Off
digest-watches = With what I watch
digest-sources = Sources
digest-all = All sources
digest-back = Back
digest-daily-at = What is new: every day at { $time } ({ $zone })
digest-weekly-at = What is new: every week on { $day } at { $time } ({ $zone })
digest-watches-with = Answers to what is watched here come with it.
digest-watches-apart = Answers to what is watched here come at once, by themselves.
digest-sources-all = Sources: all
digest-sources-none = Sources: none
digest-nothing-new = Where nothing is new no message comes.
digest-hour = At which hour? By the clock of { $zone }.
digest-day = On which day?
digest-choose = Of which sources?
digest-quiet = From { $from } to { $to } I tell nobody anything by myself. Choose another hour.
digest-full-hours = Only full hours: { "/digest" } daily 7, or { "/digest" } weekly friday 19
digest-not-understood = I do not understand that. For example: { "/digest" } daily 9, { "/digest" } weekly friday 7pm, { "/digest" } off
digest-admins = In a group its admins choose that.
digest-of-day = New since the last time
digest-of-week = New in the last week
digest-watch = You wanted to be told: “{ $question }”
digest-settings = When and of what: { "/digest" }

command-chosen = Passages chosen by editors

choose-wrong = Answered, and judged no answer:
choose-how = Tap a number to choose the passage that answers.
choose-which = Which passage answers “{ $question }”?
choose-leans = This question leans on the one before it, or on the day it is asked: nothing can be chosen for it.
choose-done = Chosen. Whoever asks “{ $question }”, or what means the same, gets it first, marked as chosen by an editor; until its article changes. { "/chosen" } lists all.
choose-private = Its article is for editors alone, so only those who may read it get it.
choose-undo = Take back
choose-undone = Taken back.
chosen-list = Passages chosen by editors:
chosen-none = Nothing was chosen by hand. { "/unanswered" } shows what people asked for.
chosen-fallen = no longer used: its article has changed
