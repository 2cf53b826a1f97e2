import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, SETTINGS } from '../../api/config.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The faults of a configuration, as the operator reads them. */
function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const fault of error.faults) expect(error.message).toContain(fault)
    return error.faults
  }
}

const named = (faults: readonly string[]) => faults.map((fault) => fault.split(':')[0])

const PROVIDER = {
  ROKHAS_OIDC_ISSUER: 'https://identite.gov.example',
  ROKHAS_OIDC_CLIENT_ID: 'rokhas',
  ROKHAS_OIDC_CLIENT_SECRET: 'secret',
  ROKHAS_OIDC_NAME_FR: 'Identité nationale',
  ROKHAS_OIDC_NAME_AR: 'الهوية الوطنية',
}

test('an empty environment is a configuration: private database, port 3000, demonstration on', () => {
  expect(readConfig({})).toMatchObject({ databaseUrl: null, port: 3000, demonstration: true, backgrounds: [] })
})

test('an empty setting is as good as absent: no port is taken at random', () => {
  const emptied = Object.fromEntries(Object.keys(SETTINGS.shape).map((name) => [name, '']))
  expect(readConfig(emptied)).toEqual(readConfig({}))
})

describe('every fault is listed together', () => {
  /** A wrong value for each setting that can have one. */
  const WRONG: NodeJS.ProcessEnv = {
    DATABASE_URL: 'mysql://x',
    PORT: '70000',
    LOG_LEVEL: 'loud',
    ROKHAS_DATABASE_CONNECTIONS: '1',
    ROKHAS_PUBLIC_URL: 'rokhas.ma',
    ROKHAS_PROXY: 'yes',
    ROKHAS_SECRET_KEY: 'short',
    ROKHAS_DEMONSTRATION: 'maybe',
    ROKHAS_BACKGROUNDS: '[{"id":',
    ROKHAS_LAYER_SERVERS: 'https://cartes.example.ma/wms',
    ROKHAS_DOCUMENTS: 's3://bucket',
    ROKHAS_LARGEST_DOCUMENT: '6000',
    ROKHAS_CLAMD: 'clamd',
    ROKHAS_SMTP_URL: 'mail.example.ma',
    ROKHAS_MAIL_FROM: 'nobody',
    ROKHAS_OIDC_ISSUER: 'http://identite.example.org',
    ROKHAS_OIDC_CLIENT_ID: ' ',
    ROKHAS_OIDC_CLIENT_SECRET: ' ',
    ROKHAS_OIDC_NAME_FR: ' ',
    ROKHAS_OIDC_NAME_AR: ' ',
    ROKHAS_TIMESTAMP_URL: 'ftp://time.example.org',
    ROKHAS_TIMESTAMP_POLICY: 'policy',
    ROKHAS_CNDP_REFERENCE: ' ',
    ROKHAS_CSC_URL: 'ftp://signature.example.org',
    ROKHAS_CSC_CLIENT_ID: ' ',
    ROKHAS_CSC_CLIENT_SECRET: ' ',
    ROKHAS_STUN_URLS: 'https://media.example.ma',
    ROKHAS_TURN_URLS: 'media.example.ma:3478',
    ROKHAS_TURN_SECRET: 'court',
    ROKHAS_JANUS_URL: 'http://media.example.ma:8088',
    ROKHAS_JANUS_SECRET: 'court',
  }
  /** Any text is one of these. */
  const FREE = ['HOST', 'ROKHAS_BOUNCES', 'ROKHAS_OIDC_STRONG_ACR', 'ROKHAS_PKCS11_MODULE', 'ROKHAS_SIGNATURE_ANCHORS']

  test('when all are wrong at once, each under the name of its setting', () => {
    expect([...Object.keys(WRONG), ...FREE].sort()).toEqual(Object.keys(SETTINGS.shape).sort())
    expect(named(faultsOf(WRONG)).sort()).toEqual(Object.keys(WRONG).sort())
  })

  test('a wrong value does not hide a group given by half, nor a name that is no setting', () => {
    const faults = faultsOf({
      PORT: 'three thousand',
      ROKHAS_SMTP_URL: 'smtp://mail.example.ma',
      ROKHAS_OIDC_ISSUER: PROVIDER.ROKHAS_OIDC_ISSUER,
      ROKHAS_OIDC_NAME_FR: PROVIDER.ROKHAS_OIDC_NAME_FR,
      ROKHAS_TIMESTAMP_POLICY: '1.2.3',
      ROKHAS_SMPT_URL: 'smtp://mail.example.ma',
    })
    expect(named(faults)).toEqual([
      'PORT',
      'ROKHAS_OIDC_CLIENT_ID',
      'ROKHAS_OIDC_CLIENT_SECRET',
      'ROKHAS_OIDC_NAME_AR',
      'ROKHAS_MAIL_FROM',
      'ROKHAS_TIMESTAMP_POLICY',
      'ROKHAS_SMPT_URL',
    ])
  })

  test('a value that is a secret is not said again', () => {
    const faults = faultsOf({ ROKHAS_SECRET_KEY: 'deadbeef', DATABASE_URL: 'mysql://rokhas:hunter2@host/x' })
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toMatch(/deadbeef|hunter2/)
  })
})

