/** A layer of text. */
interface TextLayer {
  readonly data: object
  readonly mark: { readonly type: 'text'; readonly [property: string]: unknown }
  readonly encoding: object
}

/** Text over white edges of its own, which keep it legible on what lies below. */
export const haloed = ({ mark, ...words }: TextLayer) => [
  { ...words, mark: { ...mark, color: 'white', stroke: 'white', strokeWidth: 4, strokeJoin: 'round' } },
  { ...words, mark },
]
