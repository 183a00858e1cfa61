import { inflateRawSync } from "node:zlib";

/** A zip file that cannot be used; the message says what to do. */
export class ZipError extends Error {}

/**
 * One file out of a zip, undefined where there is none of this name. What it may
 * unpack to is bounded while it is unpacked: what a bomb says of its size is never believed.
 * @throws ZipError
 */
export function unzip(zip: Buffer, name: string, most: number): Buffer | undefined {
  const end = zip.lastIndexOf("PK\u0005\u0006");
  if (end < 0 || end + 22 > zip.length) throw new ZipError("breaks off in the middle: save or fetch it again");
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw new ZipError("is damaged (its table of contents): save or fetch it again");
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString("utf8", at + 46, at + 46 + length) === name) return content(zip, at, most);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

function content(zip: Buffer, entry: number, most: number): Buffer {
  if (zip.readUInt16LE(entry + 8) & 1) throw new ZipError("is protected by a password: save it without one");
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length) throw new ZipError("is damaged: save or fetch it again");
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  if (method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new ZipError(`unpacks to more than ${most / 1e6} MB, which no article does: remove it, or save its text as .txt`);
    throw new ZipError("is damaged: save or fetch it again");
  }
}
