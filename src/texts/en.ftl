# The bot's own words. Everything that a person reads and that is neither a quote nor a name stands here.

start =
    I answer questions with exact quotes from a collection of articles, and name the source of each. I add nothing of my own: if the articles do not say it, I tell you so.

    Just write your question here, in your own words.
examples = For example:
help =
    Write a question, and I look for the sentences that answer it. Quotes stand word for word as in the article, in its own language; below each you find the title, the source and a link where there is one.

    Under an answer, “In the article” shows a quote in its place: Telegram itself highlights it there, and would refuse to if a letter were different.

    Short questions about facts work best: who, what, when, where, how many.

    In groups: write { "/ask" } and the question, reply to a message of mine, or mention me.

    { "/sources" } lists the articles; with words or filters those that fit: { "/sources geneva from:Courier since:2021 lang:en" }. The same filters work in a question.

    { "/watch" } tells you when a later article answers a question; { "/digest" } sends what is new, daily or weekly.

    { "/language" } changes my language. { "/privacy" } tells what I keep about you.
help-inline = In any other chat: write { $bot } and your question, and choose a quote to send.
help-sees-all = In this group I can read every message; I keep nothing that is not for me.
help-sees-mine = In groups I see only commands, replies to me and, at times, mentions: the privacy mode of Telegram hides the rest from me.
help-editors = For editors, here in private. Send a file, a link or a post, and see how it is read before it is added.
help-command = { $command } — { $what }

command-ask = Ask a question
command-sources = The articles I know
command-help = How to ask
command-language = My language
command-privacy = What I keep about you
command-forget = Delete what I keep about you
command-verify = Check a citation by its number
command-why = Why this answer
command-page = The page, and signing in there
command-reindex = Read the articles again
command-add = Add an article
command-article = How an article was read
command-remove = Remove an article
command-publish = Let everybody read an article
command-status = How I am
command-stats = Questions and answers in numbers
command-unanswered = Questions without an answer
command-answers = What was answered, and why
command-invite = Invite a person

also-in = Also in
told-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
told-origins = { $count ->
    [one] { $count } origin
   *[other] { $count } origins
 }
more = and { $count } more
nothing-asked = I found nothing in the articles that answers “{ $question }”.
differ = Sources differ
newest = newest
chosen = Chosen by an editor:
corrects = A correction:
corrected = Corrected since:
correcting = correction
corrected-since = corrected since
beside = More on this, though it may not be the answer:
busy = Too many questions just now. Please ask again in a moment.
why-reading = Read beside the question: “{ $span }” answers it with a probability of { $percent } %
nothing = I found nothing in the articles that answers this.
missing = In no article
nearest = Not an answer, but the nearest articles:
nearest-passages = Not an answer, but the nearest passages:
columns = Columns
talk-greeting = Hello! Ask me something: I answer with exact quotes from { $articles ->
    [one] one article
   *[other] { $articles } articles
 }, and name the source of each.
talk-self = I am Isnad. I look for the answer to your question in { $articles ->
    [one] one article
   *[other] { $articles } articles
 }, quote it word for word and name its source. Where the articles do not say it, I tell you so.
talk-thanks = You are welcome!
talk-goodbye = Goodbye!
talk-assent = Good. Ask me whenever you like.
within = I asked only the articles that fit { $filters }.
undated = { $count ->
    [one] One article without a date was left out.
   *[other] { $count } articles without a date were left out.
 }
no-days = There is nothing of { $days } in the articles.
nearest-days = Not an answer, but the nearest in time:
empty = I see no words in this. Please write a question.
long = This is too long for me: a question may have up to { "1,000" } characters. Please shorten it.
only-text = I can only read text. Please write your question.
unknown-command = I do not know this command. Just write your question, or see { "/help" }.

in-article = In the article
copy = Copy
more-results = More
no-more = That is all that I found.
answered-yes = 👍 Answers it
answered-no = 👎 Does not
thanks = Thank you.
asked-forgotten = I no longer have this question. Please ask it again.
not-yours = This button is for the person who asked. Ask me yourself with /ask.
verbatim = Word for word in the article.
moved = Word for word in the article, at another place than when it was quoted.
renamed = Word for word in the article, which has another name by now.
changed = The article has been changed since. This was quoted:
changed-now = Now it says:
changed-gone = These words are no longer in it.
removed = The article of this citation is no longer in the collection.
was-cited = It was cited from:
verify-how = Write { "/verify" } and the number of a citation, and I say whether its words still stand in the article: { "/verify k3f9a2-x7q1ab-1f4-8c" }. The number stands below a quote shown in its article.
no-such-citation = There is no such citation: no article has its words, and I know of nobody who was given them. Numbers look like this: { "k3f9a2-x7q1ab-1f4-8c" }
citation-number = Citation { $id }
open-words = On the page
sources = { $count ->
    [one] One article. Page { $page }.
   *[other] Articles: { $count }. Page { $page }.
 }
