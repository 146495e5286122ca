import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/**
 * Every setting of the product, in the one file that reads the environment. A value is text, as the environment
 * gives it; an empty value counts as not set. `expects` is what the line on a wrong value says.
 */
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to)

const url = (...schemes: string[]) =>
  z.string().refine((value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null
    return parsed !== null && schemes.includes(parsed.protocol.replace(':', '')) && parsed.hostname !== ''
  })

type About = {
  /** What the setting does. */
  is: string
  /** What a value must be; printed when it is wrong. */
  expects: string
  /** What holds when it is not set. */
  unset: string
  /** Its value must not be printed. */
  secret?: true
}

const about = <S extends z.ZodType>(schema: S, words: About) => schema.optional().meta(words)

export const configSchema = z.object({
  NODE_ENV: about(z.enum(['production', 'development', 'test']), {
    is: 'How the code runs',
    expects: 'production, development or test',
    unset: 'production (`npm run dev`: development)',
  }),
  ROLE: about(z.enum(['all', 'web', 'worker']), {
    is: 'What this process does; `web` and `worker` split the product into processes',
    expects: 'all, web or worker',
    unset: 'all',
  }),
  HOST: about(z.string().regex(/^[A-Za-z0-9.:-]+$/), {
    is: 'Address the web server listens on',
    expects: 'a host name or an IP address, such as 127.0.0.1 or 0.0.0.0',
    unset: '127.0.0.1',
  }),
  PORT: about(wholeNumber(1, 65535), {
    is: 'Port the web server listens on',
    expects: 'a whole number from 1 to 65535',
    unset: '3000, or the next free one',
  }),
  BASE_URL: about(url('http', 'https'), {
    is: 'Address people reach the product at: links in mails and QR codes, the origin check, secure cookies',
    expects: 'an http:// or https:// address, such as https://q.example.com',
    unset: 'the address the web server listens on',
  }),
  DATA_DIR: about(z.string(), {
    is: 'Folder of the embedded database, the evidence files and the generated secret',
    expects: 'a folder that can be written',
    unset: '.data',
  }),
  DATABASE_URL: about(url('postgres', 'postgresql'), {
    is: 'PostgreSQL 16 or newer, as a role that owns the database and may create roles',
    expects: 'a postgres:// address, such as postgres://owner:password@host:5432/chainq',
    unset: 'an embedded PostgreSQL in DATA_DIR',
    secret: true,
  }),
  DATABASE_POOL: about(wholeNumber(2, 200), {
    is: 'Connections this process may hold to the database',
    expects: 'a whole number from 2 to 200',
    unset: '10',
  }),
  REDIS_URL: about(url('redis', 'rediss'), {
    is: 'Redis or Valkey for the job queues',
    expects: 'a redis:// or rediss:// address, such as redis://127.0.0.1:6379',
    unset: 'the queues live in PostgreSQL',
    secret: true,
  }),
  SESSION_SECRET: about(z.string().min(32), {
    is: 'Key for signed links and for the password of the login role; the same in every process',
    expects: 'at least 32 characters, the same in every process (make one with: openssl rand -hex 32)',
    unset: 'made once and kept in DATA_DIR/secret; required when ROLE is web or worker',
    secret: true,
  }),
  SMTP_URL: about(url('smtp', 'smtps'), {
    is: 'Mail server',
    expects: 'an smtp:// or smtps:// address, such as smtps://user:password@mail.example.com',
    unset: 'mails are kept and shown in the local mailbox page',
    secret: true,
  }),
  MAIL_FROM: about(z.string().regex(/^[^\r\n]*[^\s@]+@[^\s@]+[^\r\n]*$/), {
    is: 'Sender of the mails',
    expects: 'a mail address, such as ChainQ <q@example.com>',
    unset: 'ChainQ <no-reply@chainq.invalid>',
  }),
  LOG_LEVEL: about(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    is: 'Least level that is logged',
    expects: 'fatal, error, warn, info, debug, trace or silent',
    unset: 'info (NODE_ENV=test: silent)',
  }),
  DEMO: about(z.enum(['on', 'off']), {
    is: 'Load the demo chain into an empty database and show its logins',
    expects: 'on or off',
    unset: 'on with the embedded database, off with DATABASE_URL',
  }),
  UPLOAD_LIMIT_MB: about(wholeNumber(1, 1024), {
    is: 'Largest file that may be uploaded, in MB',
    expects: 'a whole number from 1 to 1024',
    unset: '50',
  }),
  TRUST_PROXY: about(
    z
      .string()
      .regex(/^(none|[1-9])$/)
      .transform((value) => (value === 'none' ? 0 : Number(value))),
    {
      is: 'Proxies in front of the web server whose X-Forwarded-* headers are believed',
      expects: 'none, or the number of proxies from 1 to 9',
      unset: 'none',
    },
  ),
  WORKER_CONCURRENCY: about(wholeNumber(1, 64), {
    is: 'Jobs one worker runs at a time',
    expects: 'a whole number from 1 to 64',
    unset: '4',
  }),
})

