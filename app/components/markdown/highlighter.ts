import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import json from 'shiki/langs/json.mjs';
import python from 'shiki/langs/python.mjs';
import typescript from 'shiki/langs/typescript.mjs';

/** The colours are the page's own (`--code-*` in prose.css), so that light and dark need no second pass. */
const theme = createCssVariablesTheme({ name: 'heldout', variablePrefix: '--code-' });

export const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [typescript, python, json, bash],
  engine: createJavaScriptRegexEngine(),
});
