/**
 * Who may touch which row: the one list of every table. Rendered to grants and row policies by `render.ts`;
 * a test reads the catalog and fails on a table that is not listed here.
 *
 * A missing entry is a denial. Predicates are SQL over the row and the settings of the unit of work
 * (`app_chain()`, `app_org()`, `app_user()`); they are flat so that an index that starts with chain_id serves them.
 */
/** `registrar` owns the few functions that cross a wall on purpose (functions.ts); nobody logs in or acts as it. */
export const roles = ['leader', 'supplier', 'committee', 'worker', 'identity', 'registrar'] as const
export type Role = (typeof roles)[number]

export type Rule = {
  /** Rows that may be read or changed. */
  rows: string
  /** Columns; all when absent. */
  columns?: readonly string[]
  /** Rows that may result from the change; same as `rows` when absent. */
  result?: string
}
export type RoleRules = { select?: Rule; insert?: Rule; update?: Rule; delete?: Rule }

export type TableAccess = {
  /** Primary key columns; with `audited`, changes go to the activity log under this key. */
  key: readonly string[]
  audited: boolean
  /** Columns that the activity log never shows. */
  hidden?: readonly string[]
  rules: Partial<Record<Role, RoleRules>>
}

const ALL: Rule = { rows: 'true' }
const CHAIN: Rule = { rows: 'chain_id = app_chain()' }
/** Rows that one organization issues about another: both sides see them, nobody else. */
const PARTY: Rule = {
  rows: 'chain_id = app_chain() and (issuer_org_id = app_org() or subject_org_id = app_org())',
}
/** The leader also sees what a tier-1 supplier shared on its link. */
const LEADER_VIEW: Rule = {
  rows: 'chain_id = app_chain() and (issuer_org_id = app_org() or subject_org_id = app_org() or shared_up)',
}
const ISSUED: Rule = { rows: 'chain_id = app_chain() and issuer_org_id = app_org()' }
const SUBJECT: Rule = { rows: 'chain_id = app_chain() and subject_org_id = app_org()' }
const OWN: Rule = { rows: 'chain_id = app_chain() and org_id = app_org()' }
/** What the auditor writes is seen by the audited side only once the audit is signed. */
const PUBLISHED_PARTY: Rule = {
  rows: 'chain_id = app_chain() and (issuer_org_id = app_org() or (published and subject_org_id = app_org()))',
}
const PUBLISHED_LEADER_VIEW: Rule = {
  rows: 'chain_id = app_chain() and (issuer_org_id = app_org() or (published and (subject_org_id = app_org() or shared_up)))',
}
/** A buyer may issue only to an organization that supplies it. */
const TO_OWN_SUPPLIER: Rule = {
  rows: `chain_id = app_chain() and issuer_org_id = app_org() and exists (
    select 1 from supply_link l where l.chain_id = app_chain() and l.buyer_org_id = app_org()
      and l.supplier_org_id = subject_org_id)`,
}
const SUPPLIES_ME = (column: string) => `exists (select 1 from supply_link l where l.chain_id = app_chain()
  and l.buyer_org_id = app_org() and l.supplier_org_id = ${column})`
const BUYS_FROM_ME = (column: string) => `exists (select 1 from supply_link l where l.chain_id = app_chain()
  and l.supplier_org_id = app_org() and l.buyer_org_id = ${column})`
const FROM_LEADER = `exists (select 1 from chain c where c.id = app_chain() and c.leader_org_id = issuer_org_id)`
/**
 * A standard is read by whoever wrote it, by everybody when it is the leader's, and one tier up and down: by the
 * suppliers who are audited on it and by the buyers who want to know what it passes on.
 */
