import type { Bot, Context } from "grammy";
import type { Language, Say } from "../texts/texts.ts";

/** An update, and how to speak to whom it came from. */
export type Talk = Context & { language: Language; say: Say; /** Whether what is private may be shown where this came from. */ insider: boolean; /** Where the page is, if there is one. */ page?: string; /** The press of a button was answered: it can be once. */ answered?: boolean };

/** Something that the bot does: it takes its part of the updates, and is given the few things that it needs for it. */
export type Feature<Needs> = (bot: Bot<Talk>, needs: Needs) => void;
