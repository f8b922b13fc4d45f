import { Option } from 'commander'

/** `--layer 1=Pt80Ir20`, which may be repeated. */
export const layerOption = (): Option =>
  new Option('--layer <n=formula>', 'composition of one layer, 1 the outermost; repeat for more').argParser(
    (layer: string, layers: string[] | undefined) => [...(layers ?? []), layer],
  )
