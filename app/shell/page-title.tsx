import { useMatches } from '@remix-run/react'
import type { TFunction } from 'i18next'
import type { Namespace } from '../i18n/namespaces.ts'
import { useT } from '../i18n/use-t.ts'

interface TitleHandle {
  titleNamespace: Namespace
  titleOf: (t: never, data: never) => string
}

/**
 * The title of a page, for its browser tab:
 * `export const handle = titled('audit', (t, data: SerializeFrom<typeof loader>) => t('detail.title', { name: data.name }))`.
 */
export function titled<N extends Namespace, Data>(
  titleNamespace: N,
  titleOf: (t: TFunction<N>, data: Data) => string,
): TitleHandle {
  return { titleNamespace, titleOf }
}

const isTitled = (handle: unknown): handle is TitleHandle =>
  typeof handle === 'object' && handle !== null && 'titleNamespace' in handle

/** `<title>` of the deepest page that has one. */
export function PageTitle({ override }: { override?: string | null }) {
  const match = useMatches().findLast((m) => isTitled(m.handle))
  const handle = match && isTitled(match.handle) ? match.handle : null
  const t = useT(handle?.titleNamespace ?? 'common')
  const brand = useT('common')('brand')
  const title = override ?? (handle && titleOrNull(handle, t, match?.data))
  return <title>{title ? `${title} · ${brand}` : brand}</title>
}

/** A page whose data failed to load has no title of its own. */
function titleOrNull(handle: TitleHandle, t: unknown, data: unknown): string | null {
  try {
    return handle.titleOf(t as never, data as never)
  } catch {
    return null
  }
}
