import { z } from 'zod'
import { type MediaConfig, mediaOf, ROOM_SETTINGS } from './commission/room/settings.ts'
import { type Background, background } from './contract/map.ts'
import { dataFolder } from './db/dataFolder.ts'
import { type ClamdAddress, clamdOf, DOCUMENT_SETTINGS, largestDocument } from './documents/settings.ts'
import { PROVIDER_GROUP, PROVIDER_SETTINGS, type ProviderConfig, providerOf } from './identity/provider/settings.ts'
import { CSC_GROUP, KEY_SETTINGS, type KeyPlaces, keyPlacesOf } from './signatures/settings.ts'

const flag = z.enum(['on', 'off']).transform((word) => word === 'on')

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${(error as Error).message}` })
    return z.NEVER
  }
})

/** Every setting, as the environment spells it; README's table says what each means. */
export const SETTINGS = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ROKHAS_DEMONSTRATION: flag.default(true),
  ROKHAS_BACKGROUNDS: json.pipe(z.array(background)).default([]),
  ROKHAS_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROKHAS_PROXY: flag.default(false),
  ROKHAS_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits: `openssl rand -hex 32`')
    .optional(),
  ...DOCUMENT_SETTINGS,
  ROKHAS_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ROKHAS_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or: Name <address>')
    .optional(),
  ROKHAS_BOUNCES: z.string().optional(),
  ROKHAS_CNDP_REFERENCE: z.string().trim().min(1).max(100).optional(),
  ...PROVIDER_SETTINGS,
  ...ROOM_SETTINGS,
  ROKHAS_TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROKHAS_TIMESTAMP_POLICY: z
    .string()
    .regex(/^[0-2](\.\d+)+$/, 'must be an object identifier: 1.2.3.4')
    .optional(),
  ROKHAS_SIGNATURE_ANCHORS: z.string().optional(),
  ...KEY_SETTINGS,
  ROKHAS_LAYER_SERVERS: z
    .string()
    .regex(/^[^\s:/,]+:\d{1,5}( *, *[^\s:/,]+:\d{1,5})*$/, 'must be host:port, several separated by commas')
    .transform((text) => text.split(',').map((server) => server.trim()))
    .optional(),
  ROKHAS_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
})

/** Groups of which all are given, or none. */
const TOGETHER: readonly (readonly Name[])[] = [
  PROVIDER_GROUP,
  CSC_GROUP,
  ['ROKHAS_SMTP_URL', 'ROKHAS_MAIL_FROM'],
  ['ROKHAS_TURN_URLS', 'ROKHAS_TURN_SECRET'],
  ['ROKHAS_JANUS_URL', 'ROKHAS_JANUS_SECRET'],
]

/** What means nothing without another. */
const NEEDS: readonly (readonly [Name, Name])[] = [
  ['ROKHAS_OIDC_STRONG_ACR', 'ROKHAS_OIDC_ISSUER'],
  ['ROKHAS_TIMESTAMP_POLICY', 'ROKHAS_TIMESTAMP_URL'],
]

type Name = keyof typeof SETTINGS.shape

export type Config = {
  readonly databaseUrl: string | null
  readonly port: number
  readonly host: string
  readonly logLevel: z.infer<typeof SETTINGS>['LOG_LEVEL']
  readonly demonstration: boolean
  readonly backgrounds: readonly Background[]
  readonly databaseConnections: number
  /** `host:port` of map servers on the house's own network; of no other private address is anything asked. */
  readonly layerServers: readonly string[]
  /** The address people type; absent, each request's own host is trusted, which suits one machine only. */
  readonly publicUrl: string | null
  /** A proxy stands before the server: the address it adds to X-Forwarded-For is the caller's. */
  readonly proxy: boolean
  /** 32 bytes in hexadecimal that seal second-factor secrets; absent, a key is made in the data folder. */
  readonly secretKey: string | null
  /** A folder, or `s3://…`; absent, the data folder. */
  readonly documents: string | null
  /** The antivirus; absent, documents open without one and the state page says so. */
  readonly clamd: ClamdAddress | null
  /** Bytes of one document at most. */
  readonly largestDocument: number
  readonly dataFolder: string
  /** The identity provider people may sign in through; absent, accounts are local only. */
  readonly provider: ProviderConfig | null
  /** Where e-mail leaves; absent, messages wait and the state page says so. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  /** A folder (maildir or flat) where the reports of undelivered mail arrive. */
  readonly bounces: string | null
  /** The number the CNDP gave to the declared processings (law 09-08). */
  readonly cndpReference: string | null
  /** Through what the people of a live room see and hear each other. */
  readonly media: MediaConfig
  /** The RFC 3161 authority that timestamps each day of the journal, and the policy it must do it under. */
  readonly timestamp: { readonly url: string; readonly policy: string | null } | null
  /** A PEM file of the authorities whose signers are believed; absent, none is. */
  readonly signatureAnchors: string | null
  /** Where keys are that no file holds. */
  readonly keyPlaces: KeyPlaces
}

