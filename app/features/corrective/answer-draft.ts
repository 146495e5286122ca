/** The three fields as they stand in the form. */
export interface Texts {
  containment: string
  cause: string
  action: string
}

export const textFields = ['containment', 'cause', 'action'] as const

/** What is kept on the device until the server has confirmed it. */
export interface Unconfirmed extends Texts {
  /** Revision of the draft that it was typed over. */
  revision: number
}

export const storageKey = (actionId: string) => `chainq.corrective.${actionId}`

export const isSameText = (a: Texts, b: Texts) => textFields.every((name) => a[name] === b[name])

/** What an earlier visit left unconfirmed; null when there is nothing, or nothing readable. */
export function readUnconfirmed(text: string | null): Unconfirmed | null {
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Unconfirmed, unknown>> | null
    if (
      !value ||
      !Number.isInteger(value.revision) ||
      textFields.some((name) => typeof value[name] !== 'string')
    )
      return null
    return value as Unconfirmed
  } catch {
    return null
  }
}

export type Saved =
  | { kind: 'saved'; revision: number; savedAt: string }
  | { kind: 'conflict' | 'signed-out' | 'unreachable' | 'over' }

interface Answer {
  result?: { data: { revision: number; savedAt: string } }
  error?: { data?: { reason?: string } }
}

/** Saves a draft through the API: a lost connection must not cost the page. */
export async function sendDraft(actionId: string, draft: Unconfirmed): Promise<Saved> {
  const response = await fetch('/api/trpc/corrective.saveDraft', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ actionId, ...draft }),
    keepalive: true,
  }).catch(() => null)
  if (!response) return { kind: 'unreachable' }
  const body = (await response.json().catch(() => null)) as Answer | null
  if (body?.result) return { kind: 'saved', ...body.result.data }
  const reason = body?.error?.data?.reason
  if (reason === 'conflict') return { kind: 'conflict' }
  if (reason === 'not-signed-in') return { kind: 'signed-out' }
  // Answered or cancelled meanwhile: there is nothing left to save, the page shows what is.
  if (reason === 'not-allowed-now' || reason === 'not-found' || reason === 'forbidden')
    return { kind: 'over' }
  return { kind: 'unreachable' }
}
