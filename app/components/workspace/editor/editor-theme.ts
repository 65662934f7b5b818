import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The inks of code in lessons (`--code-*`); each passes AA on the editor's paper in both themes. */
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-token-keyword)' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--code-token-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.typeName], color: 'var(--code-token-constant)' },
  { tag: tags.comment, color: 'var(--code-token-comment)', fontStyle: 'italic' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
    ],
    color: 'var(--code-token-function)',
  },
  { tag: [tags.punctuation, tags.bracket, tags.operator], color: 'var(--code-token-punctuation)' },
  { tag: tags.invalid, textDecoration: 'underline wavy var(--color-not-yet)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--color-raised)', color: 'var(--color-ink)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontFeatureSettings: '"calt" 0',
    lineHeight: '1.6',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--color-ink)', padding: '0.75rem 0' },
  '.cm-line': { padding: '0 0.9rem 0 0.6rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--color-ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-accent-soft)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-muted)',
    border: 'none',
    borderLeft: '3px solid transparent',
    fontVariantNumeric: 'tabular-nums',
  },
  '&.cm-focused .cm-gutters': { borderLeftColor: 'var(--color-accent)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--color-sunken) 70%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--color-sunken)', color: 'var(--color-ink)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--color-accent-soft)',
    outline: '1px solid var(--color-accent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--color-sunken)' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-pass-soft)', outline: '1px solid var(--color-pass)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-accent-soft)', outline: '2px solid var(--color-accent)' },
  '.cm-panels': { backgroundColor: 'var(--color-sunken)', color: 'var(--color-ink)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--color-rule)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--font-sans)', padding: '0.5rem 0.75rem' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    fontSize: '0.8125rem',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--color-ink)', padding: '0 0.5rem', fontSize: '1.125rem' },
  '.cm-textfield': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-sm)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-sm)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-sm)',
    maxWidth: 'min(34rem, 100vw - 1rem)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    fontSize: '0.875rem',
    lineHeight: '1.6',
    minWidth: 'min(16rem, 100vw - 2rem)',
    maxHeight: '14rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.05rem 0.6rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-on-accent)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85' },
  '.cm-tooltip.cm-completionInfo': { padding: '0', width: 'min(26rem, 100vw - 2rem)', maxWidth: 'none' },
  '.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--color-rule)' },
  '.cm-description': {
    fontFamily: 'var(--font-sans)',
    fontSize: '0.875rem',
    lineHeight: '1.5',
    padding: '0.5rem 0.75rem',
    overflowWrap: 'anywhere',
  },
  '.cm-tooltip-hover .cm-description, .cm-told': { maxHeight: '18rem', overflowY: 'auto' },
  '.cm-description code': { fontFamily: 'var(--font-mono)', fontSize: '0.8125rem' },
  '.cm-description-signature': { display: 'block', whiteSpace: 'pre-wrap' },
  '.cm-description-prose': {
    borderTop: '1px solid var(--color-rule)',
    marginTop: '0.5rem',
    paddingTop: '0.5rem',
    color: 'var(--color-muted)',
  },
  '.cm-description-prose p + p, .cm-description-prose pre, .cm-description-prose pre + p': { marginTop: '0.5rem' },
  '.cm-description-prose code, .cm-description-prose pre': { color: 'var(--color-ink)' },
  '.cm-description-prose pre': {
    fontSize: '0.8125rem',
    whiteSpace: 'pre-wrap',
    borderLeft: '2px solid var(--color-rule)',
    paddingLeft: '0.6rem',
  },
  '.cm-piece-keyword': { color: 'var(--code-token-keyword)' },
  '.cm-piece-name': { color: 'var(--code-token-function)' },
  '.cm-piece-type, .cm-piece-number': { color: 'var(--code-token-constant)' },
  '.cm-piece-string': { color: 'var(--code-token-string)' },
  '.cm-piece-punctuation': { color: 'var(--code-token-punctuation)' },
  // Beside the list there is no room on a phone, and over it there must be none.
  '.cm-completionInfo.cm-completionInfo-left-narrow, .cm-completionInfo.cm-completionInfo-right-narrow': {
    display: 'none',
  },
  '.cm-panel.cm-panel-lint ul': { maxHeight: '9rem', outline: 'none' },
  '.cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    backgroundColor: 'var(--color-accent-soft)',
    color: 'var(--color-ink)',
  },
  '.cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    outline: '2px solid var(--color-accent)',
    outlineOffset: '-2px',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--color-accent-soft)' },
  '.cm-panel.cm-panel-lint [name=close]': { color: 'var(--color-ink)', padding: '0 0.5rem', fontSize: '1.125rem' },
  '.cm-diagnostic': {
    fontFamily: 'var(--font-sans)',
    fontSize: '0.875rem',
    lineHeight: '1.5',
    padding: '0.4rem 0.75rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--color-not-yet)' },
  '.cm-diagnostic-info': { borderLeft: '3px solid var(--color-accent)' },
  '.cm-lintRange-error, .cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline wavy 1px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--color-not-yet)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--color-accent)' },
  '.cm-lint-marker': { width: '0.6em', height: '0.6em', margin: '0.5em 0.2em' },
  '.cm-lint-marker-error': { content: 'normal', borderRadius: '50%', backgroundColor: 'var(--color-not-yet)' },
  '.cm-lint-marker-info': { content: 'normal', border: '2px solid var(--color-accent)' },
  '.cm-changedLine': { backgroundColor: 'var(--color-pass-soft) !important' },
  '.cm-changedText': {
    background: 'color-mix(in srgb, var(--color-pass) 16%, transparent) !important',
    textDecoration: 'none',
  },
  '.cm-deletedChunk': { backgroundColor: 'var(--color-not-yet-soft)', paddingLeft: '0.6rem' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'color-mix(in srgb, var(--color-not-yet) 14%, transparent) !important',
    textDecoration: 'none',
  },
  '.cm-changeGutter': { width: '4px' },
  '.cm-changedLineGutter': { background: 'var(--color-pass) !important' },
  '.cm-deletedLineGutter': { background: 'var(--color-not-yet) !important' },
  '.cm-collapsedLines': {
    background: 'var(--color-sunken)',
    color: 'var(--color-muted)',
    fontFamily: 'var(--font-sans)',
    padding: '0.25rem 0.9rem',
  },
  // Phones zoom into whatever is smaller when it is tapped; fingers want room.
  '@media (pointer: coarse)': {
    '.cm-scroller': { fontSize: '1rem' },
    '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { fontSize: '1rem' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.45rem 0.75rem' },
  },
});

export const look = [theme, syntaxHighlighting(highlight)];
