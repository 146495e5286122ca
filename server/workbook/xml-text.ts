/**
 * A text as it must be handed to the writer of an .xlsx so that the same text is read back: XML drops control
 * characters and turns CR into LF, so Office writes them as `_x000D_`, and a text that looks like such an escape
 * with its first underscore escaped (ECMA-376, ST_Xstring).
 */
export function xmlText(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /_(?=x[0-9a-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/giu,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
