import type { Kysely } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { Clock } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { Gate } from '../tiles/gate.ts'
import { Faults } from './faults.ts'
import { fetchRemote, type RemoteAnswer, type RemoteLimits } from './remote/fetchRemote.ts'
import { RemoteFault } from './remote/remoteFault.ts'
import { FAULT_SENTENCES } from './remote/sentences.ts'

export type Picture = { readonly type: string; readonly body: Buffer }

const CACHE_BYTES = 48 * 1024 * 1024
const FRESH_MS = 10 * 60_000
const PICTURE_BYTES = 3 * 1024 * 1024
const DATA_BYTES = 8 * 1024 * 1024
const DEADLINE_MS = 10_000
/** Of one layer: a slow server keeps its own waiting, not the others'. */
const AT_ONCE = 6
const WAITING = 60

/** How each picture begins, whatever the server calls it; nothing else is passed on. */
const BEGINNINGS: readonly (readonly [type: string, begins: (body: Buffer) => boolean])[] = [
  ['image/png', (body) => body.subarray(0, 4).toString('latin1') === '\x89PNG'],
  ['image/jpeg', (body) => body.subarray(0, 3).toString('latin1') === '\xff\xd8\xff'],
  ['image/gif', (body) => body.subarray(0, 4).toString('latin1') === 'GIF8'],
  [
    'image/webp',
    (body) => body.subarray(0, 4).toString('latin1') === 'RIFF' && body.subarray(8, 12).toString('latin1') === 'WEBP',
  ],
]

type Kept = { readonly picture: Picture; readonly until: number }
type Wanted = { readonly layerId: string; readonly address: string }

type Given = { readonly db: Kysely<Database>; readonly clock: Clock; readonly ownServers: ReadonlySet<string> }

/**
 * Asks the servers of layers for everybody: a few at a time, each picture once in ten minutes. Browsers see our address
 * alone, so that the page's content security policy stays as narrow as it was, a server learns nothing of who looks, and
 * what it sends is looked at before it is passed on.
 */
export class LayerServers {
  readonly faults: Faults
  readonly #clock: Clock
  readonly #ownServers: ReadonlySet<string>
  readonly #gates = new Map<string, Gate>()
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  constructor({ db, clock, ownServers }: Given) {
    this.faults = new Faults(db)
    this.#clock = clock
    this.#ownServers = ownServers
  }

  get limits(): Pick<RemoteLimits, 'ownServers'> {
    return { ownServers: this.#ownServers }
  }

  /** @throws Problem LAYER_SERVER, BUSY */
  async picture(wanted: Wanted): Promise<Picture> {
    const key = `${wanted.layerId} ${wanted.address}`
    const kept = this.#kept.get(key)
    if (kept && kept.until > this.#clock.now().getTime()) return kept.picture
    const picture = await this.#asked(wanted, PICTURE_BYTES, asPicture)
    this.#keep(key, picture)
    return picture
  }

  /** A JSON document. @throws Problem LAYER_SERVER, BUSY */
  data(wanted: Wanted): Promise<unknown> {
    return this.#asked(wanted, DATA_BYTES, asJson)
  }

  async #asked<T>({ layerId, address }: Wanted, mostBytes: number, read: (answer: RemoteAnswer) => T): Promise<T> {
    await this.faults.ready()
    const resting = this.faults.resting(layerId, this.#clock.now())
    if (resting) throw remoteProblem(new RemoteFault(resting.code), resting.since)
    const gate = this.#gateOf(layerId)
    if (gate.isFull) throw new Problem('BUSY', { retryAfterS: 5 })
    try {
      const limits = { mostBytes, deadlineMs: DEADLINE_MS, ownServers: this.#ownServers }
      const answer = read(await gate.run(() => fetchRemote(address, limits)))
      await this.faults.answered(layerId)
      return answer
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      await this.faults.failed(layerId, error.code, this.#clock.now())
      throw remoteProblem(error, this.faults.of(layerId)?.since)
    }
  }

  #gateOf(layerId: string): Gate {
    const gate = this.#gates.get(layerId) ?? new Gate(AT_ONCE, WAITING)
    this.#gates.set(layerId, gate)
    return gate
  }

  #keep(key: string, picture: Picture): void {
    this.#drop(key)
    this.#kept.set(key, { picture, until: this.#clock.now().getTime() + FRESH_MS })
    this.#bytes += picture.body.length
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= CACHE_BYTES) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.picture.body.length ?? 0
    this.#kept.delete(key)
  }
}

/** What is wrong with what was asked, and not with who was asked. */
const OF_THE_ADDRESS: ReadonlySet<string> = new Set(['ADDRESS', 'PRIVATE'])

/** What went wrong at a server, and since when, for whoever looks at the map. */
export const remoteProblem = ({ code, status }: RemoteFault, since?: Date): Problem =>
  new Problem(OF_THE_ADDRESS.has(code) ? 'LAYER_ADDRESS' : 'LAYER_SERVER', {
    detail: FAULT_SENTENCES[code],
    data: { fault: code, ...(status !== null && { status }), ...(since && { since: since.toISOString() }) },
  })

function asPicture({ body }: RemoteAnswer): Picture {
  const type = BEGINNINGS.find(([, begins]) => begins(body))?.[0]
  if (!type) throw new RemoteFault('TYPE')
  return { type, body }
}

function asJson({ body }: RemoteAnswer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new RemoteFault('TYPE', { cause })
  }
}
