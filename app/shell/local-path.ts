/** A path of this site to return to; anything else (other hosts, `//host`, backslashes) becomes `/`. */
export function localPath(value: FormDataEntryValue | null): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\\]*$/.test(value)) return '/'
  const base = 'http://local.invalid'
  const url = new URL(value, base)
  return url.origin === base ? url.pathname + url.search + url.hash : '/'
}
