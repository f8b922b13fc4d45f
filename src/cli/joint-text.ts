import { compositionTitle } from '../../plots/composition-title.ts'
import type { JointDistribution } from '../joint/joint.ts'
import { alignedTable } from '../output/text-table.ts'
import {
  conditionFigures,
  correlationText,
  energyFigures,
  resolutionNote,
  windowFigures,
} from '../question/joint-figures.ts'
import { pairEnergyLines, pairPlaceText, pairUnseenLines } from '../question/pair-text.ts'

/** A joint distribution as text for people. */
export function jointText(joint: JointDistribution): string {
  const { models, windows, given, warnings } = joint
  const [a, b] = models
  const note = resolutionNote(joint)
  return [
    `*${a.adsorbate} on ${a.site} and *${b.adsorbate} on ${b.site} of ${compositionTitle(joint)}, random alloy`,
    pairPlaceText(joint),
    ...pairEnergyLines(joint),
    `negative binds stronger; means, spreads and correlation are exact`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(energyFigures(joint)),
    '',
    correlationText(joint),
    ...(windows.length === 0 ? [] : ['', alignedTable(windowFigures(joint))]),
    ...(given === null ? [] : ['', alignedTable(conditionFigures(given, joint))]),
    ...(note === null ? [] : ['', note]),
    ...pairUnseenLines(joint),
  ].join('\n')
}