describe('a group', () => {
  test('of settings is taken whole', () => {
    expect(readConfig({ ...PROVIDER, ROKHAS_OIDC_STRONG_ACR: 'eidas2, mfa' }).provider).toEqual({
      issuer: 'https://identite.gov.example',
      clientId: 'rokhas',
      clientSecret: 'secret',
      nameFr: 'Identité nationale',
      nameAr: 'الهوية الوطنية',
      strong: ['eidas2', 'mfa'],
    })
    expect(readConfig({}).provider).toBeNull()
  })

  test.each(Object.keys(PROVIDER))('without %s is refused under its name', (absent) => {
    const rest = Object.fromEntries(Object.entries(PROVIDER).filter(([name]) => name !== absent))
    expect(named(faultsOf(rest))).toEqual([absent])
  })

  test('of mail is a server and a sender, and a timestamp policy needs its authority', () => {
    expect(named(faultsOf({ ROKHAS_MAIL_FROM: 'a@rokhas.ma' }))).toEqual(['ROKHAS_SMTP_URL'])
    expect(named(faultsOf({ ROKHAS_OIDC_STRONG_ACR: 'mfa' }))).toEqual(['ROKHAS_OIDC_STRONG_ACR'])
    expect(faultsOf({ ROKHAS_TIMESTAMP_URL: 'https://time.example.org', ROKHAS_TIMESTAMP_POLICY: '1.2.3' })).toEqual([])
  })

  test('of an identity provider is plain on this machine only', () => {
    for (const issuer of ['http://127.0.0.1:4000', 'http://localhost', 'http://[::1]:4000'])
      expect(faultsOf({ ...PROVIDER, ROKHAS_OIDC_ISSUER: issuer }), issuer).toEqual([])
    for (const issuer of [
      'http://127.0.0.1.example.org',
      'http://localhost.example.org',
      'http://127.0.0.1:80@example.org',
    ])
      expect(named(faultsOf({ ...PROVIDER, ROKHAS_OIDC_ISSUER: issuer })), issuer).toEqual(['ROKHAS_OIDC_ISSUER'])
  })
})

test('a background map is checked field by field', () => {
  const orthophoto = [
    {
      id: 'ortho',
      nameFr: 'Orthophoto',
      nameAr: 'صورة جوية',
      kind: 'xyz',
      url: 'https://tiles.example.ma/{z}/{x}/{y}.jpg',
    },
  ]
  expect(readConfig({ ROKHAS_BACKGROUNDS: JSON.stringify(orthophoto) }).backgrounds[0]).toMatchObject({
    kind: 'xyz',
    attribution: '',
  })
  expect(() => readConfig({ ROKHAS_BACKGROUNDS: '[{"id":"a","kind":"tms"}]' })).toThrow(/ROKHAS_BACKGROUNDS\.0\.kind/)
})

describe("README's table of settings", () => {
  const readme = readFileSync(`${ROOT}README.md`, 'utf8')
  const [, table = ''] = /\| setting \| default \| meaning \|\n\|[-|]+\|\n((?:\|.*\|\n)+)/.exec(readme) ?? []
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim()))

  /** What the code reads from the environment by itself, before or beside the schema. */
  const sources = readdirSync(`${ROOT}api`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.m?ts$/.test(file),
  )
  const read = sources.flatMap((file) =>
    [...readFileSync(`${ROOT}api/${file}`, 'utf8').matchAll(/\benv\.([A-Z][A-Z_]+)\b(?! = )/g)].map(
      ([, name = '']) => name,
    ),
  )

  test('has one row for each setting, and none for what is no setting', () => {
    const names = rows.map(([name = '']) => name.replaceAll('`', ''))
    expect(names.toSorted()).toEqual([...new Set([...Object.keys(SETTINGS.shape), ...read])].toSorted())
    for (const row of rows) expect(row[2]?.length, row[0]).toBeGreaterThan(10)
  })

  test.each(Object.entries(SETTINGS.shape))('says the default of %s', (name, schema) => {
    const [, said = ''] = rows.find(([cell]) => cell === `\`${name}\``) ?? []
    const { data } = schema.safeParse(undefined)
    const [, exact] = /^`([^`]*)`$/.exec(said) ?? []
    const spelt =
      typeof data === 'boolean' ? (data ? 'on' : 'off') : typeof data === 'object' ? JSON.stringify(data) : data
    if (spelt === undefined || spelt === '') expect([name, exact]).toEqual([name, undefined])
    else expect([name, exact]).toEqual([name, String(spelt)])
  })
})

test("README's table of commands names every command for operators", () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> }
  const readme = readFileSync(`${ROOT}README.md`, 'utf8')
  const missing = Object.keys(scripts)
    .filter((name) => scripts[name]?.includes('/command-line/'))
    .filter((name) => !readme.includes(`| \`npm run ${name} -- `))
  expect(missing).toEqual([])
})
