import { browserAssets, challengeModule } from '@/lib/browser-grading/assets';
import type { CatalogChallenge } from '@/lib/catalog/course';
import type { EngineSources, RunSources } from '../components/workspace/grading/run-engine';

const asset = (name: string) => `/run/assets/${name}`;

/** What any page fetches for runs in the browser. */
export async function engineSources(): Promise<EngineSources> {
  const { engine, engineName, compiler } = await browserAssets();
  return { frame: '/run/frame', engine: asset(engine.name), engineName, compiler: asset(compiler.name) };
}

/** What the page of a challenge fetches for runs in the browser; every address names one content for ever. */
export async function runSources(courseId: string, challenge: CatalogChallenge): Promise<RunSources> {
  const [assets, engine, module] = await Promise.all([browserAssets(), engineSources(), challengeModule(challenge)]);
  const { dataSets, seeds } = challenge.definition;
  return {
    ...engine,
    challenge: `/run/challenges/${courseId}/${challenge.id}/${module.hash}`,
    contentHash: challenge.contentHash,
    dataSets: dataSets.map((name) => ({ name, url: asset(assets.dataSets[name].name) })),
    seeds: seeds.public,
  };
}
