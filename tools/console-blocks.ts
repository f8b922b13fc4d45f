/** The documents that show output of commands. */
export const DOCUMENTS = [
  'README.md',
  'docs/how-many-sites.md',
  'docs/activity.md',
  'docs/plug-in-models.md',
  'docs/which-sites-to-compute.md',
]

/** A console block of the README: its whole text, the sitescape command in it, and the output it shows. */
export interface ConsoleBlock {
  readonly block: string
  readonly command: string
  readonly output: string
}

export const consoleBlocks = (markdown: string): ConsoleBlock[] =>
  [...markdown.matchAll(/```console\n\$ npx sitescape ([^\n]+)\n(.*?)```/gs)].map(
    ([block, command, output]) => ({
      block,
      command: command as string,
      output: output as string,
    }),
  )

/** The arguments of a command line without quotes inside words. */
export const shellWords = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => (quoted ?? plain) as string)
