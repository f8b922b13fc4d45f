import type { z } from 'zod'
import { elementsOf, type LayeredComposition } from '../composition/layered.ts'
import { contributions } from '../descriptor/contributions.ts'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { objectiveText, objectiveUnit, reachWarnings } from '../descriptor/objective.ts'
import { siteAverage } from '../descriptor/site-average.ts'
import { sitesPerSurfaceAtom } from '../descriptor/site-density.ts'
import { dataCoverage, unseenNamed } from '../distribution/data-coverage.ts'
import { ensembleMoments, totalMoments } from '../distribution/moments.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { type Random, seededRandom } from '../environment/random.ts'
import { type DrawnActivity, drawnActivity } from '../inference/drawn-activity.ts'
import type { DrawOptions } from '../inference/parameter-draws.ts'
import { posterior } from '../inference/posterior.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import type { activityQuestion } from './activity-question.ts'
import { type Reference, readReference, referenceValue, relativeTo } from './activity-reference.ts'
import { valueUncertainty } from './activity-uncertainty.ts'
import { alloyAnswer, readAlloy } from './alloy.ts'
import { credibleActivity, credibleValue } from './credible-activity.ts'
import { readDraws } from './draws.ts'
import { readObjective } from './objective.ts'

type ActivityQuestion = z.output<typeof activityQuestion>

/** The answer to `activity` for one kind of site. */
export type SiteActivity = ReturnType<typeof siteActivity>

/** The answer to `activity` for several kinds of site, summed per surface atom. */
export type SurfaceActivity = ReturnType<typeof surfaceActivity>

/**
 * The answer to `activity`: an objective's value over the sites of an alloy, against a reference if one is named, and
 * which ensembles and fingerprints carry it.
 *
 * @param plugIn the objective of the user's own module, if the command line named one
 * @throws InputError for a question that cannot be read
 * @example
 * const fields = { model: 'irpdptrhru-oh', composition: 'Ir20Pt80', objective: 'orr', relativeTo: 'Pt' }
 * answerActivity(readQuestion(activityQuestion, fields), loadModel).relative?.ratio // 1.0987
 */
export function answerActivity(
  question: ActivityQuestion,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
): SiteActivity | SurfaceActivity {
  const { model, models } = question
  if ((model === undefined) === (models === undefined))
    throw new InputError(
      model === undefined
        ? 'activity needs a model, or several as models'
        : `activity takes a model or several, got the model ${model} and the models ${models}`,
      { field: model === undefined ? 'model' : 'models' },
    )
  const alloy = readAlloy(question)
  const reference = inField('relativeTo', question.relativeTo, text =>
    text === undefined ? undefined : readReference(text),
  )
  const asked = { question, alloy, reference, plugIn, draws: readDraws(question) }
  if (question.seed !== undefined && asked.draws === undefined)
    throw new InputError(`a seed is for draws; say how many, like 1000, with the seed ${question.seed}`, {
      field: 'seed',
    })
  if (model === undefined)
    return surfaceActivity(
      inField('models', models as string, text => text.split(',').map(findModel)),
      asked,
    )
  const own = inField('model', model, findModel)
  return siteActivity(own, asked, drawnSites([own], asked)?.[0])
}

/** What is asked of every model. */
interface Asked {
  readonly question: ActivityQuestion
  readonly alloy: LayeredComposition
  readonly reference: Reference | undefined
  readonly plugIn: ModuleObjective | undefined
  readonly draws: DrawOptions | undefined
}

/** Draws of every model, which are independent of each other as their rows are. */
function drawnSites(
  models: readonly EnergyModel[],
  { question, alloy, reference, plugIn, draws }: Asked,
): DrawnActivity[] | undefined {
  if (draws === undefined) return undefined
  const posteriors = models.map(posterior)
  const random: Random = seededRandom(draws.seed)
  return posteriors.map(own =>
    drawnActivity(own, alloy, readObjective(question, own.model, plugIn), reference, draws.draws, random),
  )
}

