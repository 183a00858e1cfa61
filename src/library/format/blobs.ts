/**
 * SQLite keeps text as UTF-8, which has no halves of surrogate pairs; a record may hold
 * one (an emoji cut in two), and every offset behind it would shift. Such a text is kept as UTF-16.
 */
export function kept(text: string): string | Buffer {
  return /\p{Cs}/u.test(text) ? Buffer.from(text, "utf16le") : text;
}

export function received(text: string | Buffer): string {
  return typeof text === "string" ? text : text.toString("utf16le");
}

/** A view of a blob as 32-bit numbers, copied only where its bytes are not aligned. */
export function int32(blob: Buffer): Int32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Int32Array(buffer, byteOffset, length / 4);
}

export function uint32(blob: Buffer): Uint32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Uint32Array(buffer, byteOffset, length / 4);
}

export function float32(blob: Buffer): Float32Array {
  const { buffer, byteOffset, length } = aligned(blob);
  return new Float32Array(buffer, byteOffset, length / 4);
}

function aligned(blob: Buffer): Buffer {
  return blob.byteOffset % 4 === 0 ? blob : Buffer.from(Uint8Array.from(blob).buffer);
}

export function bytes(numbers: Int32Array | Uint32Array | Float32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