/**
 * Reads the environment once. An empty setting is as good as absent.
 * @throws ConfigError listing every fault together
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = SETTINGS.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const faults = [...wrong, ...halfGiven(given), ...unknown(given)]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  return configOf(parsed.data, given)
}

function halfGiven(given: NodeJS.ProcessEnv): string[] {
  const missing = TOGETHER.flatMap((group) => {
    const absent = group.filter((name) => given[name] === undefined)
    if (absent.length === group.length) return []
    return absent.map((name) => `${name}: goes with ${group.filter((other) => other !== name).join(', ')}: all or none`)
  })
  const alone = NEEDS.filter(([name, needed]) => given[name] !== undefined && given[needed] === undefined)
  return [...missing, ...alone.map(([name, needed]) => `${name}: means nothing without ${needed}`)]
}

/** A name misspelt would be a setting that never was; `ROKHAS_DATA` is read before the others. */
const unknown = (given: NodeJS.ProcessEnv): string[] =>
  Object.keys(given)
    .filter((name) => name.startsWith('ROKHAS_') && name !== 'ROKHAS_DATA' && !(name in SETTINGS.shape))
    .map((name) => `${name}: is no setting`)

function configOf(data: z.infer<typeof SETTINGS>, env: NodeJS.ProcessEnv): Config {
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
    demonstration: data.ROKHAS_DEMONSTRATION,
    backgrounds: data.ROKHAS_BACKGROUNDS,
    databaseConnections: data.ROKHAS_DATABASE_CONNECTIONS,
    layerServers: data.ROKHAS_LAYER_SERVERS ?? [],
    publicUrl: data.ROKHAS_PUBLIC_URL ?? null,
    proxy: data.ROKHAS_PROXY,
    secretKey: data.ROKHAS_SECRET_KEY ?? null,
    documents: data.ROKHAS_DOCUMENTS ?? null,
    clamd: clamdOf(data.ROKHAS_CLAMD),
    largestDocument: largestDocument(data.ROKHAS_LARGEST_DOCUMENT),
    dataFolder: dataFolder(env),
    provider: providerOf(data),
    mail: mailOf(data),
    bounces: data.ROKHAS_BOUNCES ?? null,
    media: mediaOf(data),
    cndpReference: data.ROKHAS_CNDP_REFERENCE ?? null,
    timestamp: data.ROKHAS_TIMESTAMP_URL
      ? { url: data.ROKHAS_TIMESTAMP_URL, policy: data.ROKHAS_TIMESTAMP_POLICY ?? null }
      : null,
    signatureAnchors: data.ROKHAS_SIGNATURE_ANCHORS ?? null,
    keyPlaces: keyPlacesOf(data),
  }
}

const mailOf = ({ ROKHAS_SMTP_URL: smtpUrl, ROKHAS_MAIL_FROM: from }: z.infer<typeof SETTINGS>): Config['mail'] =>
  smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : null

export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`the configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.faults = faults
  }
}
