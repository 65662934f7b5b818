import { z } from 'zod';

/** Ids as courses and rows have them: short words; what they name is looked up by the room that knows. */
export const Name = z.string().min(1).max(200);

export const ChapterRef = z.strictObject({ courseId: Name, chapterId: Name });

export const QuizRef = z.strictObject({ courseId: Name, quizId: Name });

/** The page where somebody asks: a lesson, or a challenge of its chapter. */
export const AskRef = ChapterRef.extend({ challengeId: Name.nullable() });
