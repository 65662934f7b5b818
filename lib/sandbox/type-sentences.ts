import type { Sentence } from '@/lib/text';

/** What the type checker finds, in words of ours: by the number of its message, whose quoted parts are {0}, {1}, {2}. */
export const TYPE_SENTENCES: Record<number, Sentence> = {
  2304: { en: '{0} is not declared.', fr: '{0} n’est pas déclaré.' },
  2305: { en: '{0} exports no {1}.', fr: '{0} n’exporte pas {1}.' },
  2307: { en: 'The module {0} is not found.', fr: 'Le module {0} est introuvable.' },
  2322: {
    en: 'This is of type {0}, where {1} is expected.',
    fr: 'Ceci est de type {0}, alors que {1} est attendu.',
  },
  2339: { en: '{1} has no property {0}.', fr: '{1} n’a pas de propriété {0}.' },
  2344: { en: '{0} does not fulfil what {1} asks.', fr: '{0} ne remplit pas ce que {1} demande.' },
  2345: {
    en: 'This argument is of type {0}, where {1} is expected.',
    fr: 'Cet argument est de type {0}, alors que {1} est attendu.',
  },
  2349: {
    en: 'This is no function and cannot be called.',
    fr: 'Ceci n’est pas une fonction, on ne peut pas l’appeler.',
  },
  2351: { en: 'This is no class: new cannot make one.', fr: 'Ceci n’est pas une classe : new ne peut rien en créer.' },
  2352: {
    en: '{0} and {1} have too little in common for one to be taken as the other.',
    fr: '{0} et {1} ont trop peu en commun pour que l’un soit pris pour l’autre.',
  },
  2353: { en: '{1} has no property {0}.', fr: '{1} n’a pas de propriété {0}.' },
  2355: {
    en: 'This function says that it returns something, and never does.',
    fr: 'Cette fonction annonce une valeur et n’en renvoie aucune.',
  },
  2362: { en: 'The left side of this is no number.', fr: 'Le membre de gauche n’est pas un nombre.' },
  2363: { en: 'The right side of this is no number.', fr: 'Le membre de droite n’est pas un nombre.' },
  2365: { en: '{0} cannot join {1} and {2}.', fr: '{0} ne peut pas combiner {1} et {2}.' },
  2366: {
    en: 'This function does not return a value on every path.',
    fr: 'Cette fonction ne renvoie pas de valeur dans tous les cas.',
  },
  2454: { en: '{0} is read before it has a value.', fr: '{0} est lu avant d’avoir une valeur.' },
  2488: { en: '{0} cannot be gone through.', fr: '{0} ne peut pas être parcouru.' },
  2531: { en: 'This may be null.', fr: 'Ceci peut être null.' },
  2532: { en: 'This may be undefined.', fr: 'Ceci peut être undefined.' },
  2540: { en: '{0} can only be read.', fr: '{0} est en lecture seule.' },
  2551: { en: '{1} has no property {0}. Is {2} meant?', fr: '{1} n’a pas de propriété {0}. Est-ce {2} ?' },
  2552: { en: '{0} is not declared. Is {1} meant?', fr: '{0} n’est pas déclaré. Est-ce {1} ?' },
  2554: { en: 'The number of arguments does not fit.', fr: 'Le nombre d’arguments ne convient pas.' },
  2571: { en: 'Nothing is known of the type of this.', fr: 'On ne sait rien du type de ceci.' },
  2588: {
    en: '{0} is a constant and cannot be assigned to.',
    fr: '{0} est une constante : on ne peut pas lui affecter de valeur.',
  },
  2739: { en: '{0} lacks properties that {1} has.', fr: 'Il manque à {0} des propriétés de {1}.' },
  2740: { en: '{0} lacks properties that {1} has.', fr: 'Il manque à {0} des propriétés de {1}.' },
  2741: { en: '{1} lacks the property {0}, which {2} has.', fr: 'Il manque à {1} la propriété {0}, que {2} possède.' },
  2769: {
    en: 'No form of this function takes these arguments.',
    fr: 'Aucune forme de cette fonction n’accepte ces arguments.',
  },
  7006: { en: 'The parameter {0} has no type.', fr: 'Le paramètre {0} n’a pas de type.' },
  7031: { en: '{0} has no type.', fr: '{0} n’a pas de type.' },
  7034: { en: 'The type of {0} is not clear everywhere.', fr: 'Le type de {0} n’est pas clair partout.' },
  7053: { en: 'This has no type when it is indexed so.', fr: 'Ainsi indexé, ceci n’a pas de type.' },
  18046: { en: 'Nothing is known of the type of {0}.', fr: 'On ne sait rien du type de {0}.' },
  18047: { en: '{0} may be null.', fr: '{0} peut être null.' },
  18048: { en: '{0} may be undefined.', fr: '{0} peut être undefined.' },
  18049: { en: '{0} may be null or undefined.', fr: '{0} peut être null ou undefined.' },
};

