export type FoundQuestion = { standard: string; questionId: string; code: string; text: string }
export type Found = {
  standards: { code: string; title: string; isTemplate: boolean }[]
  questions: FoundQuestion[]
  more: boolean
}

/** Standards that may be referred to and their questions; null when the server did not answer. */
export async function findQuestions(input: {
  standard?: string
  q?: string
  named?: { standard: string; questionId: string }[]
}): Promise<Found | null> {
  try {
    const query = encodeURIComponent(JSON.stringify(input))
    const response = await fetch(`/api/trpc/standard.findQuestions?input=${query}`)
    const reply = (await response.json()) as { result?: { data: Found } }
    return reply.result?.data ?? null
  } catch {
    return null
  }
}
