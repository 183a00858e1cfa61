import { Library } from "./library.ts";

/** The published library, whichever it is by now: a later one is opened as soon as it is there. */
export class Current {
  private open: Library | undefined;

  constructor(
    private readonly index: string,
    private readonly model: string,
    private readonly note: (text: string) => void,
  ) {}

  /** @throws LibraryError where there is none, or it cannot be used. */
  async get(): Promise<Library> {
    // The library before is let go, not closed: an answer may still be reading from it.
    if (!this.open || this.open.stale) this.open = Library.open(this.index, this.model, this.note);
    return this.open;
  }
}
