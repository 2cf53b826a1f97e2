import { fork } from 'node:child_process'
import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Crew, type CrewOptions } from '../../apart/crew.ts'
import { algorithmOf, ECDSA_SHA256 } from '../algorithm.ts'
import { ecdsaDer } from '../ecdsa.ts'
import { KeyFailed, type KnownKey, type OpenedKey, orKeyFault } from '../openKey.ts'
import type { TokenAnswer, TokenJob } from './protocol.ts'
import { readReference } from './reference.ts'

const SCRIPT = fileURLToPath(new URL('./process.ts', import.meta.url))
/** A driver on the other side of a network, or a token that makes its person press a button, takes its time. */
const SECONDS = 20
const IDLE_MS = 10 * 60_000

export type TokenKey = KnownKey & {
  /** The PKCS#11 module, a shared library of the token's maker. */
  readonly module: string
  /** A PKCS#11 URI (RFC 7512) that names the token and the key. */
  readonly reference: string
  readonly pin: string
}

type Limits = { readonly seconds: number }

/**
 * A key of a token or an HSM. Its driver is native code of somebody else's: it runs in a process of its own, one a key
 * that is open, whose fall or silence is a fault of this key and of nothing else. Closing it signs the token out.
 */
export async function openPkcs11(key: TokenKey, { seconds }: Limits = { seconds: SECONDS }): Promise<OpenedKey> {
  const reference = readReference(key.reference)
  const algorithm = algorithmOf(key.certificate)
  if (!reference || !algorithm) return { ok: false, error: 'KEY_MISSING' }
  // To a driver no PIN at all means: ask on the token's own keys.
  if (key.pin === '') return { ok: false, error: 'KEY_SECRET_WRONG' }
  const kind = algorithm === ECDSA_SHA256 ? 'ec' : 'rsa'
  const crew = new Crew<TokenJob, TokenAnswer>({
    most: 1,
    idleMs: IDLE_MS,
    failed: 'the token could not be asked',
    late: () => new KeyFailed('KEY_DRIVER_FELL'),
    open,
  })
  const ask = async (digest: Buffer | null): Promise<Buffer> => {
    const job = { module: key.module, reference, pin: key.pin, kind, digest } as const
    const answer = await crew.run(job, seconds)
    if (!answer.ok) throw new KeyFailed(answer.fault, { cause: answer.why })
    return Buffer.from(answer.signature)
  }
  const sign = async (bytes: Buffer) => {
    const signature = await ask(hash('sha256', bytes, 'buffer'))
    return kind === 'ec' ? ecdsaDer(signature) : signature
  }
  const { certificate, chain } = key
  const found = await orKeyFault(() => ask(null))
  if (found.ok) return { ok: true, value: { certificate, chain, algorithm, sign, close: () => crew.close() } }
  crew.close()
  return found
}

/** A stranger's code is not shown our secrets. */
const isOurs = (name: string) => /^(ROKHAS_|AWS_|DATABASE_URL$|PG)/.test(name)

const open: CrewOptions<TokenJob, TokenAnswer>['open'] = (hear, lost) => {
  const child = fork(SCRIPT, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name))),
  })
  child.unref()
  child.channel?.unref()
  child.on('message', hear as (message: unknown) => void)
  child.on('error', (cause) => lost(new KeyFailed('KEY_DRIVER_FELL', { cause })))
  child.on('exit', () => lost(new KeyFailed('KEY_DRIVER_FELL')))
  return { give: (job) => void child.send(job), end: () => void child.kill('SIGKILL') }
}
