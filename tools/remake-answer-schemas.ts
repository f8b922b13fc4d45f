// Writes what answers look like, for the API's document: npx tsx tools/remake-answer-schemas.ts
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { answerSchemas } from './answer-schemas.ts'

const FILE = 'server/openapi/answer-schemas.ts'

async function remake(): Promise<void> {
  const schemas = JSON.stringify(await answerSchemas())
  writeFileSync(
    FILE,
    `/** Made from the answers to the examples by \`npx tsx tools/remake-answer-schemas.ts\`; a test compares them. */\nexport const ANSWER_SCHEMAS = ${schemas}\n`,
  )
  execFileSync('npx', ['biome', 'check', '--write', FILE], { stdio: 'inherit' })
}

void remake()
