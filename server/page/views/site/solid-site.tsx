import { useEffect, useRef, useState } from 'preact/hooks'
import type { Direction, Scene, Stage } from './stage.ts'
import { theStage } from './stage.ts'

interface SolidSiteProps {
  /** What it shows, for screen readers. */
  readonly label: string
  readonly scene: Scene
  /** Seen anew from the side whenever this changes. */
  readonly site: string
  readonly marked: number | null
  readonly onPoint: (ball: number | null) => void
  /** Told the stage when it is there, for what else acts on it. */
  readonly onStage: (stage: Stage) => void
}

const STEP = 15
const CLOSER = 1.2

/** Turns to the right and upwards by arrow key. */
const TURNS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
}

/** Magnifications by key. */
const ZOOMS: Readonly<Record<string, number>> = { '+': CLOSER, '=': CLOSER, '-': 1 / CLOSER }

/** A site in three dimensions, turned by pointer, by buttons and by keys. */
export function SolidSite({ label, scene, site, marked, onPoint, onStage }: SolidSiteProps) {
  const host = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    let isWanted = true
    theStage().then(
      made => {
        if (!isWanted) return
        host.current?.append(made.element)
        made.onPoint(onPoint)
        setStage(made)
        onStage(made)
      },
      (error: Error) => isWanted && setFault(error.message),
    )
    return () => {
      isWanted = false
    }
  }, [onPoint, onStage])
  useEffect(() => stage?.show(scene), [stage, scene])
  useEffect(() => stage?.look('side'), [stage, site])
  useEffect(() => stage?.mark(marked), [stage, marked])

  function follow(event: KeyboardEvent): void {
    const turn = TURNS[event.key]
    const zoom = ZOOMS[event.key]
    if (turn !== undefined) stage?.turn(...turn)
    else if (zoom !== undefined) stage?.zoom(zoom)
    else return
    event.preventDefault()
  }
  const look = (from: Direction) => () => stage?.look(from)
  const turn = (key: string) => () => stage?.turn(...(TURNS[key] as readonly [number, number]))

  if (fault !== null) return <p class="warning">The viewer cannot be loaded: {fault}</p>
  return (
    <>
      <div
        class="stage"
        ref={host}
        role="application"
        aria-label={`${label}. Arrow keys turn it, plus and minus zoom.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys need the focus
        tabIndex={0}
        onKeyDown={follow}
        onPointerLeave={() => onPoint(null)}
      />
      <div class="buttons">
        <button type="button" class="small" onClick={look('above')}>
          From above
        </button>
        <button type="button" class="small" onClick={look('side')}>
          From the side
        </button>
        {Object.keys(TURNS).map(key => (
          <button
            key={key}
            type="button"
            class="small"
            aria-label={`Turn ${nameOf(key).toLowerCase()}`}
            onClick={turn(key)}
          >
            {nameOf(key)}
          </button>
        ))}
        <button type="button" class="small" aria-label="Closer" onClick={() => stage?.zoom(CLOSER)}>
          +
        </button>
        <button type="button" class="small" aria-label="Further" onClick={() => stage?.zoom(1 / CLOSER)}>
          −
        </button>
      </div>
    </>
  )
}

const nameOf = (key: string): string => key.replace('Arrow', '')
