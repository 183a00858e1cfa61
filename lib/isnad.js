import { load } from "./source.js";

const { open } = await load("isnad");
export { open };
