/** Every view with something to see in it: its title, an address, and what stands there when all is drawn. */
export const SHOWN_VIEWS: readonly (readonly [title: string, query: string, shows: string])[] = [
  [
    'Distribution',
    '?composition=Ir30Pt70&window=0.9,1.1&target=1.05&draws=100&layer=1%3DPt',
    '#figures td:nth-child(3)',
  ],
  ['Diversity', '?view=diversity&composition=NiPtAu&diameter=3&particles=20', 'text=One particle'],
  [
    'Joint',
    '?view=joint&model=agaucupdpt-co&model2=agaucupdpt-h&composition=AgPd&pairWindow=CO%3C0,H%3E0',
    '.plot-picture svg',
  ],
  ['Map', '?view=map&corners=Ir,Pt,Ru&mapStep=0.1&composition=IrPt', '.map-present'],
  [
    'Compare',
    '?view=compare&composition=IrPt&pin=Pt&pin=Ru&objective=sabatier&optimum=1.1&ranked=yes',
    'text=By place',
  ],
  ['Contributions', '?view=contributions&composition=IrPtRu', '.plot-picture svg'],
  ['Alloy', '?view=alloy&composition=CoCrFeNi', '.verdict'],
  ['Model', '?view=model&composition=IrPt', '.plot-picture svg'],
  ['Site', '?view=site&composition=IrPt&site=fcc111-top', 'table.zones'],
  ['Fit', '?view=fit', '[name=csv]'],
  ['Search', '?view=search&search=scan&step=0.1', 'form[aria-label=Search]'],
]
