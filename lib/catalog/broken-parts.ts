import path from 'node:path';
import type { CourseFiles } from './files';
import type { Finding } from './finding';

/** Which parts of a course its errors leave unusable: what stands in a folder breaks that folder and no other. */
export class BrokenParts {
  private readonly errors: string[];

  /** @param findings those of the parts themselves; a reference to something missing breaks only what is missing. */
  constructor(
    private readonly files: CourseFiles,
    findings: readonly Finding[],
  ) {
    this.errors = findings.filter(({ severity }) => severity === 'error').map(({ file }) => file);
  }

  /** Whether anything in a folder is wrong, apart from folders in it that are parts of their own. */
  has(folder: string, apart: string[] = []): boolean {
    const own = `${this.files.to(folder).file}/`;
    const others = apart.map((name) => `${own}${name}/`);
    return this.errors.some((file) => file.startsWith(own) && !others.some((other) => file.startsWith(other)));
  }

  hasFile(...names: string[]): boolean {
    return this.errors.includes(this.files.to(path.join(...names)).file);
  }
}