function siteActivity(
  model: EnergyModel,
  { question, alloy, reference, plugIn, draws }: Asked,
  drawn: DrawnActivity | undefined,
) {
  const objective = readObjective(question, model, plugIn)
  const average = siteAverage(model, alloy, objective)
  const { value, terms, method, resolution, error } = average
  const { ensembles, fingerprints } = contributions(model, alloy, objective, average)
  const { minimum, maximum } = totalMoments(terms, terms.map(ensembleMoments))
  const unseen = ensembles.filter(ensemble => ensemble.unseen)
  const { warnings: beyondData, ...coverage } = dataCoverage(model, alloy, terms)
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    card: { title: model.title, residual: model.residual, source: model.source },
    ...alloyAnswer(alloy),
    objective,
    definition: objectiveText(objective, energySymbol(model)),
    unit: objectiveUnit(objective),
    value,
    ...(question.uncertainty !== undefined && {
      valueUncertainty: valueUncertainty(model, alloy, objective, question.uncertainty),
    }),
    ...(reference !== undefined && {
      relative: relativeTo(reference, value, referenceValue(reference, model, objective)),
    }),
    ...(draws !== undefined &&
      drawn !== undefined && {
        credible: credibleActivity(
          drawn,
          terms.map(({ name }) => name),
          draws,
        ),
      }),
    contributions: ensembles,
    fingerprints,
    ...coverage,
    unseenShare: value === 0 ? null : unseen.reduce((sum, { share }) => sum + (share as number), 0),
    method,
    resolution,
    error,
    warnings: [
      ...reachWarnings(
        objective,
        minimum,
        maximum,
        `${model.id} gives sites of ${elementsOf(alloy).join(', ')}`,
      ),
      ...(beyondData.length > 0 || unseen.length === 0
        ? beyondData
        : [
            `${model.id} has no data for ${unseenNamed(terms)}; their energies are predicted from the other ensembles`,
          ]),
      ...(fingerprints === null ? ['there are too many fingerprints to search for those that add most'] : []),
    ],
  }
}

function surfaceActivity(models: readonly EnergyModel[], asked: Asked) {
  const { question, alloy, reference, draws } = asked
  if (question.objective !== 'orr')
    throw new InputError(
      `several models are summed for the objective orr, which brings them to one scale; got ${question.objective}`,
      { field: 'objective' },
    )
  if (reference !== undefined && 'energy' in reference)
    throw new InputError(
      `several models have no energy in common, so name a composition to be relative to, not ${reference.to}`,
      { field: 'relativeTo' },
    )
  inField('models', question.models, () => checkApart(models))
  const drawn = drawnSites(models, asked)
  const sites = models.map((model, index) => ({
    sitesPerSurfaceAtom: sitesPerSurfaceAtom(model.site),
    ...siteActivity(model, asked, drawn?.[index]),
  }))
  const summed = (of: (site: (typeof sites)[number]) => number) =>
    sites.reduce((sum, site) => sum + site.sitesPerSurfaceAtom * of(site), 0)
  const value = summed(site => site.value)
  return {
    objective: question.objective,
    ...alloyAnswer(alloy),
    unit: sites[0]?.unit as string,
    per: 'surface atom' as const,
    value,
    ...(question.uncertainty !== undefined && {
      // The same amounts move all sites together: their errors add at most so far.
      valueUncertainty: summed(site => site.valueUncertainty as number),
    }),
    ...(reference !== undefined && {
      relative: relativeTo(
        reference,
        value,
        summed(site => site.relative?.value as number),
      ),
    }),
    ...(draws !== undefined &&
      drawn !== undefined && {
        credible: credibleValue(
          {
            values: summedDraws(sites, drawn, ({ values }) => values),
            references:
              reference === undefined
                ? null
                : summedDraws(sites, drawn, ({ references }) => references as Float64Array),
          },
          draws,
        ),
      }),
    sites,
    warnings: [...new Set(sites.flatMap(({ warnings }) => warnings))],
  }
}

/** Draws of all sites per surface atom: Float64Array [draw]. */
function summedDraws(
  sites: readonly { readonly sitesPerSurfaceAtom: number }[],
  drawn: readonly DrawnActivity[],
  of: (own: DrawnActivity) => Float64Array,
): Float64Array {
  const [first, ...others] = drawn.map((own, index) => {
    const density = sites[index]?.sitesPerSurfaceAtom as number
    return of(own).map(value => density * value)
  }) as [Float64Array, ...Float64Array[]]
  return others.reduce((sum, own) => sum.map((value, draw) => value + own[draw]), first)
}

/** The same sites counted twice, or sites of different facets, make no sum per surface atom. */
function checkApart(models: readonly EnergyModel[]): void {
  const sites = models.map(({ site }) => site)
  const twice = sites.find((site, index) => sites.indexOf(site) !== index)
  if (twice !== undefined)
    throw new InputError(`several models are summed over different sites, got ${twice} twice`)
  const facets = new Set(sites.map(site => site.split('-')[0] as string))
  if (facets.size > 1)
    throw new InputError(
      `several models are summed over the sites of one facet, got ${[...facets].join(' and ')}`,
    )
}