sources-found = { $count ->
    [0] No article for “{ $query }”.
    [one] One article for “{ $query }”.
   *[other] Articles for “{ $query }”: { $count }. Page { $page }.
 }
no-sources = There are no articles yet.
gone = This button no longer works. Please send the command again.
admins-only = Sorry, only the admins of this bot can do that.
sorry = Sorry, something went wrong on my side. Please try again; if it stays so, give the admin this number: { $id }
late = I was away for a while. If you still want to know, please ask again.
slowly = Please, a little slower: I can answer you again in { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
 }.

running = The articles are being read already. The message about it shows how far it is.
phase-starting = Starting
phase-reading = Reading the articles
phase-embedding = Understanding the passages
phase-indexing = Writing the index
phase-checking = Asking the checks
indexed = Done in { $seconds } s.
articles = Articles
passages = Passages
added = Added
changed-count = Changed
removed-count = Removed
unchanged = Unchanged
skipped = Skipped
checks-hold = Checks that hold: { $held } of { $checks }
held =
    Held back: { $count } of { $checks } checks would break, and { $allowed } may. What was before goes on answering.
checks-broken =
    No index is published until CHECKS is mended; what was before goes on answering. { $fault }
held-expected = Expected
held-found = Answered
held-publish = Publish all the same
held-published = Published. Articles now: { $articles }, passages: { $passages }.
held-others = Other checks would break by now than those that you were shown. I told you of them anew.
add-held = Added as { $path }, but held back: with it checks would break. I told you which.

language-choose = Which language shall I speak? Quotes stay in their own.
language-set = I speak English with you now.
language-auto = As in Telegram

privacy =
    What I keep about you:
    Your Telegram number: { $user }
    Language chosen here: { $language }
    Questions: { $questions }, since { $since }
    Yes or no given under answers: { $feedback }

    A question is kept with its time, the chat, whether I found an answer and how long it took. Its words are deleted after { $days } days, and with { "/forget" } all of it at once. I keep no names and no other messages. Nothing leaves the computer that I run on.
privacy-nothing = I keep nothing about you.
forget-ask = Delete everything that I keep about you? Buttons under old answers that need your question will stop working.
forget-yes = Delete
forget-no = Keep
forgotten = Deleted. I keep nothing about you.
kept = Nothing was deleted.

stats-day = { $day }: { $asked } asked, { $answered } answered, { $refused } refused
stats =
    The last { $days } days
    Asked: { $asked } · answered: { $answered } · refused: { $refused }
    People: { $people }
    👍 { $yes } · 👎 { $no }
    Time to an answer: { $median } ms half of the time, { $slow } ms for 95 of 100
stats-nothing = No questions yet.
unanswered = Questions without an answer in the last { $days } days, alike ones together, most asked first:
unanswered-none = No question was left without an answer.
answers = What was answered, the latest first. A tap on a number shows the answer as it was given, and why. Narrow it by days, sources and words: { "/answers since:2026-03 until:2026-03-15 harbour" }
answers-none = Nothing of that was answered, or it is longer ago than { $days } days.
answers-more = There is more: narrow it by days and words.
answers-refused = no answer
answer-forgotten = (the words of the question were forgotten after { $days } days)
answer-gone = That is no longer kept.
answer-given =
    Given on { $when }
    To: { $question }
    From the library { $release }. While it is kept, it can be asked again: { $command }
answer-stands = stands word for word
answer-changed = changed since
answer-removed = its article is gone
privacy-answers = What I answered is kept for { $days } days, so that editors can show what I said and why; it goes with { "/forget" } too. They do not see who asked.
times = × { $count }
status =
    Articles: { $articles } · passages: { $passages }
    Index: { $size } MB, of { $built }
    Model: { $model }
    Running for { $uptime } · memory: { $memory } MB
status-process = { $name }: since { $since }, library of { $library }, { $memory } MB, heard of { $seconds } s ago
status-polls = it polls

privately-only = That is for our private chat.
privacy-invited = You were invited; that stays, so that you can go on asking.
invitation =
    A link for one person. It works once, and does not expire:
    { $link }
