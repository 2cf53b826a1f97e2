import { type Config, ConfigError } from '../../config.ts'
import { type BlobStore, StoreFailed } from './blobStore.ts'
import { folderStore } from './folderStore.ts'
import { readS3Address } from './s3Address.ts'
import { s3Store } from './s3Store.ts'

type Place = Pick<Config, 'documents' | 'dataFolder'>

/**
 * The store that the configuration names: an S3 bucket, or a folder, by default one of the data folder.
 * @throws ConfigError for an address that is neither
 */
export function openStore({ documents, dataFolder }: Place): BlobStore {
  if (!documents?.includes('://')) return saidAsItsOwn(folderStore(documents ?? `${dataFolder}/documents`))
  const address = readS3Address(documents)
  if (!address.ok) throw new ConfigError([`ROKHAS_DOCUMENTS: ${address.error}`])
  return saidAsItsOwn(s3Store(address.value, `${dataFolder}/scratch`))
}

/** Whoever starts a server or a command wants to know at once. @throws ConfigError */
export async function mustKeep(store: BlobStore): Promise<void> {
  const fault = await store.fault()
  if (fault !== null) throw new ConfigError([`ROKHAS_DOCUMENTS: ${fault}`])
}

/** A connection refused by the store must not be taken for one refused by the database. */
const saidAsItsOwn = (store: BlobStore): BlobStore => ({
  fault: () => store.fault().catch(failed('could not be asked')),
  put: (sha256, content) => store.put(sha256, content).catch(failed(`did not keep ${sha256}`)),
  open: (sha256, range) => store.open(sha256, range).catch(failed(`did not give ${sha256}`)),
  has: (sha256) => store.has(sha256).catch(failed(`did not say whether it has ${sha256}`)),
  remove: (sha256) => store.remove(sha256).catch(failed(`did not remove ${sha256}`)),
  tidy: (before) => store.tidy(before).catch(failed('could not be tidied')),
  list: async function* () {
    try {
      yield* store.list()
    } catch (cause) {
      failed('did not say what it has')(cause)
    }
  },
})

const failed =
  (what: string) =>
  (cause: unknown): never => {
    throw new StoreFailed(`the store of documents ${what}: ${(cause as Error).message}`, { cause })
  }
