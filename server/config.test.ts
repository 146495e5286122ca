import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { aboutVariable, ConfigError, type Environment, readConfig, variables } from './config.ts'

const secret = 's'.repeat(32)
const folders: string[] = []

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'chainq-config-'))
  folders.push(made)
  return made
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

function complaint(env: Environment): string {
  try {
    readConfig({ SESSION_SECRET: secret, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({ SESSION_SECRET: secret })).toMatchObject({
      nodeEnv: 'production',
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      portIsGiven: false,
      baseUrl: null,
      databaseUrl: null,
      redisUrl: null,
      demo: true,
      uploadLimitMb: 50,
      trustProxy: 0,
    })
  })

  it('takes what is given; empty means not set', () => {
    const config = readConfig({
      SESSION_SECRET: secret,
      ROLE: 'web',
      PORT: '8080',
      HOST: '',
      BASE_URL: 'https://q.example.com/',
      DATABASE_URL: 'postgres://owner:hunter2@db/chainq',
      REDIS_URL: ' redis://cache:6379 ',
      TRUST_PROXY: '2',
      MAIL_FROM: 'ChainQ <q@example.com>',
    })
    expect(config).toMatchObject({
      role: 'web',
      port: 8080,
      portIsGiven: true,
      host: '127.0.0.1',
      baseUrl: 'https://q.example.com',
      redisUrl: 'redis://cache:6379',
      demo: false,
      trustProxy: 2,
    })
  })

  it.each<[Environment, string]>([
    [{ PORT: 'http' }, 'PORT is "http"; it expects a whole number from 1 to 65535'],
    [{ PORT: '70000' }, 'PORT is "70000"; it expects a whole number from 1 to 65535'],
    [{ ROLE: 'both' }, 'ROLE is "both"; it expects all, web or worker'],
    [{ BASE_URL: 'q.example.com' }, 'BASE_URL is "q.example.com"; it expects an http:// or https:// address'],
    [
      { DATABASE_URL: 'mysql://root:hunter2@db/x' },
      'DATABASE_URL is (hidden); it expects a postgres:// address',
    ],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL is (hidden); it expects a redis:// or rediss:// address'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET is (hidden); it expects at least 32 characters'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY is "yes"; it expects none, or the number of proxies'],
    [{ ROLE: 'worker' }, 'DATABASE_URL is required when ROLE=worker'],
    [
      { ROLE: 'web', DATABASE_URL: 'postgres://db/x', SESSION_SECRET: '' },
      'SESSION_SECRET is required when ROLE=web',
    ],
  ])('stops at %j', (env, line) => {
    const message = complaint(env)
    expect(message).toContain(line)
    expect(message).not.toContain('\n')
    expect(message).not.toContain('hunter2')
  })

  it('names the others that are wrong', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'loud' })).toMatch(/^PORT is "x"; .* \(also wrong: LOG_LEVEL\)$/)
  })

  it('makes the secret once, for its owner only', () => {
    const dataDir = folder()
    const first = readConfig({ DATA_DIR: dataDir }).sessionSecret
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(readConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(first)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).toBe(first)
  })

  it('does not go on with a damaged secret', () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'secret'), '\n')
    expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/delete it to have a new one made/)
  })

  it('says of every variable what it is, expects and is without', () => {
    for (const name of variables) {
      const { is, expects, unset } = aboutVariable(name)
      expect(
        [is, expects, unset].every((words) => words.length > 0),
        name,
      ).toBe(true)
    }
  })
})
