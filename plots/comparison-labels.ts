/** Labels for axes and legends, with numbers where two would be the same. */
export function distinctLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map(label => {
    let distinct = label
    for (let copy = 2; taken.has(distinct); copy++) distinct = `${label} (${copy})`
    taken.add(distinct)
    return distinct
  })
}
