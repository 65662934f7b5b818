/** The longest trace that is kept; engines keep ten frames of their own accord, and `model.fit` alone has more. */
export const FRAMES = 200;

/** The frames of a trace that stand in the student's file. */
export function fromStudent(stack: string | undefined): string {
  const frames = (stack ?? '').split('\n').filter((line) => /\bstudent\.js\b.*:\d+:\d+/.test(line));
  return frames.slice(0, 40).join('\n').slice(0, 20_000);
}
