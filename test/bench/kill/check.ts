import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

/** What must hold of versions, marks and mails however often the worker died. Each query lists its violations. */
const rules: Record<string, string> = {
  'versions count up from 1 without a gap': `
    select org_id from organization_score group by org_id having count(*) <> max(version) or min(version) <> 1`,
  'each version begins where the one before ends': `
    select org_id, version from (select org_id, version, valid_to,
      lead(valid_from) over (partition by org_id order by version) as next_from,
      lead(version) over (partition by org_id order by version) as next from organization_score) v
    where valid_to is distinct from next_from`,
  'no version is empty or runs backwards': `
    select org_id, version from organization_score where valid_to <= valid_from`,
  'no version repeats the one before': `
    select * from (select s.org_id, s.version, (own, own_coverage, grade, rolled, rolled_coverage, content - 'asOf')
      is not distinct from lag((own, own_coverage, grade, rolled, rolled_coverage, content - 'asOf'))
        over (partition by s.org_id order by s.version) and s.version > 1 as same
      from organization_score s join score_explanation e using (chain_id, org_id, version)) v where same`,
  'every version is explained': `
    select org_id, version from organization_score
    except select org_id, version from score_explanation`,
  'every enterprise has a current score': `
    select org_id from chain_member where role in ('leader', 'supplier')
    except select org_id from organization_score where valid_to is null`,
  'health versions count up and follow each other': `
    select version from (select version, valid_to, lead(valid_from) over (order by version) as next_from,
      row_number() over (order by version) as n from chain_health) v
    where version <> n or valid_to is distinct from next_from`,
  'no mark is left': 'select seq from stale_mark',
  'every mail was sent exactly once': `select id from mail where status <> 'sent' or attempts <> 1`,
  'no failure is open': 'select id from job_failure where resolved_at is null',
}

/** The rules that are broken, with how many rows break them. */
export async function violations(owner: Kysely<DB>): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await sql.raw(query).execute(owner)
    if (rows.length > 0) broken.push(`${rule}: broken by ${rows.length}, first ${JSON.stringify(rows[0])}`)
  }
  return broken
}

export async function figures(owner: Kysely<DB>) {
  const { rows } = await sql<Record<'versions' | 'health' | 'mails', number>>`
    select (select count(*) from organization_score) as versions, (select count(*) from chain_health) as health,
      (select count(*) from mail) as mails`.execute(owner)
  return rows[0]!
}

/** Whether all that was written has been worked off. */
export async function isQuiet(owner: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ open: number }>`
    select (select count(*) from stale_mark) + (select count(*) from mail where status <> 'sent') as open`.execute(
    owner,
  )
  return rows[0]?.open === 0
}
