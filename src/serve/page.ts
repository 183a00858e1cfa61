import type { Settings } from "../config.ts";
import { type Handle, ListenError, type Listening, listen } from "../listen.ts";
import type { Log } from "../log.ts";
import { createWeb } from "../web/web.tsx";
import type { House } from "./house.ts";

/** Where the page is, unless PORT says otherwise: any free port where this one is taken. */
const USUAL = 8470;

/** What to open, where nothing else had its port. */
export function usualAddress({ publicUrl, port }: Settings): string {
  return publicUrl ?? `http://127.0.0.1:${port || USUAL}`;
}

/** The page over the house. */
export async function page(settings: Settings, house: House, log: Log): Promise<{ fetch: Handle; ownersPath: () => Promise<string> }> {
  const { publicUrl, botToken } = settings;
  const { fetch, ownersPath } = await createWeb({ ...house, log, ...(publicUrl !== undefined && { publicUrl }), ...(botToken !== undefined && { botToken }) });
  return { fetch: (request, env) => fetch(request, env), ownersPath };
}

/** Listens where PORT and HOST say. */
export async function listenFor(handle: Handle, { port, host }: Settings): Promise<Listening> {
  if (port !== undefined) return listen(handle, { port, host });
  return listen(handle, { port: USUAL, host }).catch((error: unknown) => {
    if (!(error instanceof ListenError)) throw error;
    return listen(handle, { port: 0, host });
  });
}
