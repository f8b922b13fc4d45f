// Fills the README's console blocks with what their commands print now: npx tsx tools/readme-output.ts
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { consoleBlocks, shellWords } from './console-blocks.ts'

let readme = readFileSync('README.md', 'utf8')
for (const { block, command } of consoleBlocks(readme)) {
  const output = execFileSync(process.execPath, ['dist/src/cli/main.js', ...shellWords(command)], {
    encoding: 'utf8',
  })
  readme = readme.replace(block, () => `\`\`\`console\n$ npx sitescape ${command}\n${output}\`\`\``)
}
writeFileSync('README.md', readme)
