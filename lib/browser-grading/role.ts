/** What a worker of the engine is there for; it is the worker's name. */
export type Role = 'grader' | 'compiler' | 'judge' | 'student';
