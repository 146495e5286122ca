/*
 * What a page has not saved yet, on the device. Every open page keeps its own, so that two tabs do not wipe each
 * other's; what a page left behind that is no longer open is taken over by the next one.
 */

/** Held by an open page for as long as it lives. */
const lockOf = (key: string) => `lock ${key}`

export function deviceStorage(draftId: string) {
  const prefix = `chainq.draft.${draftId}.`
  const own = `${prefix}${Math.random().toString(36).slice(2)}`
  return {
    /** The edits kept here by pages that are gone, oldest page first. */
    read: () => attempt(() => localStorage.getItem(own)) ?? null,
    write(text: string | null) {
      attempt(() => (text === null ? localStorage.removeItem(own) : localStorage.setItem(own, text)))
    },
    /** Takes over what pages that are no longer open left behind; then `read` has it. */
    async takeOver(): Promise<void> {
      const locks = typeof navigator.locks === 'undefined' ? null : navigator.locks
      void locks?.request(lockOf(own), () => new Promise(() => undefined)).catch(() => undefined)
      const held = await locks?.query().catch(() => null)
      const living = new Set(held?.held?.map(({ name }) => name))
      attempt(() => {
        const left = Object.keys(localStorage).filter(
          (key) => key.startsWith(prefix) && key !== own && !living.has(lockOf(key)),
        )
        const edits = [...left, own].flatMap((key) => listOf(localStorage.getItem(key)))
        if (edits.length > 0) localStorage.setItem(own, JSON.stringify(edits))
        for (const key of left) localStorage.removeItem(key)
      })
    },
  }
}

/** What this tab could undo before it was loaded again. */
export function tabTrail(draftId: string) {
  const key = `chainq.undo.${draftId}`
  return {
    read: () => attempt(() => sessionStorage.getItem(key)) ?? null,
    write(text: string | null) {
      attempt(() => (text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text)))
    },
  }
}

/** A browser that refuses its storage (private mode, a full device) loses only this net, not what is typed. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function listOf(text: string | null): unknown[] {
  const value: unknown = attempt(() => JSON.parse(text ?? '[]'))
  return Array.isArray(value) ? value : []
}
