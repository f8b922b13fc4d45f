import type { FunctionComponent } from 'preact'
import { DistributionView } from './views/distribution.tsx'

/** A view of the alloy: a tab, and what it shows. */
export interface View {
  /** Its name in the address. */
  readonly id: string
  readonly title: string
  /** Whether it needs the energy model, which limits the elements. */
  readonly usesModel: boolean
  /** Its component, loaded when it is first shown. */
  readonly load: () => FunctionComponent | Promise<FunctionComponent>
}

/** The views in the order of their tabs; the first is shown at first, and comes with the page. */
export const VIEWS: readonly View[] = [
  { id: 'distribution', title: 'Distribution', usesModel: true, load: () => DistributionView },
  {
    id: 'diversity',
    title: 'Diversity',
    usesModel: false,
    load: () => import('./views/diversity.tsx').then(({ DiversityView }) => DiversityView),
  },
  {
    id: 'joint',
    title: 'Joint',
    usesModel: true,
    load: () => import('./views/joint.tsx').then(({ JointView }) => JointView),
  },
  {
    id: 'map',
    title: 'Map',
    usesModel: true,
    load: () => import('./views/map.tsx').then(({ MapView }) => MapView),
  },
  {
    id: 'compare',
    title: 'Compare',
    usesModel: true,
    load: () => import('./views/compare.tsx').then(({ CompareView }) => CompareView),
  },
  {
    id: 'contributions',
    title: 'Contributions',
    usesModel: true,
    load: () => import('./views/activity.tsx').then(({ ActivityView }) => ActivityView),
  },
  {
    id: 'alloy',
    title: 'Alloy',
    usesModel: false,
    load: () => import('./views/alloy.tsx').then(({ AlloyView }) => AlloyView),
  },
  {
    id: 'model',
    title: 'Model',
    usesModel: true,
    load: () => import('./views/model.tsx').then(({ ModelView }) => ModelView),
  },
  {
    id: 'site',
    title: 'Site',
    usesModel: true,
    load: () => import('./views/site/site-view.tsx').then(({ SiteView }) => SiteView),
  },
  {
    id: 'fit',
    title: 'Fit',
    usesModel: true,
    load: () => import('./views/fit/fit-view.tsx').then(({ FitView }) => FitView),
  },
  {
    id: 'search',
    title: 'Search',
    usesModel: true,
    load: () => import('./views/search.tsx').then(({ SearchView }) => SearchView),
  },
]

/** The view that the address names, or the first. */
export const viewOf = (id: string): View => VIEWS.find(view => view.id === id) ?? (VIEWS[0] as View)
