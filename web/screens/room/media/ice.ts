import type { IceServer } from '../../../../api/contract/room/answers.ts'
import type { Candidate } from '../../../../api/contract/room/messages.ts'

/** A server as the contract writes it, for RTCPeerConnection. */
export const serverOf = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls: [...urls],
  ...(username !== undefined && { username }),
  ...(credential !== undefined && { credential }),
})

export const initOf = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: Candidate): RTCIceCandidateInit => ({
  ...{ candidate, sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null },
  usernameFragment: usernameFragment ?? null,
})

export const candidateOf = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): Candidate => ({
  ...{ candidate, sdpMid, sdpMLineIndex, usernameFragment },
})
