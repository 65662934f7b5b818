/** The address of a quiz, or of a run through it. The quiz that has its chapter's id needs no name of its own. */
export function quizHref(
  { courseId, chapterId, quizId }: { courseId: string; chapterId: string; quizId: string },
  attemptId?: string,
): string {
  const quiz = `/courses/${courseId}/${chapterId}/quiz${quizId === chapterId ? '' : `/${quizId}`}`;
  return attemptId === undefined ? quiz : `${quiz}?attempt=${attemptId}`;
}
