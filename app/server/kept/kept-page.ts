import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** A page as it was made for one reader. */
export interface MadePage {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

interface Piece {
  plain: Buffer;
  /** Deflated, up to the end of a byte and without looking back at what came before. */
  packed: Buffer;
}

const pack = promisify(deflateRaw);
/** RFC 1952: deflated, no name, no time, made on a system that is not said. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: an empty stored block that is the last. */
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);

/** A page without its nonce, compressed once, for every reader to whom it would look the same. */
export class KeptPage {
  /** What it takes of memory. */
  readonly bytes: number;

  private constructor(
    private readonly headers: [name: string, value: string | string[]][],
    private readonly pieces: Piece[],
    private readonly nonce: string,
  ) {
    this.bytes = pieces.reduce((sum, { plain, packed }) => sum + plain.length + packed.length, 0);
  }

  /** @param nonce of `page`; every other reader gets a new one in its places */
  static async of({ headers, body }: MadePage, nonce: string): Promise<KeptPage> {
    const pieces = body
      .toString()
      .split(nonce)
      .map((text) => Buffer.from(text));
    const packed = await Promise.all(pieces.map((plain) => pack(plain, { finishFlush: constants.Z_FULL_FLUSH })));
    const kept = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value] as [string, string]],
    );
    return new KeptPage(
      kept,
      pieces.map((plain, index) => ({ plain, packed: packed[index] as Buffer })),
      nonce,
    );
  }

  /** @param nonce new for each answer: text that HTML and JSON write as it is, below 65,536 bytes */
  send(response: ServerResponse, nonce: string, gzip: boolean): void {
    for (const [name, value] of this.headers) {
      const renew = (text: string) => text.replaceAll(this.nonce, nonce);
      response.setHeader(name, Array.isArray(value) ? value.map(renew) : renew(value));
    }
    const body = Buffer.concat(gzip ? this.gzipped(nonce) : this.plain(nonce));
    if (gzip) response.setHeader('content-encoding', 'gzip');
    response.setHeader('content-length', body.length);
    response.end(body);
  }

  private plain(nonce: string): Buffer[] {
    const between = Buffer.from(nonce);
    return this.pieces.flatMap(({ plain }, index) => (index === 0 ? [plain] : [between, plain]));
  }

  private gzipped(nonce: string): Buffer[] {
    const between = stored(Buffer.from(nonce));
    const blocks = this.pieces.flatMap(({ packed }, index) => (index === 0 ? [packed] : [between, packed]));
    const plain = this.plain(nonce);
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(plain.reduce((sum, part) => crc32(part, sum), 0));
    tail.writeUInt32LE(plain.reduce((sum, { length }) => sum + length, 0) >>> 0, 4);
    return [GZIP_HEAD, ...blocks, LAST_BLOCK, tail];
  }
}

/** RFC 1951: bytes as they are, in a block of their own that is not the last. */
function stored(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(0xffff ^ bytes.length, 3);
  return Buffer.concat([head, bytes]);
}
