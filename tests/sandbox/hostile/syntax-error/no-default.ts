export function train() {}
