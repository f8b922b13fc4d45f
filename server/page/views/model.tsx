import { useAddress } from '../address.ts'
import { alloyOf, modelOf } from '../alloy.ts'
import { ownModels } from '../own-models.ts'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { useModels } from '../use-models.ts'
import { downloadModel } from './fit/model-json.ts'
import { CoveragePanel } from './model/coverage-panel.tsx'
import { ModelFacts } from './model/model-facts.tsx'
import { ParityPanel } from './model/parity-panel.tsx'

/** What the energy model is, how well its data support the present alloy, and how far it can be trusted. */
export function ModelView() {
  const address = useAddress()
  const id = modelOf(address)
  const model = useModels().find(own => own.id === id)
  const own = ownModels().find(({ id: ownId }) => ownId === id)
  const isCode = model?.kind === 'code'
  const { answer, asked, fault, isStale } = useAnswer(
    'coverage',
    isCode ? null : { model: id, ...alloyOf(address) },
  )
  return (
    <>
      {model && (
        <section class="panel" aria-labelledby="model-title">
          <h2 id="model-title">{model.title}</h2>
          <ModelFacts model={model} />
          {own && (
            <button type="button" class="small" onClick={() => downloadModel(own)}>
              Download its JSON
            </button>
          )}
        </section>
      )}
      <Trouble fault={fault} />
      {answer && asked && <CoveragePanel answer={answer} asked={asked} isStale={isStale} />}
      {model && !isCode && <ParityPanel key={id} model={model} />}
    </>
  )
}
