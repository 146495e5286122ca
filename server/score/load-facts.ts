import { type Kysely, sql } from 'kysely'
import type { Severity } from '#core/corrective/severity.ts'
import type { CorrectiveState } from '#core/corrective/state.ts'
import type { ActionFact, AuditFact, DigitalFact, ScoreFacts } from '#core/score/facts.ts'
import type { DB } from '#db/schema.generated.ts'

/**
 * What the scores of these organizations rest on, as known on the day `asOf` (in China): signed audits, corrective
 * actions, the latest digitalization report. Three queries, however many organizations.
 */
export async function loadFacts(
  db: Kysely<DB>,
  chainId: string,
  orgIds: readonly string[],
  asOf: string,
): Promise<Map<string, ScoreFacts>> {
  const [audits, actions, digital] = [
    await loadAudits(db, chainId, orgIds, asOf),
    await loadActions(db, chainId, orgIds, asOf),
    await loadDigital(db, chainId, orgIds, asOf),
  ]
  return new Map(
    orgIds.map((orgId) => [
      orgId,
      {
        audits: audits.get(orgId) ?? [],
        actions: actions.get(orgId) ?? [],
        digital: digital.get(orgId)?.[0] ?? null,
      },
    ]),
  )
}

type Of<T> = T & { orgId: string }

async function loadAudits(db: Kysely<DB>, chainId: string, orgIds: readonly string[], asOf: string) {
  const { rows } = await sql<Of<AuditFact>>`
    select a.subject_org_id as "orgId", a.id as "auditId", s.code as "standardCode",
      a.standard_version_id as "standardVersionId", a.overall, a.grade,
      (a.signed_at at time zone 'Asia/Shanghai')::date as "signedOn"
    from audit a
    join standard_version v on v.chain_id = ${chainId} and v.id = a.standard_version_id
    join standard s on s.chain_id = ${chainId} and s.id = v.standard_id
    where a.chain_id = ${chainId} and a.subject_org_id = any(${orgIds}::uuid[]) and a.state = 'signed'
      and (a.signed_at at time zone 'Asia/Shanghai')::date <= ${asOf}::date
    order by a.signed_at, a.id`.execute(db)
  return byOrganization(rows)
}

async function loadActions(db: Kysely<DB>, chainId: string, orgIds: readonly string[], asOf: string) {
  const { rows } = await sql<Of<ActionFact & { severity: Severity; state: CorrectiveState }>>`
    select subject_org_id as "orgId", id as "actionId", severity, original_due_on as "originalDueOn",
      (first_answered_at at time zone 'Asia/Shanghai')::date as "answeredOn",
      (closed_at at time zone 'Asia/Shanghai')::date as "closedOn", state
    from corrective_action
    where chain_id = ${chainId} and subject_org_id = any(${orgIds}::uuid[])
      and (issued_at at time zone 'Asia/Shanghai')::date <= ${asOf}::date
    order by issued_at, id`.execute(db)
  return byOrganization(rows)
}

/** The latest report of each organization that was in by the day, in a list of one. */
export async function loadDigital(db: Kysely<DB>, chainId: string, orgIds: readonly string[], asOf: string) {
  const { rows } = await sql<Of<DigitalFact>>`
    select distinct on (org_id) org_id as "orgId", id as "reportId", period, definition_version as "definitionVersion",
      equipment_total as "equipmentTotal", equipment_digital as "equipmentDigital",
      equipment_networked as "equipmentNetworked", core_processes_in_systems as "coreProcessesInSystems",
      integrated_functions as "integratedFunctions", platform_services as "platformServices",
      evidence_on as "evidenceOn"
    from digital_report
    where chain_id = ${chainId} and org_id = any(${orgIds}::uuid[])
      and (reported_at at time zone 'Asia/Shanghai')::date <= ${asOf}::date
    order by org_id, period desc`.execute(db)
  return byOrganization(rows)
}

function byOrganization<T extends { orgId: string }>(rows: readonly T[]): Map<string, Omit<T, 'orgId'>[]> {
  const lists = new Map<string, Omit<T, 'orgId'>[]>()
  for (const { orgId, ...row } of rows) {
    const list = lists.get(orgId)
    if (list) list.push(row)
    else lists.set(orgId, [row])
  }
  return lists
}
