/**
 * A static model's token vectors, row after row, as its ONNX file has them: whole numbers times a scale of their row.
 * They are taken from the file, since to ask the model for them by ONNX Runtime takes a third of a second at every start.
 */
export class TokenTable {
  private readonly lengths: Float32Array;

  private constructor(
    /** Numbers from -127 to 127. */
    readonly rows: Int8Array,
    /** What makes a row the model's vector. */
    readonly scales: Float32Array,
    readonly dimensions: number,
  ) {
    this.lengths = new Float32Array(scales.length).fill(Number.NaN);
  }

  /** @param model an ONNX file with the tensors `vectors` (int8, [tokens, dimensions]) and `scales` (float32, [tokens, 1]). Throws where they are not whole. */
  static of(model: Buffer): TokenTable {
    const tensors = new Map<string, Buffer>();
    for (const graph of lengthy(model, GRAPH)) {
      for (const tensor of lengthy(graph, INITIALIZER)) tensors.set(String(lengthy(tensor, NAME)[0]), lengthy(tensor, RAW_DATA)[0] ?? Buffer.alloc(0));
    }
    const [rows, scales] = [tensors.get("vectors"), tensors.get("scales")];
    const tokens = (scales?.length ?? 0) / 4;
    const dimensions = (rows?.length ?? 0) / tokens;
    if (!rows || !scales || !Number.isInteger(dimensions) || dimensions === 0) throw new Error("the ONNX file holds no token vectors");
    return new TokenTable(new Int8Array(rows.buffer, rows.byteOffset, rows.length), new Float32Array(Uint8Array.from(scales).buffer), dimensions);
  }

  /** The length of a token's vector. */
  length(token: number): number {
    const known = this.lengths[token]!;
    if (!Number.isNaN(known)) return known;
    let sum = 0;
    for (let k = 0, at = token * this.dimensions; k < this.dimensions; k++, at++) sum += this.rows[at]! ** 2;
    this.lengths[token] = this.scales[token]! * Math.sqrt(sum);
    return this.lengths[token]!;
  }
}

/** Fields of onnx.proto: of the model, of its graph, of a tensor. */
const [GRAPH, INITIALIZER, NAME, RAW_DATA] = [7, 5, 8, 9];

/** What a Protocol Buffers message holds under a number, of all that tells its length: texts, bytes, messages. */
function lengthy(message: Buffer, field: number): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const kind = key & 7;
    if (kind === 0) varint();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else if (kind === 2) {
      const length = varint();
      if (at + length > message.length) throw new Error("the ONNX file is cut short");
      if (key >> 3 === field) found.push(message.subarray(at, at + length));
      at += length;
    } else throw new Error("this is no ONNX file");
  }
  return found;
}