/** Where what is suggested may not be told: the sentence without it. */
const WITHOUT_SUGGESTION: Record<number, number> = { 2551: 2339, 2552: 2304 };

const OTHER: Sentence = {
  en: 'The types do not fit here (TypeScript, message {code}).',
  fr: 'Les types ne conviennent pas ici (TypeScript, message {code}).',
};

/** Words of the language and of tfjs that types are written with. */
const OF_TYPES = new Set(
  `any array bigint boolean const false function infer instanceof keyof never new null number object of in is out readonly string
  symbol this true typeof undefined unknown unique void extends asserts Array ReadonlyArray Promise Record Partial Required Pick
  Omit Readonly Iterable Iterator IterableIterator ArrayIterator Generator Map Set Function String Number Boolean Object Error
  ArrayBuffer ArrayBufferLike ArrayLike Float32Array Float64Array Int32Array Uint8Array Uint8ClampedArray TypedArray
  Tensor Tensor1D Tensor2D Tensor3D Tensor4D Tensor5D Tensor6D TensorLike TensorLike1D TensorLike2D TensorLike3D TensorLike4D
  TensorBuffer TensorContainer NamedTensorMap Rank R0 R1 R2 R3 R4 R5 R6 Scalar ScalarLike Variable DataType DataTypeMap
  NumericDataType ShapeMap SymbolicTensor Shape Sequential LayersModel Layer Optimizer AdamOptimizer SGDOptimizer
  MomentumOptimizer RMSPropOptimizer AdagradOptimizer AdamaxOptimizer AdadeltaOptimizer Initializer float32 int32 bool complex64
  tf value length`.split(/\s+/),
);
const LONGEST = 160;

/** The words of a text that names are made of. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}_$]+/gu) ?? [];

/**
 * What to say for a message of the type checker. Nothing of its own wording is passed on, and of what it quotes only what is
 * made of words of the source, of what the challenge declares, and of types: whatever else it may have come across stays with
 * it, and the general sentence says where.
 */
export function typeSentence(code: number, message: string, source: string, declarations: string): Sentence {
  const quoted = [...message.matchAll(/'((?:[^'"]|"[^"]*")*)'/g)].map(([, part]) => part as string);
  const own = new Set([...wordsOf(source), ...wordsOf(declarations)]);
  const isTold = (part: string | undefined) =>
    part !== undefined && part.length <= LONGEST && wordsOf(part).every((word) => own.has(word) || OF_TYPES.has(word));
  const usable = [code, WITHOUT_SUGGESTION[code] ?? code]
    .map((one) => TYPE_SENTENCES[one])
    .find((known) => known && [...known.en.matchAll(/\{(\d)\}/g)].every(([, i]) => isTold(quoted[Number(i)])));
  const fill = (text: string) =>
    text.replace(/\{(\d|code)\}/g, (_, slot) => (slot === 'code' ? String(code) : `\`${quoted[Number(slot)]}\``));
  const { en, fr } = usable ?? OTHER;
  return { en: fill(en), fr: fill(fr) };
}
