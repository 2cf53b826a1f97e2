import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from './readTable.ts'

parentPort?.postMessage(readTable(workerData as Uint8Array))