export type Variable = keyof typeof configSchema.shape
export const variables = Object.keys(configSchema.shape) as Variable[]

/** The words on one variable: what it is, what it expects, what holds without it. */
export function aboutVariable(name: Variable): About {
  return configSchema.shape[name].meta() as unknown as About
}

export type Environment = Record<string, string | undefined>

/** A wrong setting. The message is one line for the person who starts the product; no stack is needed. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The settings as the code uses them, without the secret that may still have to be made. */
function parse(env: Environment) {
  const given = Object.fromEntries(
    variables.map((name) => [name, env[name]?.trim() || undefined] as const),
  ) as Record<Variable, string | undefined>
  const result = configSchema.safeParse(given)
  if (!result.success) {
    const wrong = [...new Set(result.error.issues.map((issue) => issue.path[0] as Variable))]
    throw new ConfigError(complaint(wrong[0]!, given[wrong[0]!]) + others(wrong.slice(1)))
  }
  const value = result.data
  const role = value.ROLE ?? 'all'
  for (const name of ['DATABASE_URL', 'SESSION_SECRET'] as const) {
    if (role !== 'all' && value[name] === undefined) {
      throw new ConfigError(
        `${name} is required when ROLE=${role}; it expects ${aboutVariable(name).expects}`,
      )
    }
  }
  const nodeEnv = value.NODE_ENV ?? 'production'
  return {
    nodeEnv,
    role,
    host: value.HOST ?? '127.0.0.1',
    port: value.PORT ?? 3000,
    /** False: when `port` is busy the next free one is taken. */
    portIsGiven: value.PORT !== undefined,
    /** Without a trailing slash; null: the address the web server listens on. */
    baseUrl: value.BASE_URL?.replace(/\/+$/, '') ?? null,
    /** Absolute. */
    dataDir: resolve(value.DATA_DIR ?? '.data'),
    /** Null: the embedded database. */
    databaseUrl: value.DATABASE_URL ?? null,
    databasePool: value.DATABASE_POOL ?? 10,
    /** Null: the queues live in PostgreSQL. */
    redisUrl: value.REDIS_URL ?? null,
    sessionSecret: value.SESSION_SECRET ?? null,
    /** Null: mails are kept in the local mailbox. */
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? 'ChainQ <no-reply@chainq.invalid>',
    logLevel: value.LOG_LEVEL ?? (nodeEnv === 'test' ? ('silent' as const) : ('info' as const)),
    demo: value.DEMO ? value.DEMO === 'on' : value.DATABASE_URL === undefined,
    uploadLimitMb: value.UPLOAD_LIMIT_MB ?? 50,
    /** Number of proxies believed; 0: none. */
    trustProxy: value.TRUST_PROXY ?? 0,
    workerConcurrency: value.WORKER_CONCURRENCY ?? 4,
  }
}

export type Config = Omit<ReturnType<typeof parse>, 'sessionSecret'> & { sessionSecret: string }

/**
 * Reads and checks the settings. Makes the secret once (DATA_DIR/secret, mode 600) when none is given.
 * @throws ConfigError with one line that names the variable, what it has and what it expects
 */
export function readConfig(env: Environment = process.env): Config {
  const config = parse(env)
  return { ...config, sessionSecret: config.sessionSecret ?? keptSecret(config.dataDir) }
}

/** What the process was given, for children that must see the same and a little more. */
export function environmentFor(extra: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...extra } as NodeJS.ProcessEnv
}

/** React and others look at NODE_ENV while they load; call this before anything of the app is imported. */
export function settleNodeEnv(otherwise: Config['nodeEnv']): void {
  process.env.NODE_ENV ||= otherwise
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new ConfigError(`DATA_DIR is ${dataDir}; it expects ${aboutVariable('DATA_DIR').expects}`)
    }
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new ConfigError(
    `${file} is damaged: it must hold at least 32 characters; delete it to have a new one made`,
  )
}

function complaint(name: Variable, value = ''): string {
  const { secret, expects } = aboutVariable(name)
  const shown = secret ? '(hidden)' : JSON.stringify(value)
  return `${name} is ${shown}; it expects ${expects}`
}

function others(names: Variable[]): string {
  return names.length === 0 ? '' : ` (also wrong: ${names.join(', ')})`
}
