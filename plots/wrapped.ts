/** Longer subtitle lines would make the picture wider than its plot. */
const LINE_LENGTH = 105

/** The same for titles, whose letters are larger. */
export const TITLE_LENGTH = 72

/** Sentences broken into lines for a title: at spaces, and inside words that are longer than a line. */
export const wrapped = (sentences: readonly string[], length = LINE_LENGTH): string[] =>
  sentences.flatMap(sentence => {
    const pieces = sentence.split(' ').flatMap(word => word.match(new RegExp(`.{1,${length}}`, 'g')) ?? [])
    const lines: string[] = []
    for (const piece of pieces) {
      const line = lines.at(-1)
      if (line === undefined || line.length + 1 + piece.length > length) lines.push(piece)
      else lines[lines.length - 1] = `${line} ${piece}`
    }
    return lines
  })
