export type HealthMember = {
  organizationId: string
  /** Grade of its own score; null: 未评级. */
  grade: string | null
  /** May be shown one by one to those who read the chain's health. */
  visible: boolean
  /** Standard versions of its audits that count (`countingAudits`). */
  standardVersionIds: readonly string[]
}
