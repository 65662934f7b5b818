// The product has one further up; this app has nothing to do at its start.
export function register(): void {}
