import { compositionTitle } from '../../plots/composition-title.ts'
import { diversityPanels } from '../../plots/diversity-panels.ts'
import type { MarkedSites } from '../../plots/rarefaction-curve.ts'
import { ELEMENT_PROPERTIES, vegardLatticeConstant } from '../composition/element-properties.ts'
import { aligned } from '../output/aligned.ts'
import { type Table, tableOf } from '../output/table.ts'
import { answerDiversity, diversityQuestion } from '../question/diversity.ts'
import type { ParticleAnswer } from '../question/particle.ts'
import { readQuestion } from '../question/read-question.ts'
import { usualParticleSizes } from '../surface/particle-sizes.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'

export const diversityCommand = () =>
  command('diversity', 'how many different sites an alloy has, and shows', 'plot')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option('--sites <numbers>', 'how many sites there are: 1e6, or several: 1e3,1e6')
    .option('--particle <length,cutoff>', 'a truncated octahedron instead: 9,2')
    .option('--diameter <nm>', 'the regular truncated octahedron nearest to a diameter')
    .option('--particles <n>', 'particles to simulate (default: 100)')
    .option('--seed <n>', 'seed of the simulation (default: 1)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const question = readQuestion(diversityQuestion, fields)
          const answer = answerDiversity(question)
          return {
            answer,
            table: () => expectedTable(answer),
            plot: () => diversityPanels(answer, markedSites(answer, question.sites !== undefined)),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

export type DiversityAnswer = ReturnType<typeof answerDiversity>

/** The numbers of sites that were asked for, or those of particles of usual sizes where their lattice constant is known. */
function markedSites({ composition, particle, expected }: DiversityAnswer, asked: boolean): MarkedSites[] {
  if (particle !== undefined)
    return [
      {
        label: `${particle.surfaceAtoms.toLocaleString('en')}, as on a ${particle.diameter.toFixed(1)} nm particle`,
        sites: particle.surfaceAtoms,
      },
    ]
  if (asked) return expected.map(({ sites }) => ({ label: significant(sites), sites }))
  if (!Object.keys(composition).every(element => element in ELEMENT_PROPERTIES)) return []
  return usualParticleSizes(vegardLatticeConstant(new Map(Object.entries(composition)))).map(
    ({ diameter, surfaceAtoms }) => ({ label: `${diameter} nm particle`, sites: surfaceAtoms }),
  )
}

const expectedTable = (answer: DiversityAnswer): Table =>
  tableOf(
    [
      ...answer.expected.map(({ sites, fingerprints }) => ({ sites, fingerprints, share: null })),
      ...answer.needed.map(({ share, sites }) => ({ sites, fingerprints: null, share })),
    ],
    {
      site: () => answer.site,
      assumption: () => answer.assumption,
      sites: row => row.sites,
      expected_fingerprints: row => row.fingerprints,
      probability_seen: row => row.share,
    },
  )

const SIGNIFICANT_DIGITS = 6

/** Whole digits in full while they are few, six significant ones at least; `-` for what was not computed. */
function significant(value: number | null): string {
  if (value === null) return '-'
  if (value >= 1e15 || (value > 0 && value < 1e-4))
    return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toExponential()
  const wholeDigits = value < 1 ? 0 : Math.floor(Math.log10(value)) + 1
  return value.toLocaleString('en', { maximumFractionDigits: Math.max(0, SIGNIFICANT_DIGITS - wholeDigits) })
}

function text(answer: DiversityAnswer): string {
  const { site, arrangements, fingerprints, expected, needed, particle } = answer
  return [
    `${site} of ${compositionTitle(answer)}, ${answer.assumption}`,
    '',
    aligned(
      ['diversity', 'arrangements', 'fingerprints'],
      (
        [
          ['entropy / nat', 'entropy'],
          ['Hill number 0 (how many)', 'hill0'],
          ['Hill number 1 (exp entropy)', 'hill1'],
          ['Hill number 2 (1 / sum p^2)', 'hill2'],
        ] as const
      ).map(([label, key]) => [label, significant(arrangements[key]), significant(fingerprints[key])]),
    ),
    '',
    aligned(
      [`independent sites like ${site}`, 'expected different fingerprints'],
      expected.map(({ sites, fingerprints }) => [significant(sites), significant(fingerprints)]),
    ),
    '',
    aligned(
      ['to see of the probability', `independent sites like ${site} needed`],
      needed.map(({ share, sites }) => [`${100 * share} %`, significant(sites)]),
    ),
    ...(needed.some(({ sites }) => sites === null)
      ? ['', '- : needs a list of over a million fillings of one zone; use fewer elements']
      : []),
    ...(particle === undefined ? [] : ['', particleText(particle)]),
  ].join('\n')
}

function particleText(particle: ParticleAnswer): string {
  const { simulated, gram } = particle
  const error = simulated.standardError === null ? '' : ` +- ${simulated.standardError.toFixed(2)}`
  return [
    `truncated octahedron of length ${particle.length}, cut-off ${particle.cutoff}: ${particle.atoms} atoms, ` +
      `${particle.surfaceAtoms} on the surface, diameter ${particle.diameter.toFixed(2)} nm (lattice constant ${particle.latticeConstant.toFixed(3)} angstrom)`,
    aligned(
      ['surface atoms like', 'CN', 'atoms', 'expected different fingerprints'],
      particle.kinds.map(kind => [
        kind.name,
        String(kind.coordination),
        String(kind.atoms),
        significant(kind.fingerprints),
      ]),
    ),
    '',
    aligned(
      ['different environments', ''],
      [
        ['one particle, independent sites', significant(particle.fingerprints)],
        [
          `one particle, simulated (${simulated.particles} particles, seed ${simulated.seed})`,
          `${simulated.mean.toFixed(2)}${error}`,
        ],
        [
          `one gram (${gram.particles.toExponential(3)} particles), independent sites`,
          significant(gram.fingerprints),
        ],
      ],
    ),
  ].join('\n')
}
