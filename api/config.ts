import { z } from 'zod'
import { type Background, background } from './contract/map.ts'
import { dataFolder } from './db/dataFolder.ts'

const flag = z.enum(['on', 'off']).transform((word) => word === 'on')

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${(error as Error).message}` })
    return z.NEVER
  }
})

const environment = z.object({
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
  ROKHAS_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits: `openssl rand -hex 32`')
    .optional(),
  ROKHAS_DOCUMENTS: z.string().optional(),
  ROKHAS_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
})

export type Config = {
  readonly databaseUrl: string | null
  readonly port: number
  readonly host: string
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL']
  readonly demonstration: boolean
  readonly backgrounds: readonly Background[]
  readonly databaseConnections: number
  /** The address people type; absent, each request's own host is trusted, which suits one machine only. */
  readonly publicUrl: string | null
  /** 32 bytes in hexadecimal that seal second-factor secrets; absent, a key is made in the data folder. */
  readonly secretKey: string | null
  /** A folder, or `s3://…`; absent, the data folder. */
  readonly documents: string | null
  readonly dataFolder: string
}

/**
 * Reads the environment once.
 * @throws ConfigError listing every fault together
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  }
  const { data } = parsed
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
    demonstration: data.ROKHAS_DEMONSTRATION,
    backgrounds: data.ROKHAS_BACKGROUNDS,
    databaseConnections: data.ROKHAS_DATABASE_CONNECTIONS,
    publicUrl: data.ROKHAS_PUBLIC_URL ?? null,
    secretKey: data.ROKHAS_SECRET_KEY ?? null,
    documents: data.ROKHAS_DOCUMENTS ?? null,
    dataFolder: dataFolder(env),
  }
}

export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`the configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.faults = faults
  }
}
