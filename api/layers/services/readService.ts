import { fetchRemote, type RemoteLimits } from '../remote/fetchRemote.ts'
import { RemoteFault } from '../remote/remoteFault.ts'
import type { Offered } from './offered.ts'
import { readWfs } from './readWfs.ts'
import { readWms } from './readWms.ts'
import { readWmts } from './readWmts.ts'
import { withParameters } from './serviceAddress.ts'
import { xmlTree } from './xmlTree.ts'

type Asked = { readonly kind: Offered['kind']; readonly address: string }

const READERS = { wms: readWms, wmts: readWmts, wfs: readWfs } as const
const VERSIONS = { wms: '1.3.0', wmts: '1.0.0', wfs: '2.0.0' } as const

/** Some national servers describe thousands of layers. */
const MOST_BYTES = 16 * 1024 * 1024
const DEADLINE_MS = 20_000

/** Where a service says what it offers: a file of its own, or the usual question. */
export const capabilitiesAddress = ({ kind, address }: Asked): string =>
  new URL(address).pathname.endsWith('.xml')
    ? address
    : withParameters(address, { SERVICE: kind.toUpperCase(), REQUEST: 'GetCapabilities', VERSION: VERSIONS[kind] })

/**
 * What a service offers.
 * @throws RemoteFault
 */
export async function readService(asked: Asked, { ownServers }: Pick<RemoteLimits, 'ownServers'>): Promise<Offered> {
  const limits = { mostBytes: MOST_BYTES, deadlineMs: DEADLINE_MS, ownServers }
  const { body } = await fetchRemote(capabilitiesAddress(asked), limits)
  const offered = READERS[asked.kind](xmlTree(body))
  if (!offered) throw new RemoteFault('UNREADABLE')
  return offered
}
