/** The kernels' own data stands at the start; 0 is never the address of anything. */
const PAGE = 65_536;
const MOST_BYTES = 2 ** 32 - PAGE;
/** Below this, blocks come in multiples of 16 bytes, and their bins are found by index. */
const SMALL = 4096;

/** Every block of one size class is interchangeable: so are two tensors of almost the same size. */
function roundUp(bytes: number): number {
  if (bytes <= SMALL) return bytes === 0 ? 16 : (bytes + 15) & ~15;
  // Steps of an eighth of the next lower power of two: at most one part in eight is lost.
  const step = bytes > 2 ** 19 ? PAGE : 2 ** (28 - Math.clz32(bytes - 1));
  return Math.ceil(bytes / step) * step;
}

interface Region {
  address: number;
  bytes: number;
}

/**
 * Hands out blocks of one WebAssembly memory and takes them back. Freed blocks wait in a bin of their size, since a
 * training asks for the same sizes again at every step; before the memory grows, neighbours among them are joined.
 */
export class Memory {
  f32!: Float32Array<ArrayBuffer>;
  i32!: Int32Array<ArrayBuffer>;
  u8!: Uint8Array<ArrayBuffer>;
  private readonly small: number[][] = Array.from({ length: SMALL / 16 + 1 }, () => []);
  private readonly large = new Map<number, number[]>();
  /** Joined free blocks that are in no bin. */
  private regions: Region[] = [];
  private top: number;
  private end = 0;
  private inBins = 0;
  private most = MOST_BYTES;

  /** @param start the first address that is free, in bytes. */
  constructor(
    private readonly memory: WebAssembly.Memory,
    start: number,
  ) {
    this.top = (start + 15) & ~15;
    this.look();
  }

  /** From now on the memory grows by at most so much. */
  limitGrowth(bytes: number): void {
    this.most = Math.min(MOST_BYTES, this.top + bytes);
  }

  /**
   * @param bytes any length from 0; what is there is not cleared.
   * @returns an address that is a multiple of 16.
   * @throws RangeError when there is no more memory.
   */
  alloc(bytes: number): number {
    if (bytes <= SMALL) {
      const address = (this.small[(bytes + 15) >>> 4 || 1] as number[]).pop();
      if (address !== undefined) {
        this.inBins -= roundUp(bytes);
        return address;
      }
    } else if (!(bytes <= MOST_BYTES)) throw outOfMemory(bytes);
    return this.find(roundUp(bytes), bytes);
  }

  /** @param bytes what `alloc` was asked for. */
  free(address: number, bytes: number): void {
    const size = roundUp(bytes);
    this.inBins += size;
    if (size <= SMALL) {
      (this.small[size >>> 4] as number[]).push(address);
      return;
    }
    const bin = this.large.get(size);
    if (bin) bin.push(address);
    else this.large.set(size, [address]);
  }

  private find(size: number, asked: number): number {
    const binned = size > SMALL ? this.large.get(size)?.pop() : undefined;
    if (binned !== undefined) {
      this.inBins -= size;
      return binned;
    }
    const joined = this.carve(size);
    if (joined !== undefined) return joined;
    if (this.top + size > this.end) {
      // Joining looks at every free block: worth it when they make up a good part of the memory.
      if (this.inBins * 4 > this.end || this.inBins > size * 8) {
        this.join();
        const found = this.carve(size);
        if (found !== undefined) return found;
      }
      // Joining may have given back what lay at the top.
      if (this.top + size > this.end && !this.grow(size)) {
        this.join();
        const found = this.carve(size);
        if (found !== undefined) return found;
        if (this.top + size > this.end) throw outOfMemory(asked);
      }
    }
    const address = this.top;
    this.top += size;
    return address;
  }

  /** The smallest region that holds `size`. */
  private carve(size: number): number | undefined {
    let best: Region | undefined;
    for (const region of this.regions) {
      if (region.bytes >= size && (!best || region.bytes < best.bytes)) best = region;
    }
    if (!best) return undefined;
    const { address } = best;
    best.address += size;
    best.bytes -= size;
    if (best.bytes === 0) this.regions.splice(this.regions.indexOf(best), 1);
    return address;
  }

  private join(): void {
    const free = [...this.regions];
    for (const [index, bin] of this.small.entries()) {
      for (const address of bin) free.push({ address, bytes: index * 16 });
      bin.length = 0;
    }
    for (const [bytes, bin] of this.large) for (const address of bin) free.push({ address, bytes });
    this.large.clear();
    this.inBins = 0;
    free.sort((a, b) => a.address - b.address);
    this.regions = [];
    for (const region of free) {
      const last = this.regions.at(-1);
      if (last && last.address + last.bytes === region.address) last.bytes += region.bytes;
      else this.regions.push(region);
    }
    const last = this.regions.at(-1);
    if (last && last.address + last.bytes === this.top) {
      this.top = last.address;
      this.regions.pop();
    }
  }

  /** @returns whether `size` bytes from the top are there now. */
  private grow(size: number): boolean {
    const missing = Math.ceil((this.top + size - this.end) / PAGE);
    const generous = Math.min(Math.ceil(this.end / PAGE / 4), 1024);
    for (const pages of [missing + generous, missing]) {
      if (this.end + pages * PAGE > this.most) continue;
      try {
        this.memory.grow(pages);
        this.look();
        return true;
      } catch {
        // Less may still fit.
      }
    }
    return false;
  }

  private look(): void {
    const { buffer } = this.memory;
    this.end = buffer.byteLength;
    this.f32 = new Float32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u8 = new Uint8Array(buffer);
  }
}

function outOfMemory(bytes: number): RangeError {
  return new RangeError(`Out of memory: no room for a tensor of ${bytes} bytes.`);
}
