import type secret from '%DECOY%';
export type T = typeof secret;
export default () => ({});
