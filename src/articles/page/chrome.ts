/** Parts of a page that are never its article, by what they are and by what people call them. */
export const CHROME_TAGS = new Set(["nav", "footer", "aside", "form", "menu"]);
export const CHROME_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|toolbar)$/;
export const CHROME_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|side-?bar|footer|foot|related(?:[_-]?\w+)?|recommend(?:ed|ations)?|interesting-articles|recirc(?:ulation)?|read-?(?:also|more|next)|see-?also|more-?(?:news|stories)|most-?read|popular|trending|share|sharing|social|socials|addthis|addtoany|comments?|comment-?list|disqus|respond|newsletter|subscribe|subscription|signup|cookies?|consent|gdpr|banner|promo|advert(?:isement)?s?|ads?|sponsored|outbrain|taboola|tags?|tag-?list|tagcloud|pagination|pager|widget|masthead|login|popup|modal|toolbar|copyright|disclaimer|table-of-contents|references|reflist|navbox|catlinks|editsection|signature|postprofile|(?:multiple-)?authors?-?(?:bio(?:graphy)?|box|note|info|profile|description|tooltip|card|details|about)|post-author|about-?(?:the-?)?author|saboxplugin|abh_box|vcard|disclosure|affiliate|newsletter-?\w+|cta|werbung|anzeigen?|publicit[e\u00e9]|publicidad|reklama?|autor(?:en)?-?(?:box|info|profil)|auteur-?(?:box|info|bio)|leserbrief|kommentare?|comentarios|commentaires|entry-(?:meta|utility)|post-meta|online-list|action-bar)(?:$|[\s_-])/;

/** A class or id that is nothing but such a name: `comments`, not `comments-open`. */
export const PLAIN_NAMES = /(?:^|\s)(?:(?:article_|post_)?comments?|comments?-?(?:list|area|section|links)|commentlist|disqus_thread|sidebar|footer(?:[_-]\w+)*|modal(?:-window)?|popup|related(?:[_-]?(?:posts?|news|articles|stories))?|newsletter|cookies?)(?:$|\s)/;

/** What readers say is called by such names. */
export const DISCUSSION = /comment|kommentar|commentaire|forum|communit|discuss|repl(?:y|ies)|respon[ds]|reviews?\b|disqus/;

/** Short words on another story, where they have links; without, what stands above this one. */
export const TEASER = /(?:^|[\s_-])teasers?(?:$|[\s_-])/;

/** What only readers' comments are called. */
export const COMMENTS = /(?:^|\s)(?:comments?|comment-?body|comment-?list|kommentare?|commentaires|comentarios)(?:$|\s)/;