const STANDARD_READ: Rule = {
  rows: `chain_id = app_chain() and (issuer_org_id = app_org() or ${FROM_LEADER}
    or ${BUYS_FROM_ME('issuer_org_id')} or ${SUPPLIES_ME('issuer_org_id')}
    or exists (select 1 from standard_version v where v.chain_id = app_chain() and v.standard_id = standard.id))`,
}
const VERSION_READ: Rule = {
  rows: `chain_id = app_chain() and (issuer_org_id = app_org() or (status in ('published', 'superseded')
    and (${FROM_LEADER} or ${BUYS_FROM_ME('issuer_org_id')} or ${SUPPLIES_ME('issuer_org_id')}
      or exists (select 1 from audit a where a.chain_id = app_chain() and a.standard_version_id = standard_version.id))))`,
}
const MEMBER_ROW =
  'exists (select 1 from chain_member m where m.chain_id = app_chain() and m.org_id = organization.id)'

const writtenHere: RoleRules = { select: ISSUED, insert: ISSUED, update: ISSUED, delete: ISSUED }
const issuedByBuyer = { insert: TO_OWN_SUPPLIER, update: ISSUED }
const writtenBySubject = { insert: SUBJECT, update: SUBJECT }
const writtenByIssuer = { insert: ISSUED, update: ISSUED, delete: ISSUED }
/** `share_link`: the issuer decides what the leader sees. */
const registrarShares: RoleRules = { select: ISSUED, update: { ...ISSUED, columns: ['shared_up'] } }
/** What a supplier answered in another chain, where it gave its consent to use it in the chain that is open. */
const CONSENTED = (
  table: string,
  subject = `${table}.subject_org_id`,
) => `(${subject} = app_org() and exists (
    select 1 from answer_consent k where k.chain_id = app_chain() and k.org_id = app_org()
      and k.from_chain_id = ${table}.chain_id and k.revoked_at is null))`
const eitherParty = {
  insert: { rows: `${PARTY.rows} and org_id = app_org()` },
}

