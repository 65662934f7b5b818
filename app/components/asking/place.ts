/** Where somebody asks. */
export interface AskPlaceProps {
  courseId: string;
  chapterId: string;
  challengeId: string | null;
  /** What was handed in and is spoken of, for a question to an instructor. */
  submissionId?: string;
}
