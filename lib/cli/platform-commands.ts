import type { Command } from 'commander';

/** `heldout platform …`: learning platforms. */
export function addPlatformCommands(platform: Command): void {
  platform
    .command('list')
    .description('those that are registered, and what a platform needs to know of this installation')
    .action(async () => {
      const { platforms } = await import('./platforms');
      process.exitCode = platforms();
    });
  platform
    .command('add')
    .description('register one; the page for operators says what the file holds')
    .argument('<file.json>')
    .action(async (file) => {
      const { register } = await import('./platforms');
      process.exitCode = register(file);
    });
  platform
    .command('remove')
    .argument('<id>')
    .action(async (id) => {
      const { remove } = await import('./platforms');
      process.exitCode = remove(id);
    });
}
