type D = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type N = `${D}${D}${D}${D}`;
type M = { [K in N]: `${K}${Uncapitalize<N>}` };
export const x: M[N] = '' as M[N];
export default () => ({});
