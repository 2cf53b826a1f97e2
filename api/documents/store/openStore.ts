import { type Config, ConfigError } from '../../config.ts'
import type { BlobStore } from './blobStore.ts'
import { folderStore } from './folderStore.ts'
import { readS3Address } from './s3Address.ts'
import { s3Store } from './s3Store.ts'

/**
 * The store that the configuration names: an S3 bucket, or a folder, by default one of the data folder.
 * @throws ConfigError for an address that is neither
 */
export function openStore({ documents, dataFolder }: Pick<Config, 'documents' | 'dataFolder'>): BlobStore {
  if (!documents?.includes('://')) return folderStore(documents ?? `${dataFolder}/documents`)
  const address = readS3Address(documents)
  if (!address.ok) throw new ConfigError([`ROKHAS_DOCUMENTS: ${address.error}`])
  return s3Store(address.value, `${dataFolder}/scratch`)
}
