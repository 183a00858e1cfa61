import { type Args, type Chats, checkButtons, type Methods } from "./chats.ts";
import { accept, Refusal } from "./text.ts";

export type InlineAnswer = Args<"answerInlineQuery">;

/** Inline queries: what may be answered, and once. */
export function inlineMethods(world: Chats): Methods {
  return {
    answerInlineQuery: (args) => {
      const bad = (why: string) => new Refusal(400, `Bad Request: ${why}`, true);
      if (world.inline.get(args.inline_query_id) !== "asked") {
        throw bad("query is too old and response timeout expired or query ID is invalid");
      }
      if (args.results.length > 50) throw bad("RESULTS_TOO_MUCH");
      const ids = new Set(args.results.map(({ id }) => id));
      if (ids.size < args.results.length) throw bad("RESULT_ID_DUPLICATE");
      for (const result of args.results) {
        if (Buffer.byteLength(result.id) < 1 || Buffer.byteLength(result.id) > 64) throw bad("RESULT_ID_INVALID");
        if (result.type !== "article") throw bad("a type of result that the emulator does not know yet");
        if (result.title === "") throw bad("ARTICLE_TITLE_EMPTY");
        checkButtons(result.reply_markup);
        const content = result.input_message_content as { message_text: string; entities?: never[] };
        accept(content.message_text, content.entities);
      }
      if (args.button && !/^[\w-]{1,64}$/.test(args.button.start_parameter ?? "")) throw bad("START_PARAM_INVALID");
      world.inline.set(args.inline_query_id, args);
      return true;
    },
  };
}
