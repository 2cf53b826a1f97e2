import { parentPort } from 'node:worker_threads'
import type { Result } from '../../../spatial/result.ts'
import type { Said } from '../../apart/crew.ts'
import { type LayerFile, type LayerFileRefusal, readLayerFile } from './readFile.ts'

export type LayerFileJob = { readonly bytes: Uint8Array; readonly name: string }
export type LayerFileAnswer = Result<LayerFile, LayerFileRefusal>

function answer({ bytes, name }: LayerFileJob): Said<LayerFileAnswer> {
  try {
    return { kind: 'done', answer: readLayerFile(bytes, name) }
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (job: LayerFileJob) => parentPort?.postMessage(answer(job)))
parentPort?.postMessage({ kind: 'ready' })
