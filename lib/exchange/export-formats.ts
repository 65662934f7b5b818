/** What `heldout export` writes. Apart from what writes it, so that `--help` need not load it. */
export const EXPORT_FORMATS = ['csv', 'qti3', 'gift', 'moodle-xml', 'json'] as const;
