import type { Command } from './command.ts';
import { readCommands } from './read-commands.ts';
import { schemaCommands } from './schema-commands.ts';
import { serverCommands } from './server-commands.ts';
import { writeCommands } from './write-commands.ts';

const commands: Readonly<Record<string, Command>> = {
  ...serverCommands,
  ...schemaCommands,
  ...writeCommands,
  ...readCommands,
};

/** The command of that name, or null when there is none. */
export const findCommand = (name: string): Command | null =>
  (Object.hasOwn(commands, name) ? commands[name] : undefined) ?? null;
