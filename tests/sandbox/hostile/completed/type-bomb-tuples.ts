type A<T extends any[], N> = T['length'] extends N ? T : A<[...T, 0] | [...T, 1], N>;
type B<T> = T extends [infer H, ...infer R] ? `${H & number}${B<R>}` : '';
export const x = 1 as never as B<A<[], 24>>;
export default () => ({});
