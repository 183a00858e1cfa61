/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { difference } from "../../citations/difference.ts";
import { Words } from "./words.tsx";

interface Version {
  heading: string;
  text: string;
}

/** Words as they were and as they are, what only one of both has marked. */
export function Versions({ before, after, language }: { before: Version; after: Version; language?: string | undefined }) {
  const marks = difference(before.text, after.text);
  return (
    <div class="versions">
      {([["gone", before, marks.before], ["come", after, marks.after]] as const).map(([kind, { heading, text }, marks]) => (
        <div>
          <h2>{heading}</h2>
          <blockquote class={kind} dir="auto" {...(language !== undefined && { lang: language })}>
            <Words text={text} marks={marks} />
          </blockquote>
        </div>
      ))}
    </div>
  );
}
