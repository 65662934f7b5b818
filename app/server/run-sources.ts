import { browserAssets, challengeModule } from '@/lib/browser-grading/assets';
import type { CatalogChallenge } from '@/lib/catalog/course';
import type { RunSources } from '../components/workspace/grading/run-engine';

/** What the page of a challenge fetches for runs in the browser; every address names one content for ever. */
export async function runSources(courseId: string, challenge: CatalogChallenge): Promise<RunSources> {
  const [assets, module] = await Promise.all([browserAssets(), challengeModule(challenge)]);
  const asset = (name: string) => `/run/assets/${name}`;
  const { dataSets, seeds } = challenge.definition;
  return {
    frame: '/run/frame',
    engine: asset(assets.engine.name),
    engineName: assets.engineName,
    compiler: asset(assets.compiler.name),
    challenge: `/run/challenges/${courseId}/${challenge.id}/${module.hash}`,
    contentHash: challenge.contentHash,
    dataSets: dataSets.map((name) => ({ name, url: asset(assets.dataSets[name].name) })),
    seeds: seeds.public,
  };
}
