import { parentPort } from 'node:worker_threads'
import type { Said } from '../../apart/crew.ts'
import type { ActVerification } from '../../contract/acts.ts'
import { Certificate } from '../../signatures/cms/certificate.ts'
import { verifyPdf } from '../../signatures/verify.ts'
import type { CheckJob } from './protocol.ts'

function answer({ bytes, anchors, now }: CheckJob): Said<ActVerification> {
  try {
    const trust = { anchors: anchors.map((der) => new Certificate(Buffer.from(der))), now }
    return { kind: 'done', answer: verifyPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), trust) }
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (job: CheckJob) => parentPort?.postMessage(answer(job)))
parentPort?.postMessage({ kind: 'ready' })
