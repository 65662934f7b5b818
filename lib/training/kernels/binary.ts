import type { DataType, KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import * as codes from '../assembly/codes';
import type { TrainingBackend } from '../backend';
import { type KernelTable, plainKernel } from '../plain-kernels';
import { Broadcast, type RowsKernel, sameShape } from './broadcast';
import { type CastExports, converter } from './cast';

type Select = (condition: number, a: number, b: number, out: number, n: number) => void;

export interface BinaryExports extends CastExports {
  binaryF32: RowsKernel;
  binaryI32: RowsKernel;
  compareF32: RowsKernel;
  compareI32: RowsKernel;
  logicalU8: RowsKernel;
  selectWords: Select;
  selectBools: Select;
}

interface Operands {
  a: TensorInfo;
  b: TensorInfo;
}

const bytesOf = (dtype: DataType) => (dtype === 'bool' ? 1 : 4);

export function binaryKernels(backend: TrainingBackend, wasm: BinaryExports): KernelTable {
  const broadcast = new Broadcast();
  const convert = converter(backend, wasm);

  /** @param dtype of the result. */
  function rows(kernel: RowsKernel, op: number, a: TensorInfo, b: TensorInfo, dtype: DataType): TensorInfo {
    let mode = codes.BOTH_LONG;
    const n = b.shape[0];
    if (b.shape.length === 1 && n && a.shape.length > 1 && a.shape[a.shape.length - 1] === n) {
      // A bias, or a mean over rows: what training broadcasts most.
      const out = backend.output(a.shape, dtype);
      const { address, length } = out.dataId;
      kernel(op, backend.address(a), backend.address(b), address, length / n, n, n * bytesOf(a.dtype), 0, mode);
      return out;
    }
    if (b.shape.length === 0) mode = codes.SECOND_SINGLE;
    else if (a.shape.length === 0) mode = codes.FIRST_SINGLE;
    else if (!sameShape(a.shape, b.shape)) {
      broadcast.plan(a.shape, b.shape);
      const out = backend.output(broadcast.shape, dtype);
      const [from, to] = [backend.address(a), backend.address(b)];
      broadcast.run(kernel, op, from, to, out.dataId.address, bytesOf(a.dtype), bytesOf(dtype));
      return out;
    }
    const out = backend.output(mode === codes.FIRST_SINGLE ? b.shape : a.shape, dtype);
    const { address, length } = out.dataId;
    kernel(op, backend.address(a), backend.address(b), address, 1, length, 0, 0, mode);
    return out;
  }

  /** @param dtype of the result of float32 operands; int32 ones make int32. */
  function arithmetic(name: string, op: number, hasInt: boolean, dtype: DataType = 'float32'): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { a, b } = call.inputs as unknown as Operands;
      if (a.dtype === 'float32' && b.dtype === 'float32') {
        return rows(wasm.binaryF32, op, a, b, dtype);
      }
      return hasInt && a.dtype === 'int32' && b.dtype === 'int32'
        ? rows(wasm.binaryI32, op, a, b, 'int32')
        : plain(call);
    };
  }

  function comparison(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { a, b } = call.inputs as unknown as Operands;
      if (a.dtype === 'float32' && b.dtype === 'float32') return rows(wasm.compareF32, op, a, b, 'bool');
      if (a.dtype === 'int32' && b.dtype === 'int32') return rows(wasm.compareI32, op, a, b, 'bool');
      if (a.dtype !== 'bool' || b.dtype !== 'bool') return plain(call);
      const [x, y] = [convert(a, 'int32'), convert(b, 'int32')];
      const out = rows(wasm.compareI32, op, x, y, 'bool');
      backend.disposeData(x.dataId);
      backend.disposeData(y.dataId);
      return out;
    };
  }

  function logical(name: string, op: number): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const { a, b } = call.inputs as unknown as Operands;
      return a.dtype === 'bool' && b.dtype === 'bool' ? rows(wasm.logicalU8, op, a, b, 'bool') : plain(call);
    };
  }

  /** Of an operand and what it is called, where the result is float32. */
  function named(name: string, op: number, first: string, second: string): KernelFunc {
    const plain = plainKernel(name, backend);
    return (call) => {
      const [a, b] = [call.inputs[first] as TensorInfo, call.inputs[second] as TensorInfo];
      return a.dtype === 'float32' && b.dtype === 'float32' ? rows(wasm.binaryF32, op, a, b, 'float32') : plain(call);
    };
  }

  const plainAddN = plainKernel('AddN', backend);
  const plainSelect = plainKernel('Select', backend);
  return {
    Add: arithmetic('Add', codes.ADD, true),
    Sub: arithmetic('Sub', codes.SUBTRACT, true),
    Multiply: arithmetic('Multiply', codes.MULTIPLY, true),
    RealDiv: arithmetic('RealDiv', codes.DIVIDE, false),
    Maximum: arithmetic('Maximum', codes.MAXIMUM, true),
    Minimum: arithmetic('Minimum', codes.MINIMUM, true),
    SquaredDifference: arithmetic('SquaredDifference', codes.SQUARED_DIFFERENCE, true),
    FloorDiv: arithmetic('FloorDiv', codes.FLOOR_DIVIDE, true, 'int32'),
    Mod: arithmetic('Mod', codes.MODULO, true),
    Prelu: named('Prelu', codes.PRELU, 'x', 'alpha'),
    EluGrad: named('EluGrad', codes.ELU_GRAD, 'dy', 'y'),
    Equal: comparison('Equal', codes.EQUAL),
    NotEqual: comparison('NotEqual', codes.NOT_EQUAL),
    Less: comparison('Less', codes.LESS),
    LessEqual: comparison('LessEqual', codes.LESS_EQUAL),
    Greater: comparison('Greater', codes.GREATER),
    GreaterEqual: comparison('GreaterEqual', codes.GREATER_EQUAL),
    LogicalAnd: logical('LogicalAnd', codes.AND),
    LogicalOr: logical('LogicalOr', codes.OR),

    AddN(call) {
      const terms = call.inputs as unknown as TensorInfo[];
      const [first, second] = terms as [TensorInfo, TensorInfo | undefined];
      for (const { dtype, shape } of terms) {
        if (dtype !== 'float32' || !sameShape(shape, first.shape)) return plainAddN(call);
      }
      if (!second) return backend.share(first, first.shape);
      const out = rows(wasm.binaryF32, codes.ADD, first, second, 'float32') as ReturnType<TrainingBackend['output']>;
      const to = out.dataId.address;
      for (let i = 2; i < terms.length; i++) {
        const term = backend.address(terms[i] as TensorInfo);
        wasm.binaryF32(codes.ADD, to, term, to, 1, out.dataId.length, 0, 0, codes.BOTH_LONG);
      }
      return out;
    },

    Select(call) {
      const { condition, t, e } = call.inputs as unknown as Record<'condition' | 't' | 'e', TensorInfo>;
      if (
        condition.dtype !== 'bool' ||
        t.dtype !== e.dtype ||
        (t.dtype !== 'float32' && t.dtype !== 'int32' && t.dtype !== 'bool') ||
        !sameShape(condition.shape, t.shape) ||
        !sameShape(e.shape, t.shape)
      ) {
        return plainSelect(call);
      }
      const out = backend.output(t.shape, t.dtype);
      const select = t.dtype === 'bool' ? wasm.selectBools : wasm.selectWords;
      const [from, yes, no] = [backend.address(condition), backend.address(t), backend.address(e)];
      select(from, yes, no, out.dataId.address, out.dataId.length);
      return out;
    },
  };
}
