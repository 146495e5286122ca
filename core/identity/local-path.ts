/** A path of this site, to go to or to return to. Anything else (other hosts, `//host`, backslashes) becomes `/`. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\\]*$/.test(value)) return '/'
  const base = 'http://local.invalid'
  if (!URL.canParse(value, base)) return '/'
  const url = new URL(value, base)
  return url.origin === base ? url.pathname + url.search + url.hash : '/'
}
