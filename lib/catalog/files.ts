import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { type Finding, type Report, report } from './finding';
import { checkLanguages } from './languages';
import { parseStructured, readStructured, type Structured } from './structured';

/** Reads the files of one course, remembers their bytes for hashes, and collects what is wrong with them. */
export class CourseFiles {
  readonly findings: Finding[] = [];
  /** Of the course, once its head is read: until then no text is held against them. The first is that of `lesson.md`. */
  languages: readonly string[] = [];
  private readonly hashes = new Map<string, string>();

  /** @param base what the files in findings are relative to */
  constructor(private readonly base: string) {}

  to(file: string): Report {
    return { file: path.relative(this.base, file).split(path.sep).join('/'), findings: this.findings };
  }

  /** @returns null when there is no such file */
  async find(file: string): Promise<string | null> {
    try {
      const bytes = await readFile(file);
      this.hashes.set(file, createHash('sha256').update(bytes).digest('hex'));
      return bytes.toString('utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** A missing file is a finding. */
  async read(file: string): Promise<string | null> {
    const text = await this.find(file);
    if (text === null) {
      const expected = `a file ${path.basename(file)}`;
      report(this.to(file), { expected, message: `There is no ${path.basename(file)} here.` });
    }
    return text;
  }

  /** Parses a YAML or JSON file. @returns null after a finding */
  async parse<T>(file: string, schema: z.ZodType<T>): Promise<{ data: T; read: Structured } | null> {
    const text = await this.read(file);
    const read = text === null ? null : readStructured(text, this.to(file));
    const data = read && this.parseRead(schema, read, this.to(file));
    return read && data !== null ? { data, read } : null;
  }

  /** Parses what was read, and looks whether each text has the languages of the course. @returns null after an issue */
  parseRead<T>(schema: z.ZodType<T>, read: Structured, to: Report, value = read.value): T | null {
    const data = parseStructured(schema, read, to, value);
    if (data !== null && this.languages.length > 0) checkLanguages(schema, data, this.languages, read, to);
    return data;
  }

  /** Names in a folder that are not hidden, sorted; empty when there is no folder. */
  async list(folder: string, type: 'file' | 'folder'): Promise<string[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return entries
      .filter((entry) => !entry.name.startsWith('.') && (type === 'file' ? entry.isFile() : entry.isDirectory()))
      .map((entry) => entry.name)
      .sort();
  }

  /** A hash of every file read so far below a folder for which `counts` says so. */
  hashOf(folder: string, counts: (relative: string) => boolean = () => true): string {
    const hash = createHash('sha256');
    for (const [file, digest] of [...this.hashes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const relative = path.relative(folder, file).split(path.sep).join('/');
      if (!relative.startsWith('../') && counts(relative)) hash.update(`${relative}\0${digest}\n`);
    }
    return hash.digest('hex');
  }
}

/** What a translation names as its `source`: the first 12 hexadecimal digits of the SHA-256 of the file it translates. */
export function sourceHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
