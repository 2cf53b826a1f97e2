import { json } from 'node:stream/consumers'
import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import type { Deps } from '../../../deps.ts'
import type { BulletinRow } from './queries.ts'

/** The figures an edition was made of, as they are kept. @throws StoreFailed */
export async function dataOf({ store }: Pick<Deps, 'store'>, { files, quarter }: BulletinRow): Promise<BulletinData> {
  const file = files.find(({ name }) => name === `bulletin-${quarter}.json`)
  if (!file) throw new Error(`the bulletin of ${quarter} has no figures`)
  // Written by us, and named by the hash of its bytes.
  return (await json(await store.open(file.sha256))) as BulletinData
}
