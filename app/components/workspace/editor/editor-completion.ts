import { type Completion, type CompletionSource, completeFromList, ifNotIn } from '@codemirror/autocomplete';
import { localCompletionSource, typescriptSnippets } from '@codemirror/lang-javascript';
import { briefDescriptionNode } from './editor-description';
import type { LanguageClient } from './typescript/client';

/** Names that TypeScript knows at a place; until it is there, the names that the source itself contains. */
export function completionSource(language: LanguageClient): CompletionSource {
  return async (context) => {
    if (!language.ready) {
      const local = await localCompletionSource(context);
      const section = { name: context.state.phrase('Types are still being read; names of your own code so far') };
      return local && { ...local, options: local.options.map((option) => ({ ...option, section })) };
    }
    const source = context.state.doc.toString();
    const { pos } = context;
    const found = await language.ask('completions', source, pos, context.explicit);
    if (!found || context.aborted) return null;
    return {
      from: found.from,
      validFor: /^[\w$]*$/,
      options: found.options.map(
        ({ name, kind, rank }): Completion => ({
          label: name,
          type: kind,
          boost: rank === 'near' ? 10 : -10,
          info: async () => {
            const description = await language.ask('describeCompletion', source, pos, name);
            return description && briefDescriptionNode(description);
          },
        }),
      ),
    };
  };
}

/** The shapes of a loop, a function and the like, where code may stand. */
export const snippetSource: CompletionSource = ifNotIn(
  [
    'TemplateString',
    'String',
    'RegExp',
    'LineComment',
    'BlockComment',
    'PropertyName',
    'PropertyDefinition',
    '.',
    '?.',
  ],
  completeFromList(typescriptSnippets),
);