export const manifest: Record<string, TableAccess> = {
  organization: {
    key: ['id'],
    audited: true,
    rules: {
      leader: { select: { rows: `id = app_org() or ${MEMBER_ROW}` } },
      supplier: { select: { rows: `id = app_org() or ${MEMBER_ROW}` } },
      registrar: { select: ALL, insert: ALL },
      committee: {
        select: {
          rows: `id = app_org() or ${MEMBER_ROW}`,
          columns: ['id', 'kind', 'name', 'short_name', 'region_code'],
        },
      },
      worker: { select: ALL },
      identity: { select: { ...ALL, columns: ['id', 'kind', 'name', 'short_name'] } },
    },
  },
  chain: {
    key: ['id'],
    audited: true,
    rules: {
      leader: { select: { rows: 'id = app_chain()' } },
      supplier: { select: { rows: 'id = app_chain()' } },
      committee: { select: { rows: 'id = app_chain()' } },
      worker: { select: ALL },
      identity: { select: ALL },
      registrar: {
        select: {
          rows: `exists (select 1 from chain_member m where m.chain_id = chain.id and m.org_id = app_org())`,
          columns: ['id', 'name'],
        },
      },
    },
  },
  chain_member: {
    key: ['chain_id', 'org_id'],
    audited: true,
    rules: {
      leader: {
        select: { rows: 'chain_id = app_chain() and (visible_to_leader or org_id = app_org())' },
        update: {
          rows: 'chain_id = app_chain() and visible_to_leader',
          columns: ['status', 'product_category'],
        },
      },
      supplier: {
        select: {
          rows: `chain_id = app_chain() and (org_id = app_org() or ${SUPPLIES_ME('org_id')} or ${BUYS_FROM_ME('org_id')})`,
        },
        update: {
          rows: `chain_id = app_chain() and ${SUPPLIES_ME('org_id')}`,
          columns: ['status', 'product_category'],
        },
      },
      committee: {
        select: {
          rows: 'chain_id = app_chain() and (visible_to_leader or org_id = app_org())',
          columns: ['chain_id', 'org_id', 'role', 'tier', 'status'],
        },
      },
      worker: { select: CHAIN, update: { ...CHAIN, columns: ['tier'] } },
      identity: { select: ALL, update: { ...ALL, columns: ['status'] } },
      registrar: {
        // In its other chains an organization finds itself alone.
        select: { rows: 'chain_id = app_chain() or org_id = app_org()' },
        insert: CHAIN,
        update: CHAIN,
      },
    },
  },
  supply_link: {
    key: ['chain_id', 'buyer_org_id', 'supplier_org_id'],
    audited: true,
    rules: {
      leader: {
        select: {
          rows: 'chain_id = app_chain() and (buyer_org_id = app_org() or supplier_org_id = app_org() or shared_up)',
        },
        insert: { rows: 'chain_id = app_chain() and (buyer_org_id = app_org() or shared_up)' },
        update: { rows: 'chain_id = app_chain() and (buyer_org_id = app_org() or shared_up)' },
        delete: { rows: 'chain_id = app_chain() and buyer_org_id = app_org()' },
      },
      supplier: {
        select: {
          rows: 'chain_id = app_chain() and (buyer_org_id = app_org() or supplier_org_id = app_org())',
        },
        insert: { rows: 'chain_id = app_chain() and buyer_org_id = app_org()' },
        update: { rows: 'chain_id = app_chain() and buyer_org_id = app_org()' },
        delete: { rows: 'chain_id = app_chain() and buyer_org_id = app_org()' },
      },
      worker: { select: CHAIN },
      registrar: {
        select: CHAIN,
        update: { rows: 'chain_id = app_chain() and buyer_org_id = app_org()', columns: ['shared_up'] },
      },
    },
  },
  designated_enterprise: {
    key: ['chain_id', 'org_id', 'year'],
    audited: true,
    rules: {
      leader: { select: CHAIN, insert: CHAIN, update: CHAIN, delete: CHAIN },
      supplier: { select: OWN },
      worker: { select: CHAIN },
    },
  },

  user_account: {
    key: ['id'],
    audited: true,
    hidden: ['password_hash'],
    rules: {
      leader: {
        select: {
          rows: 'id = app_user() or exists (select 1 from membership m where m.user_id = user_account.id and m.org_id = app_org())',
          columns: ['id', 'login', 'email', 'mobile', 'name', 'locale', 'created_at', 'disabled_at'],
        },
      },
      supplier: {
        select: {
          rows: 'id = app_user() or exists (select 1 from membership m where m.user_id = user_account.id and m.org_id = app_org())',
          columns: ['id', 'login', 'email', 'mobile', 'name', 'locale', 'created_at', 'disabled_at'],
        },
      },
      committee: {
        select: {
          rows: 'id = app_user() or exists (select 1 from membership m where m.user_id = user_account.id and m.org_id = app_org())',
          columns: ['id', 'login', 'name', 'locale', 'created_at', 'disabled_at'],
        },
      },
      identity: { select: ALL, insert: ALL, update: ALL },
      registrar: { select: { ...ALL, columns: ['id', 'login', 'email', 'name', 'locale', 'disabled_at'] } },
    },
  },
  membership: {
    key: ['user_id', 'org_id'],
    audited: true,
    rules: {
      leader: { select: { rows: 'org_id = app_org() or user_id = app_user()' } },
      supplier: { select: { rows: 'org_id = app_org() or user_id = app_user()' } },
      committee: { select: { rows: 'org_id = app_org() or user_id = app_user()' } },
      identity: { select: ALL, insert: ALL, update: ALL },
      registrar: { select: ALL },
    },
  },
  user_session: {
    key: ['id'],
    audited: false,
    rules: { identity: { select: ALL, insert: ALL, update: ALL, delete: ALL } },
  },
  login_throttle: {
    key: ['key'],
    audited: false,
    rules: { identity: { select: ALL, insert: ALL, update: ALL, delete: ALL } },
  },
  invitation: {
    key: ['chain_id', 'id'],
    audited: true,
    hidden: ['token_hash'],
    rules: {
      leader: {
        select: ISSUED,
        insert: {
          rows: `${ISSUED.rows} and exists (select 1 from chain_member m where m.chain_id = app_chain() and m.org_id = subject_org_id)`,
        },
        update: ISSUED,
      },
      supplier: {
        select: ISSUED,
        insert: {
          rows: `${ISSUED.rows} and (subject_org_id = app_org() or ${SUPPLIES_ME('subject_org_id')})`,
        },
        update: ISSUED,
      },
      committee: {
        select: ISSUED,
        insert: { rows: `${ISSUED.rows} and subject_org_id = app_org()` },
        update: ISSUED,
      },
      identity: { select: ALL, update: ALL },
    },
  },
  password_reset: {
    key: ['token_hash'],
    audited: false,
    rules: { identity: { select: ALL, insert: ALL, update: ALL, delete: ALL } },
  },
  mail: {
    key: ['id'],
    audited: false,
    rules: {
      leader: { select: OWN, insert: OWN, update: { ...OWN, columns: ['status', 'error'] } },
      supplier: { select: OWN, insert: OWN, update: { ...OWN, columns: ['status', 'error'] } },
      committee: { select: OWN, insert: OWN, update: { ...OWN, columns: ['status', 'error'] } },
      worker: {
        select: ALL,
        insert: ALL,
        update: { ...ALL, columns: ['status', 'attempts', 'error', 'claimed_at', 'sent_at'] },
      },
      identity: { select: ALL, insert: ALL },
      registrar: { select: { ...OWN, columns: ['id', 'org_id', 'chain_id'] }, insert: OWN },
    },
  },

  supplier_import: {
    key: ['chain_id', 'id'],
    audited: true,
    hidden: ['file', 'verdict'],
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  standard: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: STANDARD_READ, insert: ISSUED, update: ISSUED, delete: ISSUED },
      supplier: { select: STANDARD_READ, insert: ISSUED, update: ISSUED, delete: ISSUED },
      committee: { select: { rows: `chain_id = app_chain() and ${FROM_LEADER}` } },
      worker: { select: CHAIN },
      registrar: { select: { ...CHAIN, columns: ['chain_id', 'id', 'root_standard_id'] } },
    },
  },
  standard_version: {
    key: ['chain_id', 'id'],
    audited: true,
    hidden: ['content', 'origins'],
    rules: {
      leader: { select: VERSION_READ, insert: ISSUED, update: ISSUED },
      supplier: { select: VERSION_READ, insert: ISSUED, update: ISSUED },
      committee: {
        select: {
          rows: `chain_id = app_chain() and status in ('published', 'superseded') and ${FROM_LEADER}`,
          columns: ['chain_id', 'id', 'standard_id', 'version', 'status', 'published_at', 'effective_on'],
        },
      },
      worker: { select: CHAIN },
      registrar: {
        select: {
          rows: `chain_id = app_chain() or exists (select 1 from audit a
            where a.chain_id = standard_version.chain_id and a.standard_version_id = standard_version.id
              and ${CONSENTED('a')})`,
          columns: ['chain_id', 'id', 'standard_id', 'version', 'root_version', 'status', 'content'],
        },
      },
    },
  },
  standard_draft: {
    key: ['chain_id', 'id'],
    // Its many small edits are its own record (standard_edit).
    audited: false,
    rules: { leader: writtenHere, supplier: writtenHere },
  },
  standard_edit: {
    key: ['chain_id', 'draft_id', 'revision'],
    audited: false,
    rules: { leader: { select: ISSUED, insert: ISSUED }, supplier: { select: ISSUED, insert: ISSUED } },
  },
  standard_comment: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  standard_policy: {
    key: ['chain_id', 'org_id'],
    audited: true,
    rules: {
      leader: { select: OWN, insert: OWN, update: OWN },
      supplier: { select: OWN, insert: OWN, update: OWN },
    },
  },
  standard_import: {
    key: ['chain_id', 'id'],
    // A preview that changes with every choice; what it becomes is recorded with the standard and its draft.
    audited: false,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
      // The sweep looks over all chains for what nobody reads; a worker writes in the chain it works for.
      worker: {
        select: ALL,
        update: { ...CHAIN, columns: ['status', 'rows_read', 'rows_total', 'failure', 'plan', 'claimed_at'] },
      },
    },
  },
  standard_import_file: {
    key: ['chain_id', 'import_id'],
    audited: false,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
      worker: { select: CHAIN, update: { ...CHAIN, columns: ['sheets', 'content'] } },
    },
  },
  standard_adoption: {
    key: ['chain_id', 'root_standard_id', 'org_id'],
    audited: true,
    rules: {
      leader: { select: CHAIN },
      supplier: {
        select: { rows: `chain_id = app_chain() and (org_id = app_org() or ${SUPPLIES_ME('org_id')})` },
        insert: OWN,
        update: OWN,
      },
      committee: {
        select: { ...CHAIN, columns: ['chain_id', 'root_standard_id', 'org_id', 'root_version'] },
      },
      worker: { select: CHAIN },
      registrar: { select: CHAIN },
    },
  },
  campaign: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  auditor_conflict: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  random_draw: {
    key: ['chain_id', 'id'],
    audited: true,
    hidden: ['snapshot', 'seed'],
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  random_draw_token: {
    key: ['chain_id', 'draw_id', 'token'],
    audited: false,
    rules: {
      leader: { select: ISSUED, insert: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED },
    },
  },
  random_check: {
    key: ['chain_id', 'draw_id', 'subject_org_id'],
    audited: true,
    rules: {
      leader: { select: ISSUED, insert: ISSUED, update: ISSUED },
      supplier: { select: ISSUED, insert: ISSUED, update: ISSUED },
    },
  },
  random_recusal: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: { leader: { select: ISSUED, insert: ISSUED }, supplier: { select: ISSUED, insert: ISSUED } },
  },
  audit: {
    key: ['chain_id', 'id'],
    audited: true,
    hidden: ['result', 'self_result'],
    rules: {
      leader: { select: LEADER_VIEW, ...issuedByBuyer, update: PARTY },
      supplier: { select: PARTY, ...issuedByBuyer, update: PARTY },
      worker: { select: CHAIN },
      registrar: {
        ...registrarShares,
        select: { rows: `chain_id = app_chain() or ${CONSENTED('audit')}` },
      },
    },
  },
  self_answer: {
    key: ['chain_id', 'audit_id', 'question_id', 'step_id'],
    audited: true,
    rules: {
      leader: { select: LEADER_VIEW, ...writtenBySubject },
      supplier: { select: PARTY, ...writtenBySubject },
      registrar: {
        ...registrarShares,
        select: { rows: `(${ISSUED.rows}) or ${CONSENTED('self_answer')}` },
      },
    },
  },
  answer_consent: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      supplier: {
        select: OWN,
        insert: OWN,
        update: { ...OWN, columns: ['revoked_by', 'revoked_at'] },
      },
      registrar: { select: OWN },
    },
  },
  audit_score: {
    key: ['chain_id', 'audit_id', 'question_id', 'step_id'],
    audited: true,
    rules: {
      leader: { select: PUBLISHED_LEADER_VIEW, ...writtenByIssuer },
      supplier: { select: PUBLISHED_PARTY, ...writtenByIssuer },
      registrar: registrarShares,
    },
  },
  finding: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: PUBLISHED_LEADER_VIEW, ...writtenByIssuer },
      supplier: { select: PUBLISHED_PARTY, ...writtenByIssuer },
      registrar: registrarShares,
    },
  },
  corrective_action: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: LEADER_VIEW, insert: TO_OWN_SUPPLIER, update: PARTY },
      supplier: { select: PARTY, insert: TO_OWN_SUPPLIER, update: PARTY },
      worker: { select: CHAIN },
      registrar: registrarShares,
    },
  },
  corrective_event: {
    key: ['chain_id', 'id'],
    audited: false,
    rules: {
      leader: { select: LEADER_VIEW, ...eitherParty },
      supplier: { select: PARTY, ...eitherParty },
      registrar: registrarShares,
    },
  },
  // An answer while it is written: the supplier's alone until it is sent.
  corrective_draft: {
    key: ['chain_id', 'action_id'],
    audited: false,
    rules: {
      supplier: { select: SUBJECT, ...writtenBySubject, delete: SUBJECT },
    },
  },
  evidence: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: { select: LEADER_VIEW, ...eitherParty, delete: OWN },
      supplier: { select: PARTY, ...eitherParty, delete: OWN },
      registrar: {
        ...registrarShares,
        // Its own files beside its own answers; not those of a buyer.
        select: {
          rows: `(${ISSUED.rows}) or (org_id = app_org() and audit_id is not null and ${CONSENTED('evidence')})`,
        },
      },
    },
  },
  digital_report: {
    key: ['chain_id', 'id'],
    audited: true,
    rules: {
      leader: {
        select: { rows: 'chain_id = app_chain() and (org_id = app_org() or shared_up)' },
        insert: OWN,
        update: OWN,
      },
      supplier: { select: OWN, insert: OWN, update: OWN },
      worker: { select: CHAIN },
    },
  },

  score_policy: {
    key: ['chain_id', 'version'],
    audited: true,
    rules: {
      leader: { select: CHAIN, insert: CHAIN },
      supplier: { select: CHAIN },
      committee: { select: CHAIN },
      worker: { select: CHAIN, insert: CHAIN },
    },
  },
  stale_mark: {
    key: ['chain_id', 'seq'],
    audited: false,
    rules: {
      leader: { insert: CHAIN },
      supplier: { insert: CHAIN },
      worker: { select: ALL, insert: ALL, delete: CHAIN },
    },
  },
  organization_score: {
    key: ['chain_id', 'org_id', 'version'],
    audited: false,
    rules: {
      leader: { select: { rows: 'chain_id = app_chain() and (org_id = app_org() or shared_up)' } },
      supplier: {
        select: { rows: `chain_id = app_chain() and (org_id = app_org() or ${SUPPLIES_ME('org_id')})` },
      },
      committee: { select: { rows: 'chain_id = app_chain() and shared_up' } },
      worker: { select: CHAIN, insert: CHAIN, update: { ...CHAIN, columns: ['valid_to'] } },
    },
  },
  score_explanation: {
    key: ['chain_id', 'org_id', 'version'],
    audited: false,
    rules: {
      leader: { select: { rows: 'chain_id = app_chain() and (org_id = app_org() or shared_up)' } },
      supplier: { select: OWN },
      worker: { select: CHAIN, insert: CHAIN },
    },
  },
  chain_health: {
    key: ['chain_id', 'version'],
    audited: false,
    rules: {
      leader: { select: CHAIN },
      committee: { select: CHAIN },
      worker: { select: CHAIN, insert: CHAIN, update: { ...CHAIN, columns: ['valid_to'] } },
    },
  },
  job_failure: {
    key: ['chain_id', 'id'],
    audited: false,
    rules: {
      leader: { select: CHAIN, update: { ...CHAIN, columns: ['resolved_at'] } },
      worker: { select: ALL, insert: ALL, update: ALL },
    },
  },
  activity: {
    key: ['chain_id', 'id'],
    audited: false,
    rules: {
      leader: { select: OWN },
      supplier: { select: OWN },
      committee: { select: OWN },
      registrar: { insert: ALL },
    },
  },
}

/** Tables of the database that are not the product's own data (kept by libraries). */
export const foreignTables: readonly string[] = ['kysely_migration', 'kysely_migration_lock', 'access_stamp']
