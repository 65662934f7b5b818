/** The kinds of questions that the template has one of. Apart from what makes them, so that `--help` need not load it. */
export const NEW_KINDS = ['single-choice', 'multiple-choice', 'true-false', 'numeric'] as const;
