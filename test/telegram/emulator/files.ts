import type { Chats, Methods } from "./chats.ts";
import { Refusal } from "./text.ts";

/** What the server lets a bot download. */
const LARGEST = 20 * 1024 * 1024;

/** Files that people sent, by their id; their bytes come from /file/bot<token>/<path>. */
export function fileMethods(world: Chats): Methods {
  return {
    getFile: ({ file_id }) => {
      const content = world.files.get(file_id);
      if (!content) throw new Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable", true);
      if (content.length > LARGEST) throw new Refusal(400, "Bad Request: file is too big", true);
      return { file_id, file_unique_id: `u${file_id}`, file_size: content.length, file_path: `documents/${file_id}` };
    },
  };
}
