import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig, variables } from '#server/config.ts'
import { buildFiles, buildFolders } from '../../scripts/start/build.ts'

// Containers cannot run everywhere the tests do; what can drift is checked against the code.
const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

type Service = {
  environment: Record<string, string | number>
  depends_on?: Record<string, unknown>
  volumes?: string[]
}
const compose = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<'postgres' | 'valkey' | 'web' | 'worker', Service>
  volumes: Record<string, null>
}

/** What a container sees: ${NAME:-default} and ${NAME:?message} filled in as Compose does. */
function filled(service: Service, given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment).map(([name, value]) => [
      name,
      String(value).replace(
        /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
        (_, variable: string, kind?: string, word?: string) => {
          const known = given[variable]
          if (known) return known
          if (kind === '-') return word ?? ''
          throw new Error(`${variable} must be set`)
        },
      ),
    ]),
  )
}

const secrets = { SESSION_SECRET: 'x'.repeat(32), POSTGRES_PASSWORD: 'p' }

describe('compose.yaml', () => {
  it.each(['web', 'worker'] as const)('gives the %s settings that exist and are accepted', (name) => {
    const environment = filled(compose.services[name], secrets)
    expect(Object.keys(environment).filter((key) => !variables.includes(key as never))).toEqual([])
    const config = readConfig(environment)
    expect(config).toMatchObject({ role: name, demo: false, redisUrl: 'redis://valkey:6379' })
    expect(new URL(config.databaseUrl!).hostname).toBe('postgres')
  })

  it('does not start without its secrets, nor with a short one', () => {
    expect(() => filled(compose.services.web, {})).toThrow('must be set')
    expect(() => readConfig(filled(compose.services.web, { ...secrets, SESSION_SECRET: 'short' }))).toThrow(
      /^SESSION_SECRET is/,
    )
  })

  it('lets every process share the same database, queue, secret and files', () => {
    const [web, worker] = [compose.services.web, compose.services.worker]
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'SESSION_SECRET']) {
      expect(web.environment[name]).toBe(worker.environment[name])
    }
    expect(web.volumes).toEqual(worker.volumes)
    expect(Object.keys(web.depends_on!)).toEqual(['postgres', 'valkey'])
    expect(compose.services.postgres.environment.POSTGRES_USER).toBe(
      new URL(filled(web, secrets).DATABASE_URL!).username,
    )
  })

  it('names every volume it uses', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      (volumes ?? []).map((v) => v.split(':')[0]!),
    )
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort())
  })
})

describe('Dockerfile', () => {
  const text = read('Dockerfile').replaceAll('\\\n', ' ')
  const lines = text.split('\n')
  const ignored = read('.dockerignore').split('\n').filter(Boolean)

  it('copies what exists and is not ignored', () => {
    const sources = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    expect(sources.length).toBeGreaterThan(10)
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true)
      expect(ignored, source).not.toContain(source)
    }
  })

  it('brings every room that the product imports', () => {
    const { imports } = JSON.parse(read('package.json')) as { imports: Record<string, string> }
    for (const room of Object.values(imports).map((path) => path.split('/')[1]!)) {
      if (room !== 'test') expect(lines).toContain(`COPY ${room} ${room}`)
    }
  })

  it('brings everything the build is stamped with, so that a start does not build again', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY '))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    const inputs = [...buildFolders, ...buildFiles].filter((path) => existsSync(join(root, path)))
    expect(inputs.filter((path) => !copied.includes(path))).toEqual([])
  })

  it('runs programs and npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const run = [...text.matchAll(/npm run (\S+)/g)].map(([, name]) => name!)
    expect(run).toEqual(['build'])
    for (const name of run) expect(scripts).toHaveProperty(name)
    const command = JSON.parse(lines.find((line) => line.startsWith('CMD '))!.slice(4)) as string[]
    expect(command.join(' ')).toBe(scripts.start)
    for (const [, file] of text.matchAll(/"(scripts\/[\w./-]+)"/g))
      expect(existsSync(join(root, file!)), file).toBe(true)
  })

  it('sets variables that exist, does not run as root, and stays on the Node of package.json', () => {
    const set = lines.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.slice(4).split(' '))
    const environment = Object.fromEntries(set.map((pair) => pair.split('=') as [string, string]))
    expect(Object.keys(environment).filter((name) => !variables.includes(name as never))).toEqual([])
    expect(readConfig({ ...environment, SESSION_SECRET: secrets.SESSION_SECRET })).toMatchObject({
      port: 3000,
    })
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node')
    for (const line of lines.filter((one) => one.startsWith('FROM ')))
      expect(line).toMatch(/^FROM node:20-slim/)
  })
})
