// Fills the console blocks and the table of the docs with what the commands print now: npx tsx tools/docs-output.ts
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { consoleBlocks, DOCUMENTS, shellWords } from './console-blocks.ts'
import { countsTable } from './counts-table.ts'

for (const file of DOCUMENTS) {
  let text = readFileSync(file, 'utf8')
  for (const { block, command } of consoleBlocks(text)) {
    const output = execFileSync(process.execPath, ['dist/src/cli/main.js', ...shellWords(command)], {
      encoding: 'utf8',
    })
    text = text.replace(block, () => `\`\`\`console\n$ npx sitescape ${command}\n${output}\`\`\``)
  }
  text = text.replace(/(?<=<!-- counts -->\n).*(?=<!-- \/counts -->)/s, () => `${countsTable()}\n`)
  writeFileSync(file, text)
}
