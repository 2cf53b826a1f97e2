import type { Config } from '../../config.ts'
import type { BlobStore } from './blobStore.ts'
import { folderStore } from './folderStore.ts'

/** The store that the configuration names: a folder, by default one of the data folder. */
export const openStore = ({ documents, dataFolder }: Pick<Config, 'documents' | 'dataFolder'>): BlobStore =>
  folderStore(documents ?? `${dataFolder}/documents`)
