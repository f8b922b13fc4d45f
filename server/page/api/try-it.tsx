import { useId, useState } from 'preact/hooks'
import { ScrollBox } from '../scroll-box.tsx'
import { type Tried, tried } from './tried.ts'

interface TryItProps {
  readonly method: string
  /** From the root of the server: `/api/v1/distribution`. */
  readonly path: string
  /** The query of a GET, or the body of a POST. */
  readonly example: string
  readonly hasFields: boolean
  /** What else the same query is answered with, by address. */
  readonly others: readonly string[]
}

/** A request that can be changed and sent, and what the server answers. */
export function TryIt({ method, path, example, hasFields, others }: TryItProps) {
  const id = useId()
  const [sent, setSent] = useState(example)
  const [answer, setAnswer] = useState<Tried | null>(null)
  const [isPending, setPending] = useState(false)
  const isGet = method === 'GET'
  const at = (own: string) => (sent === '' ? own : `${own}?${sent}`)

  async function send(): Promise<void> {
    setPending(true)
    setAnswer(await (isGet ? tried(at(path)) : tried(path, sent)))
    setPending(false)
  }

  return (
    <form
      class="try-it"
      onSubmit={event => {
        event.preventDefault()
        if (!isPending) void send()
      }}
    >
      {hasFields && <label for={id}>{isGet ? 'Query to try' : 'Body to try'}</label>}
      {hasFields && isGet && (
        <input
          id={id}
          value={sent}
          spellcheck={false}
          autocomplete="off"
          onInput={event => setSent(event.currentTarget.value)}
        />
      )}
      {hasFields && !isGet && (
        <textarea
          id={id}
          rows={Math.min(14, sent.split('\n').length + 1)}
          value={sent}
          spellcheck={false}
          onInput={event => setSent(event.currentTarget.value)}
        />
      )}
      <div class="buttons">
        <button type="submit" class="small" aria-disabled={isPending}>
          Try it
        </button>
        {isGet && (
          <>
            <a href={at(path)}>JSON</a>
            {others.map(other => (
              <a key={other} href={at(other)}>
                {other.slice(path.length + 1)}
              </a>
            ))}
          </>
        )}
      </div>
      <div aria-live="polite">
        {answer !== null && (
          <>
            <p class={answer.isGood ? 'small-text' : 'small-text fault'}>{answer.status}</p>
            <ScrollBox label="Answer" isTall={true}>
              <pre class="answer">{answer.text}</pre>
            </ScrollBox>
          </>
        )}
      </div>
    </form>
  )
}
