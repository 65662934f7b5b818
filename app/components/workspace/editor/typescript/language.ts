import ts from 'typescript';
import { completionsAt, describeCompletion } from './completions';
import { describeAt } from './describe';
import { findingsIn } from './findings';
import { formatted } from './format';
import { type LanguageFiles, openHost } from './host';

/**
 * What TypeScript knows of a student's file. Every question brings the source that it is about; positions are offsets in
 * UTF-16 units. Nothing of the source is ever run.
 */
export function openLanguage(files: LanguageFiles) {
  const host = openHost(files);
  const service = ts.createLanguageService(host);
  const about = <Question extends unknown[], Answer>(
    answer: (service: ts.LanguageService, ...question: Question) => Answer,
  ) => {
    return (source: string, ...question: Question): Answer => {
      host.write(source);
      return answer(service, ...question);
    };
  };
  return {
    findings: about(findingsIn),
    completions: about(completionsAt),
    describeCompletion: about(describeCompletion),
    describe: about(describeAt),
    format: about(formatted),
  };
}

export type Language = ReturnType<typeof openLanguage>;
