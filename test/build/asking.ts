import type { ProblemAnswer } from '../../api/contract/problems.ts'
import type { TestServer } from './server.ts'

type Asked = { readonly headers?: Record<string, string>; readonly body?: unknown }

/** Asks a server as a browser would; the answer is what the test says it is, or a problem. */
export const asking = (server: () => TestServer) =>
  async function ask<T>(method: string, path: string, { headers = {}, body }: Asked = {}) {
    const response = await fetch(`${server().url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, answer: (await response.json()) as T & Partial<Omit<ProblemAnswer, keyof T>> }
  }
