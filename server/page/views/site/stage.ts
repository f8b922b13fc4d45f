import type { Viewer } from '3dmol/build/3Dmol.es6-min.js'
import type { Vector } from '../../../../src/lattice/vector.ts'

/** A sphere of a scene. */
export interface Ball {
  /** angstrom; z points at a viewer above the surface */
  readonly position: Vector
  /** angstrom */
  readonly radius: number
  readonly colour: string
}

/** What is seen. */
export interface Scene {
  /** Solid spheres, which the pointer finds. */
  readonly solid: readonly Ball[]
  /** Spheres that one sees through. */
  readonly faint: readonly Ball[]
  readonly background: string
}

/** Where a scene is seen from. */
export type Direction = 'above' | 'side'

/** Where spheres are seen in three dimensions, turned and enlarged. */
export interface Stage {
  /** What it is drawn in; it can be moved about the page. */
  readonly element: HTMLElement
  readonly show: (scene: Scene) => void
  /** Turns to a direction, with everything in sight. */
  readonly look: (from: Direction) => void
  /** Turns by degrees, to the right and upwards. */
  readonly turn: (right: number, up: number) => void
  /** Makes everything so many times as large. */
  readonly zoom: (factor: number) => void
  /** Puts a halo around a solid sphere, or none. */
  readonly mark: (ball: number | null) => void
  /** Told which solid sphere the pointer rests on, or null. */
  readonly onPoint: (listener: (ball: number | null) => void) => void
  /** What is seen, as a PNG. */
  readonly picture: () => Promise<Blob>
}

/** Whether the browser draws in three dimensions at all. */
export function canDrawSolid(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

let made: Promise<Stage> | undefined

/**
 * The stage of this page. There is one, which views put where they want it, as the library never lets go of what it
 * draws with.
 */
export function theStage(): Promise<Stage> {
  made ??= import('3dmol/build/3Dmol.es6-min.js').then(({ createViewer }) => {
    const element = document.createElement('div')
    element.className = 'stage-canvas'
    const viewer = createViewer(element, { backgroundColor: '#ffffff', hoverDuration: 30, disableFog: true })
    return stageOf(element, viewer)
  })
  return made
}

const FAINT = 0.26
const HALO = { colour: '#ffa000', opacity: 0.55, size: 1.22 }

/** Degrees that the view from the side is turned off a close-packed row, whose atoms would hide one another, and raised. */
const SIDE = { right: 18, up: 68 }

/** Of what fits, so that spheres at the edge are whole. */
const ROOM = 0.77

function stageOf(element: HTMLElement, viewer: Viewer): Stage {
  let scene: Scene | null = null
  let tell: (ball: number | null) => void = () => {}

  function addBalls(balls: readonly Ball[], opacity: number, isFound: boolean): void {
    viewer.addModel().addAtoms(
      balls.map(({ position: [x, y, z], radius, colour }, ball) => ({
        ...{ elem: 'X', x, y, z, serial: ball, hoverable: isFound, clickable: isFound },
        style: { sphere: { radius, color: colour, opacity } },
        hover_callback: () => tell(ball),
        unhover_callback: () => tell(null),
        // A finger does not hover.
        callback: () => tell(ball),
      })),
    )
  }
  function turn(right: number, up: number): void {
    viewer.rotate(right, 'vy')
    viewer.rotate(-up, 'vx')
  }

  return {
    element,
    turn,
    show(next) {
      scene = next
      viewer.removeAllModels()
      viewer.removeAllShapes()
      addBalls(next.solid, 1, true)
      // The library blends one model at one opacity.
      addBalls(next.faint, FAINT, false)
      viewer.setBackgroundColor(next.background)
      viewer.render()
    },
    look(from) {
      viewer.resize()
      viewer.setView([0, 0, 0, 0, 0, 0, 0, 1])
      viewer.zoomTo()
      viewer.zoom(ROOM)
      if (from === 'side') turn(SIDE.right, SIDE.up)
    },
    zoom: factor => viewer.zoom(factor),
    mark(ball) {
      viewer.removeAllShapes()
      const marked = ball === null ? undefined : scene?.solid[ball]
      if (marked !== undefined) {
        const [x, y, z] = marked.position
        viewer.addSphere({
          ...{ center: { x, y, z }, radius: HALO.size * marked.radius },
          ...{ color: HALO.colour, opacity: HALO.opacity },
        })
      }
      viewer.render()
    },
    onPoint(listener) {
      tell = listener
    },
    picture: () => pictureOf(viewer.pngURI()),
  }
}

/** A `data:` address of a PNG as a file; the content security policy lets no request fetch it. */
async function pictureOf(address: string): Promise<Blob> {
  const binary = atob(address.slice(address.indexOf(',') + 1))
  return new Blob([Uint8Array.from(binary, character => character.charCodeAt(0))], { type: 'image/png' })
}
