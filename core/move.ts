/** Issuer: who demands and judges. Subject: the organization it is about. */
export type Party = 'issuer' | 'subject'

/** One table is the whole life of a record: each event, who may do it, and from which state to which. */
export type MoveTable<S extends string, E extends string> = Record<
  E,
  { by: Party; from: Partial<Record<S, S>> }
>

export type Move<S extends string> =
  | { ok: true; to: S }
  | { ok: false; reason: 'wrong-party'; party: Party }
  | { ok: false; reason: 'wrong-state'; allowedFrom: S[] }

/** Looks a move up; names the party or the states it would take when it is refused. */
export function move<S extends string, E extends string>(
  table: MoveTable<S, E>,
  state: S,
  event: E,
  party: Party,
): Move<S> {
  const row = table[event]
  if (row.by !== party) return { ok: false, reason: 'wrong-party', party: row.by }
  const to = row.from[state]
  if (to === undefined) return { ok: false, reason: 'wrong-state', allowedFrom: Object.keys(row.from) as S[] }
  return { ok: true, to }
}
