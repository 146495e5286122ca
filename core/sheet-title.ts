/**
 * The ways to read the title of a column: as a whole and each part around a slash, bar or line break, in small letters
 * and without notes in brackets, stars and spaces. Long text is no title.
 */
export function titleForms(cell: string): string[] {
  const text = cell.normalize('NFKC').toLowerCase()
  const bare = text.replace(/[([【〔《].*?[)\]】〕》]/g, '')
  return [bare, ...bare.split(/[/|\n、]/), text]
    .map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((part) => part.length > 0 && part.length <= 32)
}
