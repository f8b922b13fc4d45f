/** Longer subtitle lines would make the picture wider than its plot. */
const LINE_LENGTH = 105

/** Sentences broken at spaces into lines for a subtitle. */
export const wrapped = (sentences: readonly string[]): string[] =>
  sentences.flatMap(sentence => {
    const lines: string[] = []
    for (const word of sentence.split(' ')) {
      const line = lines.at(-1)
      if (line === undefined || line.length + 1 + word.length > LINE_LENGTH) lines.push(word)
      else lines[lines.length - 1] = `${line} ${word}`
    }
    return lines
  })
