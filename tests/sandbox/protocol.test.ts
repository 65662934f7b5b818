import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawResult } from '@/lib/sandbox/job';
import { json } from '@/lib/sandbox/own';
import { decodeResult, type Frame, FrameReader, ProtocolError } from '@/lib/sandbox/protocol';
import { encodeFrame } from '@/lib/sandbox/protocol-frame';

const CAPS = { headerBytes: 4096, bodyBytes: 4096, totalBytes: 100_000 };
const LOG = { type: 'log', step: 3, values: [['loss', 'NaN']] };

function bytesOf(header: object, tensors: Parameters<typeof encodeFrame>[1] = []): Uint8Array {
  return Buffer.concat(encodeFrame(header, tensors));
}

function tensorFrame(shape: number[], values: Float32Array): Frame {
  const field = { kind: 'tensor', tensor: { shape, dtype: 'float32' } };
  const result = { kind: 'fields', fields: [{ name: 'w', field }] };
  const header = { type: 'result', result, trainMs: 1, leakedTensors: 0, working: false };
  const [frame] = [...new FrameReader(CAPS).push(bytesOf(header, [{ shape, dtype: 'float32', values }]))];
  return frame as Frame;
}

test('a header is written as JSON.stringify writes it', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => json(value) === JSON.stringify(value)));
  expect(json({ a: undefined, b: [undefined, Number.NaN], c: { d: null } })).toBe('{"b":[null,null],"c":{"d":null}}');
});

describe('frames', () => {
  test('arrive whole however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (cuts) => {
        const stream = Buffer.concat([bytesOf(LOG), bytesOf({ type: 'started' }), bytesOf(LOG)]);
        const reader = new FrameReader(CAPS);
        const types: string[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const next = at + (cuts[i % cuts.length] as number);
          types.push(...[...reader.push(stream.subarray(at, next))].map(({ header }) => header.type));
          at = next;
        }
        expect(types).toEqual(['log', 'started', 'log']);
      }),
    );
  });

  test('keep values that JSON has no word for', () => {
    const [frame] = [...new FrameReader(CAPS).push(bytesOf(LOG))];
    expect(frame?.header).toEqual({ type: 'log', step: 3, values: [['loss', Number.NaN]] });
  });

  test('are refused by their length before anything is allocated', () => {
    const huge = Buffer.alloc(8);
    huge.writeUInt32LE(2, 0);
    huge.writeUInt32LE(0xffffffff, 4);
    expect(() => [...new FrameReader(CAPS).push(huge)]).toThrow(ProtocolError);
  });

  test('are refused when they say more than the protocol knows', () => {
    for (const header of [
      { type: 'verdict', passed: true },
      { ...LOG, passed: true },
      { type: 'ready', x: 1 },
      { type: 'corrected', id: 'none' },
      [],
    ]) {
      expect(() => [...new FrameReader(CAPS).push(bytesOf(header))]).toThrow(ProtocolError);
    }
  });

  test('are refused when they nest deeper than any model does', () => {
    for (const depth of [70, 100_000]) {
      const json = `{"type":"result","result":{"kind":"model","topology":${'['.repeat(depth)}${']'.repeat(depth)},"weights":[]},"trainMs":1,"leakedTensors":0,"working":false}`;
      const lengths = Buffer.alloc(8);
      lengths.writeUInt32LE(json.length, 0);
      const caps = { ...CAPS, headerBytes: 2 ** 22, totalBytes: 2 ** 23 };
      expect(() => [...new FrameReader(caps).push(Buffer.concat([lengths, Buffer.from(json)]))]).toThrow(ProtocolError);
    }
    const text = { ...LOG, values: [['[[[['.repeat(16), 1]] };
    expect([...new FrameReader(CAPS).push(bytesOf(text))]).toHaveLength(1);
  });

  test('never bring down the reader, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          for (const frame of new FrameReader(CAPS).push(bytes)) decodeResult(frame);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
    );
  });
});

describe('a result', () => {
  test('is copied into storage of its own', () => {
    const frame = tensorFrame([2, 2], Float32Array.of(1, 2, 3, 4));
    const result = decodeResult(frame);
    frame.body.fill(0);
    const tensor = { shape: [2, 2], dtype: 'float32', values: Float32Array.of(1, 2, 3, 4) };
    expect(result).toEqual({ kind: 'fields', fields: { w: { kind: 'tensor', tensor } } });
  });

  test('over time is copied checkpoint by checkpoint', () => {
    const tensor = { shape: [2], dtype: 'float32' };
    const fields = [{ name: 'w', field: { kind: 'tensor', tensor } }];
    const result = { kind: 'checkpoints', checkpoints: [1, 5].map((step) => ({ step, fields })) };
    const header = { type: 'result', result, trainMs: 1, leakedTensors: 0, working: false };
    const [frame] = [
      ...new FrameReader(CAPS).push(
        bytesOf(header, [{ shape: [2, 2], dtype: 'float32', values: Float32Array.of(1, 2, 3, 4) }]),
      ),
    ];
    const decoded = decodeResult(frame as Frame) as RawResult & { kind: 'checkpoints' };
    expect(decoded.checkpoints.map(({ step }) => step)).toEqual([1, 5]);
    expect(decoded.checkpoints[1]?.fields.w).toMatchObject({
      kind: 'tensor',
      tensor: { values: Float32Array.of(3, 4) },
    });
  });

  test('is refused when its bytes do not fill its shapes exactly', () => {
    for (const shape of [[2, 3], [3], [2 ** 31, 2 ** 31, 0, 4]]) {
      expect(() => decodeResult(tensorFrame(shape, Float32Array.of(1, 2, 3, 4)))).toThrow(ProtocolError);
    }
  });

  test('has no field that reaches into objects', () => {
    for (const name of ['__proto__', 'a b', '', '_x']) {
      const field = { kind: 'other', description: 'a number' };
      const result = { kind: 'fields', fields: [{ name, field }] };
      const bytes = bytesOf({ type: 'result', result, trainMs: 1, leakedTensors: 0, working: false });
      const [frame] = [...new FrameReader(CAPS).push(bytes)];
      expect(() => decodeResult(frame as Frame), name).toThrow(ProtocolError);
    }
  });
});