invitation-open = Everybody may ask me, so there is nothing to invite to. To change that, set { "ACCESS=limited" }.
inline-nothing = No answer found. Ask me here.

add-how = Send me a file (text, Markdown, a web page, PDF, Word, a Telegram export …), a link, or forward a post. I show what I read in it before anything is added.
add-too-big = Telegram gives me files of up to { "20 MB" }. Split it, or put it into the articles folder on the server and send { "/reindex" }.
add-unreadable = I can't take this: { $reason }
add-count = { $articles ->
    [one] One article
   *[other] { $articles } articles
 }, { $passages ->
    [one] one passage
   *[other] { $passages } passages
 }
add-alike = Nearly the same is there already:
add-unsure = It is unsure in which order the lines of these pages are to be read: { $pages }. Look whether columns got mixed.
add-left = Not taken for its text:
add-skipped = Left out:
add-version = An earlier version of this page is there as { $path }. “Replace it” puts this one in its place; the earlier goes aside.
add-replace = Replace it
add-yes = Add
add-no = Cancel
add-secret = Add for editors alone
shelve-open = Publish
shelve-close = For editors alone
shelve-ask-open = Shall everybody read this? Its file { $file } moves out of the folder for editors, with all articles in it.
shelve-ask-close = Shall only editors, and those whom they name, read this? Its file { $file } moves into the folder for them, with all articles in it. What was quoted from it stays where it was sent.
shelve-done = Done. It is now in { $path }.
add-cancelled = Cancelled; nothing was added.
add-reading = Added as { $path }. Reading it…
add-already = It is there already, as { $path }.
add-done = Added as { $path }. Articles now: { $articles }, passages: { $passages }.
add-changed = It is not what it was when I showed it. Here it is as it is now.
add-message-gone = I no longer see your message. Please send it again.
now-answered = These questions had no answer before, and have one now:
tell-askers = Tell those who asked
told-askers = Told in { $chats ->
    [one] one chat
   *[other] { $chats } chats
 }.
now-you-asked = You asked: “{ $question }”. By now the articles say:
article-usage = Write { "/article" } and words of the title, a path or a citation number.
article-none = I know no such article.
article-which = Which one?
article-file = File: { $path }
article-read = How it was read:
article-tellers = Told by, the earliest first:
article-number = Number: { $number }
article-unchanged = Nothing was changed: { $reason }
article-remove = Remove
remove-ask = Remove this article? Its file moves to { $folder }; nothing is lost.
remove-by-hand = This article is one of several in { $path }, and such a file I do not change. Remove it there, then send { "/reindex" }.
remove-ask-record = Remove this article from { $file }? Its record moves to { $folder }; nothing is lost, and the others stay as they are.
remove-done = Removed. It is now in { $path }.
field-title = Title
field-source = Source
field-date = Date
field-author = Author
field-url = Link
correct-how = To correct it: { "/article" }, its number, and a field with what is right. The buttons copy the command, ready to be changed. A dash means: not known; nothing: as the article itself says it.
correct-ask = Shall it be like this? The file itself stays as it is; corrections stand beside it.
correct-undo = as the article itself says it
correct-yes = Save
correct-cancelled = Cancelled; nothing was changed.
correct-done = Saved. From now on it is cited so:
correct-date = I do not understand { $date } as a date. Write { "2021-06-16" }, { "2021-06" } or { "2021" }.
correct-url = { $url } is no address of the web. Write one like { "https://example.org/page" }.
role-title = title
role-byline = author line
role-dateline = place and date line
role-source = source line
role-body = body
role-links = links
role-caption = caption
role-boilerplate = around the article

why-question = You asked: { $question }
why-spelling = the same words, however inflected
why-name = the same names, written in other letters
why-meaning = other words of like meaning
why-chosen = an editor chose it
why-nothing = words of the question that it does not have
why-unread = Not read beside the question
why-days = Ruled out: it is of other days than those that were asked about
why-missing = Ruled out: it does not have what the question names
why-other = Ruled out: it is of another person, thing or event than was asked about
why-considered = What came nearest, and why it is no answer:
why-rank-words = by its words: place { $rank } among all passages
why-rank-vectors = by its meaning: place { $rank } among all passages
why-sure = { $percent ->
    [100] All in all: nearly every answer that looked like this was right.
   *[other] All in all: of 100 answers that looked like this, { $percent } were right.
 }
why-unsure = All in all: only { $percent } of 100 answers that looked like this were right, so I did not give them.
borrowed = Understood with words of your question before: { $words }
