import type { Story } from "./stories.ts";

/** Pages as sites of several decades build them, each filled with a story. */
export const LAYOUTS: Record<string, (s: Story) => string> = {
  "a blog with well-named parts": (s) => `<!doctype html><html lang="${s.language}"><head><meta charset="utf-8"><title>${s.title} - ${s.site}</title>
    <meta property="og:title" content="${s.title}"><meta property="og:site_name" content="${s.site}"><meta property="article:published_time" content="${s.date}T10:20:00+03:00"><meta name="author" content="${s.author}">
    <link rel="canonical" href="https://example.org/2021/06/story"><style>p{color:red}</style></head><body class="single post has-sidebar">
    <header class="site-header"><a href="/">${s.site}</a><nav class="main-menu"><ul>${list(s.menu, true)}</ul></nav></header>
    <main><article class="post tag-news"><h1 class="entry-title">${s.title}</h1><div class="entry-meta"><span class="byline">${s.author}</span> <time datetime="${s.date}">${s.printed}</time></div>
    <figure><img src="a.jpg" alt="x"><figcaption>${s.caption}</figcaption></figure>
    <div class="entry-content">${s.paragraphs.slice(0, 3).map(p).join("\n")}<div class="related-inline"><strong>${s.readAlso}:</strong> <a href="/r">${s.related[0]}</a></div>
    <h2>${s.subheading}</h2>${s.paragraphs.slice(3).map(p).join("\n")}<ul>${list(s.items)}</ul></div>
    <div class="sharedaddy share"><a href="#">${s.share}</a></div><div class="tags">${s.tags.map(a).join(" ")}</div></article>
    <section class="related-posts"><h3>${s.readAlso}</h3><ul>${list(s.related, true)}</ul></section>
    <section id="comments"><h3>2</h3>${s.comments.map((c) => `<div class="comment"><p>${c}</p></div>`).join("")}</section></main>
    <aside class="sidebar"><div class="widget"><h4>${s.related[1]}</h4><p>${s.teaser}</p></div></aside>
    <footer><p>${s.newsletter}</p><p>${s.copyright}</p></footer><div class="cookie-consent"><p>${s.cookies}</p><button>OK</button></div></body></html>`,

  "JSON-LD and classes that mean nothing": (s) => `<!doctype html><html><head><meta charset="utf-8"><title>${s.title} | ${s.site}</title>
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"${s.site}"},{"@type":"NewsArticle","headline":"${s.title}","datePublished":"${s.date}T08:00:00Z","author":[{"@type":"Person","name":"${s.author}"}],"publisher":{"@type":"Organization","name":"${s.site}"}}]}</script></head>
    <body><div id="root"><div class="css-1x2"><div class="css-9z">${s.menu.map(a).join("")}</div></div>
    <div class="css-77"><div class="css-a"><h1>${s.title}</h1><div class="css-q"><span>${s.author}</span></div><div class="css-d">${s.printed}</div>
    ${s.paragraphs.map((t) => `<div class="css-p"><p>${t}</p></div>`).join("")}</div>
    <div class="css-b"><div><a href="/1"><h3>${s.related[0]}</h3></a><p>${s.teaser}</p></div><div><a href="/2"><h3>${s.related[1]}</h3></a></div></div></div>
    <div class="css-f"><p>${s.copyright}</p><p>${s.cookies}</p></div></div></body></html>`,

  "tables of 2003, text between breaks": (s) => `<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>${s.site}: ${s.title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
    <TABLE WIDTH=100%><TR><TD COLSPAN=3><FONT SIZE=5>${s.site}</FONT></TD></TR><TR><TD WIDTH=150>${s.menu.map((m) => `<A HREF="x.htm">${m}</A><BR>`).join("\n")}</TD>
    <TD><TABLE><TR><TD><H1>${s.title}</H1><I>${s.author}</I>, ${s.printed}<BR><BR>${s.paragraphs.join("<BR><BR>\n")}</TD></TR></TABLE></TD>
    <TD WIDTH=150><B>${s.readAlso}</B><BR>${s.related.map((r) => `<A HREF="y.htm">${r}</A><BR>`).join("")}</TD></TR>
    <TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>${s.copyright}</FONT></TD></TR></TABLE></BODY></HTML>`,

  "a portal with teasers below and beside": (s) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${s.title}</title><meta property="og:site_name" content="${s.site}"></head><body>
    <div class="topbar"><ul class="menu">${list(s.menu, true)}</ul></div><div class="container"><div class="row"><div class="col-8"><div class="breadcrumbs">${s.menu.slice(0, 2).map(a).join(" › ")}</div>
    <h1 class="news-title">${s.title}</h1><div class="news-info"><span class="news-date">${s.printed}</span><span class="news-author">${s.author}</span></div>
    <div class="news-image"><img src="x"><p class="caption">${s.caption}</p></div>
    <div class="news-text" itemprop="articleBody">${s.paragraphs.slice(0, 2).map(p).join("")}<p><a href="/x"><b>${s.readAlso}: ${s.related[2]}</b></a></p>${s.paragraphs.slice(2).map(p).join("")}</div>
    <div class="bottom-news">${s.related.map((r) => `<div class="item"><a href="/"><img></a><h3><a href="/">${r}</a></h3><p>${s.teaser}</p></div>`).join("")}</div></div>
    <div class="col-4">${s.related.map((r) => `<div class="card"><a href="/">${r}</a></div>`).join("")}<p>${s.newsletter}</p></div></div></div>
    <div class="bottom"><p>${s.copyright}</p></div></body></html>`,

  "divs without paragraphs, comments longer than the story": (s) => `<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="${s.title} | ${s.site}"><meta property="og:site_name" content="${s.site}"><meta name="date" content="${s.date}"></head><body>
    <div class="hd">${s.menu.map(a).join(" | ")}</div><div class="content"><h1>${s.title}</h1><div class="author">${s.author}</div>
    <div class="text">${s.paragraphs.map((t) => `<div>${t}</div>`).join("\n")}</div></div>
    <div class="comments">${[...s.comments, ...s.comments, ...s.comments, ...s.comments, ...s.comments].map((c) => `<div class="c"><b>user</b><div>${c} ${c}</div></div>`).join("")}</div>
    <div class="ft">${s.copyright}</div></body></html>`,

  "sections, a pull quote, hidden notes": (s) => `<!doctype html><html lang="${s.language}"><head><meta charset="utf-8"><title>${s.title} – ${s.site}</title><meta property="og:site_name" content="${s.site}"></head><body>
    <div role="dialog" class="modal"><p>${s.newsletter}</p></div><div role="banner">${s.menu.map(a).join(" ")}</div>
    <article><header><h1>${s.title}</h1><address class="author"><a rel="author" href="/u">${s.author}</a></address><time datetime="${s.date}T01:00">${s.printed}</time></header>
    <section>${s.paragraphs.slice(0, 3).map(p).join("")}</section><aside class="pullquote"><p>${s.paragraphs[2]}</p></aside>
    <section><h2>${s.subheading}</h2>${s.paragraphs.slice(3).map(p).join("")}</section><p style="display:none">${s.cookies}</p><span class="sr-only">${s.share}</span>
    <footer><a href="#">${s.share}</a> ${s.tags.map(a).join(" ")}</footer></article><div role="contentinfo">${s.copyright}</div></body></html>`,
};

const p = (text: string) => `<p>${text}</p>`;
const a = (text: string) => `<a href="/x">${text}</a>`;
const list = (items: string[], linked = false) => items.map((item) => `<li>${linked ? a(item) : item}</li>`).join("\n");
