// Which of these alloys has the most sites near the optimum for *OH? Run: npx tsx examples/compare.ts
import { compareCompositions, loadModel, parseComposition } from 'sitescape'

const candidates = ['Pt', 'Pt80Ru20', 'Pd50Pt50', 'IrPdPtRhRu'].map(name => ({
  name,
  composition: parseComposition(name),
}))
const { rows } = compareCompositions(loadModel('irpdptrhru-oh'), candidates, { low: 1.0, high: 1.2 })
for (const { name, mean, windowProbability } of rows)
  console.log(
    `${name}: mean ΔE(*OH) ${mean.toFixed(3)} eV, ${windowProbability?.toFixed(3)} of the sites in 1.0..1.2 eV`,
  )
