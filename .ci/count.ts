import { readFileSync } from 'node:fs';

// Prints "<passed> <failed>" for the JSON that vitest, Playwright or `heldout check` wrote.
const report = JSON.parse(readFileSync(process.argv[2] as string, 'utf8'));

function counts(): [number, number] {
  if ('numPassedTests' in report) {
    // A file that broke before or between its tests has none that failed.
    const broken = report.testResults.filter(
      (file: { status: string; assertionResults: { status: string }[] }) =>
        file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    );
    return [report.numPassedTests, report.numFailedTests + broken.length];
  }
  if ('stats' in report) return [report.stats.expected + report.stats.flaky, report.stats.unexpected];
  const problems = [
    ...report.findings.map((finding: { severity: string }) => (finding.severity === 'error' ? 1 : 0)),
    ...report.items.map((item: { problems: string[] }) => item.problems.length),
    ...report.proofs.map((proof: { problem: string | null }) => (proof.problem === null ? 0 : 1)),
  ] as number[];
  const bad = problems.filter((n) => n > 0).length;
  return [report.items.length + report.proofs.length - bad, bad];
}

process.stdout.write(counts().join(' '));
