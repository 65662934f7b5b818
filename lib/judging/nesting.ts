/** Which output of which use of a layer, as descriptions write it. */
export type Reference = [layer: string, node: number, output: number];

/** A use of a layer: its name, and which of its uses. */
export type Use = [layer: string, node: number];

export interface DescribedLayer {
  class: string;
  name: string;
  config: Record<string, unknown>;
  /** For each use what goes into it; none for what a network begins with. */
  uses: Reference[][];
  /** Of a layer that is a model itself. */
  inner?: DescribedNetwork;
}

/** A network in a student's own words; a chain has its first and its last layer as input and output. */
export interface DescribedNetwork {
  layers: DescribedLayer[];
  inputs: Reference[];
  outputs: Reference[];
}

/** A layer that is no model; its name begins with those of the models that it stands in. */
export interface FlatLayer {
  class: string;
  name: string;
  described: DescribedLayer;
  uses: Use[][];
}

export interface FlatNetwork {
  layers: FlatLayer[];
  inputs: Use[];
  outputs: Use[];
}

export const MAX_LAYERS = 200;
export const MAX_NODES = 400;
/** Of all that goes into all uses: a few words could ask for very many. */
const MAX_REFERENCES = 20_000;
/** Models that hand on what they are given, one around the other. */
const DEEPEST = 1000;

type Given = (call: number, at: number) => Use;

/**
 * The same network without models inside models: their layers in its place, in the order in which tfjs lists their weights, each
 * with a use for every use of the model around it.
 * @throws Error for what names nothing, or grows beyond what may be rebuilt.
 */
export function flatten(network: DescribedNetwork): FlatNetwork {
  const flat: (Omit<FlatLayer, 'uses'> & { uses(): Use[][] })[] = [];
  let references = 0;
  let depth = 0;

  function keepSmall(isSmall: boolean): void {
    if (!isSmall) throw new Error('A network grows too large, or hands on in a circle.');
  }

  function expand({ layers, inputs, outputs }: DescribedNetwork, prefix: string, calls: number, given?: Given): Given {
    const parts = new Map(layers.map((layer) => [layer.name, layer]));
    const answers = new Map<string, Given>();
    const count = ({ uses }: DescribedLayer) => Math.max(1, uses.length);
    const begun = (call: number, name: string): Use => {
      const at = inputs.findIndex(([input]) => input === name);
      if (!given || at === -1) throw new Error(`Nothing goes into ${name}.`);
      return given(call, at);
    };

    function resolve([name, node, output]: Reference, call: number): Use {
      const part = parts.get(name);
      if (!part || node < 0 || node >= count(part)) throw new Error(`There is no layer ${name}, or no such use of it.`);
      if (part.class === 'InputLayer' && given) return begun(call, name);
      const use = call * count(part) + node;
      const answer = answers.get(name);
      if (!answer && output > 0) throw new Error('A layer has one output.');
      keepSmall(depth++ < DEEPEST);
      const found: Use = answer ? answer(use, output) : [prefix + name, use];
      depth--;
      return found;
    }

    function into(layer: DescribedLayer, call: number, node: number): Use[] {
      references += layer.uses[node]?.length ?? 1;
      keepSmall(references <= MAX_REFERENCES);
      return layer.uses[node]?.map((reference) => resolve(reference, call)) ?? [begun(call, layer.name)];
    }

    for (const layer of layers) {
      const { class: className, name, inner, uses } = layer;
      const total = calls * count(layer);
      keepSmall(total <= MAX_NODES && flat.length < MAX_LAYERS);
      const each = (use: number) => into(layer, Math.floor(use / count(layer)), use % count(layer));
      if (inner) {
        const handedOn: Given = (use, at) => {
          const found = each(use)[at];
          if (!found) throw new Error(`${name} is given too little.`);
          return found;
        };
        answers.set(name, expand(inner, `${prefix}${name}/`, total, handedOn));
        continue;
      }
      if (className === 'InputLayer' && given) continue;
      const isInput = uses.length === 0 && !given;
      const own = () => (isInput ? [] : Array.from({ length: total }, (_, use) => each(use)));
      flat.push({ class: className, name: prefix + name, described: layer, uses: own });
    }
    return (call, at) => {
      const output = outputs[at];
      if (!output) throw new Error('A model has no such output.');
      return resolve(output, call);
    };
  }

  const outputOf = expand(begin(network), '', 1);
  return {
    layers: flat.map((layer) => ({ ...layer, uses: layer.uses() })),
    inputs: begin(network).inputs.map(([name]) => [name, 0]),
    outputs: network.outputs.map((_, i) => outputOf(0, i)),
  };
}

/** A chain whose first layer is a model begins with what that takes. */
function begin(network: DescribedNetwork): DescribedNetwork {
  const head = network.layers.find(({ name, inner }) => inner && network.inputs.some(([input]) => input === name));
  if (!head) return network;
  const name = `${head.name}/input`;
  const config = { name, ...takenBy(head) };
  const input: DescribedLayer = { class: 'InputLayer', name, config, uses: [] };
  const layers = network.layers.map((layer) => (layer === head ? { ...head, uses: [[[name, 0, 0]]] } : layer));
  return { ...network, layers: [input, ...(layers as DescribedLayer[])], inputs: [[name, 0, 0]] };
}

function takenBy({ inner, config }: DescribedLayer): Record<string, unknown> {
  const first = inner?.layers.find(({ name }) => name === inner.inputs[0]?.[0]);
  if (first) return takenBy(first);
  const { batch_input_shape, dtype } = config;
  return { batch_input_shape, ...(dtype !== undefined && { dtype }) };
}
