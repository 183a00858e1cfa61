import { crc32, deflateRawSync } from "node:zlib";

/** A zip of these files; `lie` is the size that its table tells of the first. */
export function zip(files: Record<string, string | Buffer>, flags = 0): Buffer {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(typeof crc32 === "function" ? crc32(bytes) : 0, 10);
    common.writeUInt32LE(packed.length, 14);
    // Bombs say that they are small.
    common.writeUInt32LE(Math.min(bytes.length, 1000), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    table.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), common, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(table.length, 4);
  end.writeUInt16LE(table.length, 6);
  end.writeUInt32LE(Buffer.concat(table).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...table, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}
